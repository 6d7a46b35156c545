-- id: b13_vc_investees_matrix
-- zh: 风险投资跨省被投企业数：省际矩阵
-- en: Companies in other provinces backed by venture investors: matrix of provinces
-- key: src_province_id, dst_province_id
-- columns:
--   src_province_id | | 投资方省份代码 | Province of the investors
--   dst_province_id | | 被投企业省份代码 | Province of the companies
--   src_province | | 投资方省份 | Its name
--   dst_province | | 被投企业省份 | Its name
--   companies | organisations | 被投企业数 | Distinct companies there backed from here
--   row_share | share | 行占比 | Of the companies in all other provinces backed from here
--   located_share | share | 可定位比例 | Of the transactions that may lie in the region, those with both ends located
--   src_companies | organisations | 投资方省份合计 | Companies in all other provinces backed from here
--   transactions | links | 交易数 | Their transactions
-- definitions: links, located_share
-- notes: As b13_vc_investees.
-- documents:
--   select layer, year, event_id, src_province_id, dst_province_id from link
--   where layer = 'venture' and year <= :year and src_province_id <> dst_province_id
--     and array_contains(region_sets, :region_set)
with backing as (
  select year, event_id, src_province_id, dst_province_id, src_org_id, dst_org_id
  from link
  where layer = 'venture' and year <= :year and src_province_id <> dst_province_id
    and array_contains(region_sets, :region_set)
),
pair as (
  select src_province_id, dst_province_id,
         count(distinct dst_org_id) as companies,
         count(*) as transactions
  from backing group by all
),
sender as (
  select src_province_id, count(distinct dst_org_id) as src_companies from backing group by all
),
located as (
  select sum(denominator)
         / nullif(sum(cast(round(denominator / nullif(located_share, 0)) as bigint)), 0) as located_share
  from flow_summary
  where layer = 'venture' and region_set = :region_set and scheme = 'ALL'
    and measure = 'share_links_cross_city' and year <= :year
)
select p.src_province_id,
       p.dst_province_id,
       s.name_zh as src_province,
       d.name_zh as dst_province,
       p.companies,
       p.companies / f.src_companies as row_share,
       located.located_share,
       f.src_companies,
       p.transactions
from pair p
join sender f on p.src_province_id = f.src_province_id
join dim_place s on p.src_province_id = s.place_id
join dim_place d on p.dst_province_id = d.place_id
left join located on true
