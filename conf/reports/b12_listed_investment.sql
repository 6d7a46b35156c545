-- id: b12_listed_investment
-- zh: 上市公司跨省子公司：省际矩阵
-- en: Subsidiaries of listed companies in other provinces: matrix of provinces
-- key: src_province_id, dst_province_id
-- columns:
--   src_province_id | | 母公司省份代码 | Province of the listed company
--   dst_province_id | | 子公司省份代码 | Province of the subsidiary
--   src_province | | 母公司省份 | Its name
--   dst_province | | 子公司省份 | Its name
--   year | year | 年份 | Year at whose end they were held
--   subsidiaries | links | 子公司数 | Subsidiaries there of listed companies here
--   row_share | share | 行占比 | Of the subsidiaries of the listed companies here
--   src_subsidiaries | links | 母公司省份子公司合计 | All subsidiaries in other provinces of the listed companies here
--   share | share | 占比 | Of all subsidiaries in other provinces
--   all_subsidiaries | links | 跨省子公司合计 | All subsidiaries in other provinces
--   located_share | share | 地区内机构对定位率 | Links that lie or may lie in the region that have a city at both ends
-- definitions: links, located_share
-- notes: Both ends lie in the region set, in different provinces. A stock at the end of the last year
--   of the report: years must not be added up.
-- documents:
--   select layer, year, event_id, src_province_id, dst_province_id from link
--   where layer = 'subsidiary' and year = :year and src_province_id <> dst_province_id
--     and array_contains(region_sets, :region_set)
with pair as (
  select src_province_id, dst_province_id, count(*) as subsidiaries
  from link
  where layer = 'subsidiary' and year = :year and src_province_id <> dst_province_id
    and array_contains(region_sets, :region_set)
  group by all
),
total as (
  select *,
         sum(subsidiaries) over (partition by src_province_id) as src_subsidiaries,
         sum(subsidiaries) over () as all_subsidiaries
  from pair
),
located as (
  select located_share from flow_summary
  where layer = 'subsidiary' and year = :year and scheme = 'ALL' and region_set = :region_set
    and measure = 'share_links_cross_province'
)
select t.src_province_id,
       t.dst_province_id,
       s.name_zh as src_province,
       d.name_zh as dst_province,
       :year as year,
       t.subsidiaries,
       t.subsidiaries / t.src_subsidiaries as row_share,
       t.src_subsidiaries,
       t.subsidiaries / t.all_subsidiaries as share,
       t.all_subsidiaries,
       located.located_share
from total t
join dim_place s on t.src_province_id = s.place_id
join dim_place d on t.dst_province_id = d.place_id
left join located on true
