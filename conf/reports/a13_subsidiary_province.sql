-- id: a13_subsidiary_province
-- zh: 上市公司跨省子公司：母公司省份与子公司省份
-- en: Listed companies' subsidiaries in other provinces, by province of parent and of subsidiary
-- key: year, province_id
-- columns:
--   year | year | 年份 | Year of the reference date; a stock, so years do not add up
--   province_id | | 省份代码 | Province
--   province | | 省份 | Its name
--   out_links | subsidiaries | 母公司在此的子公司数 | Subsidiaries elsewhere whose parent is here
--   out_share | share | 占比 | Of all cross-province subsidiaries of the region
--   in_links | subsidiaries | 落户于此的子公司数 | Subsidiaries here whose parent is elsewhere
--   in_share | share | 占比 | Of all cross-province subsidiaries of the region
--   located_share | share | 可定位比例 | Of the subsidiaries that may lie in the region, those with both ends located
--   net | subsidiaries | 净流出 | out_links - in_links
-- definitions: links, net, located_share
-- notes: Both ends lie in the region set. Subsidiaries whose functions are all among excluded_functions (sales and after-sales) are left out; those of which none is told count.
-- documents:
--   select layer, year, event_id, src_province_id, dst_province_id
--   from link left anti join (
--     select layer, year, event_id from event_sector where layer = 'subsidiary' and scheme = 'function'
--     group by all having bool_and(array_contains(:excluded_functions, sector_id))
--   ) using (layer, year, event_id)
--   where layer = 'subsidiary' and array_contains(region_sets, :region_set)
--     and scope in ('cross_province', 'cross_border')
with subsidiary as (
  select year, src_province_id, dst_province_id
  from link left anti join (
    select layer, year, event_id from event_sector where layer = 'subsidiary' and scheme = 'function'
    group by all having bool_and(array_contains(:excluded_functions, sector_id))
  ) using (layer, year, event_id)
  where layer = 'subsidiary' and array_contains(region_sets, :region_set)
    and scope in ('cross_province', 'cross_border')
),
side as (
  select year, src_province_id as province_id, 1 as out, 0 as in from subsidiary
  union all
  select year, dst_province_id, 0, 1 from subsidiary
),
located as (
  select year, located_share from flow_summary
  where layer = 'subsidiary' and region_set = :region_set and scheme = 'ALL'
    and measure = 'share_links_cross_city'
)
select side.year, side.province_id, p.name_zh as province,
       sum(out) as out_links, sum(out) / sum(sum(out)) over (partition by side.year) as out_share,
       sum(in) as in_links, sum(in) / sum(sum(in)) over (partition by side.year) as in_share,
       max(located_share) as located_share, sum(out) - sum(in) as net
from side join dim_place p on side.province_id = p.place_id
left join located on side.year = located.year
group by side.year, side.province_id, p.name_zh
