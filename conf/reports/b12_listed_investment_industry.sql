-- id: b12_listed_investment_industry
-- zh: 上市公司跨省子公司：按行业门类
-- en: Subsidiaries of listed companies in other provinces by industry
-- key: sector_id
-- columns:
--   sector_id | | 行业门类代码 | Section of GB/T 4754
--   sector_zh | | 行业门类 | Its name
--   sector_en | | 行业门类英文名称 | Its English name
--   year | year | 年份 | Year at whose end they were held
--   rank | | 位次 | Rank by subsidiaries; ties share a rank
--   subsidiaries | events | 子公司数 | Subsidiaries in other provinces of the region
--   share | share | 占比 | Of all subsidiaries in other provinces
--   all_subsidiaries | events | 跨省子公司合计 | All of them, those without an industry too
--   classified_share | share | 有行业分类的占比 | Of all, those that have an industry
--   listed_companies | organisations | 母公司数 | Listed companies that hold them
--   located_share | share | 地区内机构对定位率 | Links that lie or may lie in the region that have a city at both ends
-- definitions: events, located_share
-- notes: As b12_listed_investment. A subsidiary with industries of two sections counts in both.
-- documents:
--   select l.layer, l.year, l.event_id, s.sector_id as code, l.src_province_id, l.dst_province_id
--   from link l join event_sector s on l.layer = s.layer and l.year = s.year and l.event_id = s.event_id
--   where l.layer = 'subsidiary' and l.year = :year and s.scheme = 'gbt4754'
--     and l.src_province_id <> l.dst_province_id
--     and array_contains(l.region_sets, :region_set)
with holding as (
  select l.event_id, l.src_org_id
  from link l
  where l.layer = 'subsidiary' and l.year = :year and l.src_province_id <> l.dst_province_id
    and array_contains(l.region_sets, :region_set)
),
-- A code stands at any of the four levels; its section is at most three above it.
section as (
  select a.sector_id, coalesce(d.sector_id, c.sector_id, b.sector_id, a.sector_id) as section_id
  from dim_sector a
  left join dim_sector b on a.scheme = b.scheme and a.parent_id = b.sector_id
  left join dim_sector c on b.scheme = c.scheme and b.parent_id = c.sector_id
  left join dim_sector d on c.scheme = d.scheme and c.parent_id = d.sector_id
  where a.scheme = 'gbt4754'
),
classified as (
  select e.event_id, s.section_id
  from event_sector e join section s on e.sector_id = s.sector_id
  where e.layer = 'subsidiary' and e.year = :year and e.scheme = 'gbt4754'
),
total as (
  select count(distinct h.event_id) as all_subsidiaries,
         count(distinct c.event_id) as classified
  from holding h left join classified c on h.event_id = c.event_id
),
industry as (
  select c.section_id,
         count(distinct h.event_id) as subsidiaries,
         count(distinct h.src_org_id) as listed_companies
  from holding h join classified c on h.event_id = c.event_id
  group by all
),
located as (
  select located_share from flow_summary
  where layer = 'subsidiary' and year = :year and scheme = 'ALL' and region_set = :region_set
    and measure = 'share_links_cross_province'
)
select i.section_id as sector_id,
       s.name_zh as sector_zh,
       s.name_en as sector_en,
       :year as year,
       rank() over (order by i.subsidiaries desc) as rank,
       i.subsidiaries,
       i.subsidiaries / nullif(t.all_subsidiaries, 0) as share,
       t.all_subsidiaries,
       t.classified / nullif(t.all_subsidiaries, 0) as classified_share,
       i.listed_companies,
       located.located_share
from industry i
join dim_sector s on s.scheme = 'gbt4754' and i.section_id = s.sector_id
cross join total t
left join located on true
