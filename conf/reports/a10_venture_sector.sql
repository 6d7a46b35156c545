-- id: a10_venture_sector
-- zh: 跨省投资交易的产业链环节
-- en: Cross-province venture transactions by sector of the industry chain
-- key: period, sector_id
-- columns:
--   period | | 期间 | Year, or total
--   sector_id | | 环节代码 | Sector
--   sector_zh | | 环节 | Its Chinese name
--   sector_en | | 环节英文名 | Its English name
--   links | transactions | 交易数 | Cross-province transactions of the sector
--   all_links | transactions | 全部交易数 | All cross-province transactions
--   share | share | 占比 | links / all_links
--   located_share | share | 可定位比例 | Of the transactions that may lie in the region, those with both ends located
-- definitions: links, located_share
-- notes: Both ends lie in the region set; years from venture_from on; the scheme is venture_scheme of reports.parameters.
-- documents:
--   select layer, cast(year as string) as period, year, event_id, sector_id
--   from link join event_sector using (layer, year, event_id)
--   where layer = 'venture' and scheme = :venture_scheme and year >= :venture_from
--     and array_contains(region_sets, :region_set) and scope in ('cross_province', 'cross_border')
with summary as (
  select year, scheme, sector_id, numerator as links
  from flow_summary
  where layer = 'venture' and region_set = :region_set and scheme in ('ALL', :venture_scheme)
    and measure = 'links_cross_province' and year >= :venture_from
),
whole as (
  select year, links as all_links, denominator as inside_links,
         cast(round(denominator / nullif(located_share, 0)) as bigint) as possible_links
  from summary join (select year, denominator, located_share from flow_summary
                     where layer = 'venture' and region_set = :region_set and scheme = 'ALL'
                       and measure = 'share_links_cross_city') using (year)
  where scheme = 'ALL'
),
sector as (
  select distinct sector_id from summary where scheme <> 'ALL'
),
by_year as (
  select w.year, s.sector_id, coalesce(links, 0) as links, all_links, inside_links, possible_links
  from whole w cross join sector s
  left join summary m
    on w.year = m.year and s.sector_id = m.sector_id and m.scheme = :venture_scheme
)
select coalesce(cast(year as string), 'total') as period, b.sector_id,
       s.name_zh as sector_zh, s.name_en as sector_en, sum(links) as links,
       sum(all_links) as all_links, sum(links) / nullif(sum(all_links), 0) as share,
       sum(inside_links) / nullif(sum(possible_links), 0) as located_share
from by_year b
join dim_sector s on s.scheme = :venture_scheme and b.sector_id = s.sector_id
group by grouping sets ((year, b.sector_id, s.name_zh, s.name_en),
                        (b.sector_id, s.name_zh, s.name_en))
