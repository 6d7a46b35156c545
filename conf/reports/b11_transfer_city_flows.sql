-- id: b11_transfer_city_flows
-- zh: 城市间专利转让流量
-- en: Patent transfers from city to city
-- key: year, src_city_id, dst_city_id
-- columns:
--   year | year | 年份 | Year in which the transfer was recorded
--   src_city_id | | 转出城市代码 | City of the assignor
--   dst_city_id | | 转入城市代码 | City of the assignee
--   src_city | | 转出城市 | Its name
--   dst_city | | 转入城市 | Its name
--   scope | | 范围 | within_province or cross_province
--   events | events | 专利转让数 | Transfers from the one to the other
--   links | links | 机构对数 | Pairs of assignor and assignee
--   link_share | share | 占比 | Of all links between cities of the region in the year
--   region_links | links | 区域内跨城机构对合计 | All links between cities of the region in the year
--   rank | | 位次 | Rank by links in the year; ties share a rank
--   located_share | share | 地区内机构对定位率 | Links that lie or may lie in the region that have a city at both ends
-- definitions: events, links, located_share
-- notes: Both ends lie in the region set, in different cities; snapshot years.
-- documents:
--   select layer, year, event_id, src_place_id as src_city_id, dst_place_id as dst_city_id from link
--   where layer = 'transfer' and src_place_id <> dst_place_id
--     and array_contains(region_sets, :region_set)
with flow as (
  select f.year, f.src_city_id, f.dst_city_id, f.src_name, f.dst_name, f.scope, f.events, f.links,
         sum(f.links) over (partition by f.year) as region_links
  from flow_city f
  join dim_place s on f.src_city_id = s.place_id
  join dim_place d on f.dst_city_id = d.place_id
  where f.layer = 'transfer' and f.scheme = 'ALL' and f.src_city_id <> f.dst_city_id
    and array_contains(s.region_sets, :region_set) and array_contains(d.region_sets, :region_set)
    and array_contains(:snapshot_years, f.year)
),
located as (
  select year, located_share from flow_summary
  where layer = 'transfer' and scheme = 'ALL' and region_set = :region_set
    and measure = 'share_links_cross_city'
)
select f.year,
       f.src_city_id,
       f.dst_city_id,
       f.src_name as src_city,
       f.dst_name as dst_city,
       f.scope,
       f.events,
       f.links,
       f.links / f.region_links as link_share,
       f.region_links,
       rank() over (partition by f.year order by f.links desc) as rank,
       l.located_share
from flow f left join located l on f.year = l.year
