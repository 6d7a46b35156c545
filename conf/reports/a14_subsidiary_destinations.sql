-- id: a14_subsidiary_destinations
-- zh: 各城市上市公司子公司的主要目的地
-- en: Where each city's listed companies have their subsidiaries in other cities of the region
-- key: year, src_place_id, rank, dst_place_id
-- columns:
--   year | year | 年份 | Year of the reference date; a stock, so years do not add up
--   src_place_id | | 母公司城市代码 | City of the parents
--   rank | | 位次 | Rank of the destination by links, ties share a rank
--   dst_place_id | | 子公司城市代码 | City of the subsidiaries
--   src_city | | 母公司城市 | Name of the parents' city
--   dst_city | | 子公司城市 | Name of the subsidiaries' city
--   dst_city_en | | 子公司城市英文名 | English name of the subsidiaries' city
--   links | subsidiaries | 子公司数 | Subsidiaries
--   share | share | 占比 | Of the parents' city's subsidiaries in other cities of the region
--   located_share | share | 可定位比例 | Of the subsidiaries that may lie in the region, those with both ends located
-- definitions: links, rank, located_share
-- notes: Both ends lie in the region set. Subsidiaries whose functions are all among excluded_functions (sales and after-sales) are left out; those of which none is told count.
-- documents:
--   select layer, year, event_id, src_place_id, dst_place_id
--   from link left anti join (
--     select layer, year, event_id from event_sector where layer = 'subsidiary' and scheme = 'function'
--     group by all having bool_and(array_contains(:excluded_functions, sector_id))
--   ) using (layer, year, event_id)
--   where layer = 'subsidiary' and array_contains(region_sets, :region_set)
--     and scope <> 'within_city'
with destination as (
  select year, src_place_id, dst_place_id, count(*) as links
  from link left anti join (
    select layer, year, event_id from event_sector where layer = 'subsidiary' and scheme = 'function'
    group by all having bool_and(array_contains(:excluded_functions, sector_id))
  ) using (layer, year, event_id)
  where layer = 'subsidiary' and array_contains(region_sets, :region_set)
    and scope <> 'within_city'
  group by all
),
located as (
  select year, located_share from flow_summary
  where layer = 'subsidiary' and region_set = :region_set and scheme = 'ALL'
    and measure = 'share_links_cross_city'
)
select year, src_place_id, rank() over (partition by year, src_place_id order by links desc) as rank,
       dst_place_id, s.name_zh as src_city, d.name_zh as dst_city, d.name_en as dst_city_en, links,
       links / sum(links) over (partition by year, src_place_id) as share, located_share
from destination
join dim_place s on src_place_id = s.place_id
join dim_place d on dst_place_id = d.place_id
left join located using (year)
