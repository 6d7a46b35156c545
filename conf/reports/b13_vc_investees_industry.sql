-- id: b13_vc_investees_industry
-- zh: 风险投资跨省被投企业数：按行业门类
-- en: Companies in other provinces backed by venture investors, by industry
-- key: sector_id
-- columns:
--   sector_id | | 行业门类代码 | Section of GB/T 4754
--   sector_zh | | 行业门类 | Its name
--   sector_en | | 行业门类英文名称 | Its English name
--   rank | | 位次 | Rank by companies; ties share a rank
--   companies | organisations | 跨省被投企业数 | Distinct companies backed from another province
--   share | share | 占比 | Of all such companies that have an industry
--   located_share | share | 可定位比例 | Of the transactions that may lie in the region, those with both ends located
--   classified_companies | organisations | 有行业分类的企业数 | Such companies that have an industry
--   all_companies | organisations | 跨省被投企业合计 | All such companies
--   transactions | links | 交易数 | Their transactions
-- definitions: links, located_share
-- notes: As b13_vc_investees. Deals that name no industry of GB/T 4754 are in all_companies alone.
--   A company with industries of two sections counts in both.
-- documents:
--   select l.layer, l.year, l.event_id, s.sector_id as code, l.src_province_id, l.dst_province_id
--   from link l join event_sector s on l.layer = s.layer and l.year = s.year and l.event_id = s.event_id
--   where l.layer = 'venture' and l.year <= :year and s.scheme = 'gbt4754'
--     and l.src_province_id <> l.dst_province_id
--     and array_contains(l.region_sets, :region_set)
with backing as (
  select l.year, l.event_id, l.src_province_id, l.dst_province_id, l.src_org_id, l.dst_org_id
  from link l
  where l.layer = 'venture' and l.year <= :year and l.src_province_id <> l.dst_province_id
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
-- One row for each section of an event.
classified as (
  select distinct e.year, e.event_id, s.section_id
  from event_sector e join section s on e.sector_id = s.sector_id
  where e.layer = 'venture' and e.scheme = 'gbt4754'
),
total as (
  select count(distinct b.dst_org_id) as all_companies,
         count(distinct b.dst_org_id) filter (where c.event_id is not null) as classified_companies
  from backing b left join classified c on b.year = c.year and b.event_id = c.event_id
),
industry as (
  select c.section_id,
         count(distinct b.dst_org_id) as companies,
         count(*) as transactions
  from backing b join classified c on b.year = c.year and b.event_id = c.event_id
  group by all
),
located as (
  select sum(denominator)
         / nullif(sum(cast(round(denominator / nullif(located_share, 0)) as bigint)), 0) as located_share
  from flow_summary
  where layer = 'venture' and region_set = :region_set and scheme = 'ALL'
    and measure = 'share_links_cross_city' and year <= :year
)
select i.section_id as sector_id,
       s.name_zh as sector_zh,
       s.name_en as sector_en,
       rank() over (order by i.companies desc) as rank,
       i.companies,
       i.companies / nullif(t.classified_companies, 0) as share,
       located.located_share,
       t.classified_companies,
       t.all_companies,
       i.transactions
from industry i
join dim_sector s on s.scheme = 'gbt4754' and i.section_id = s.sector_id
cross join total t
left join located on true
