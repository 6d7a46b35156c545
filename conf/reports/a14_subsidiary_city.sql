-- id: a14_subsidiary_city
-- zh: 上市公司跨城子公司的城市排名
-- en: Cities by listed companies' subsidiaries sent to and received from other cities of the region
-- key: year, place_id
-- columns:
--   year | year | 年份 | Year of the reference date; a stock, so years do not add up
--   place_id | | 城市代码 | City
--   city | | 城市 | Its name
--   city_en | | 城市英文名 | Its English name
--   out_links | subsidiaries | 母公司在此的子公司数 | Subsidiaries in other cities whose parent is here
--   rank_out | | 位次 | Rank by out_links, ties share a rank
--   in_links | subsidiaries | 落户于此的子公司数 | Subsidiaries here whose parent is in another city
--   rank_in | | 位次 | Rank by in_links, ties share a rank
--   net | subsidiaries | 净流出 | out_links - in_links
-- definitions: links, net, rank
-- notes: Both ends lie in the region set. Subsidiaries whose functions are all among excluded_functions (sales and after-sales) are left out; those of which none is told count.
-- documents:
--   select layer, year, event_id, src_place_id, dst_place_id,
--          explode(array(src_place_id, dst_place_id)) as place_id
--   from link left anti join (
--     select layer, year, event_id from event_sector where layer = 'subsidiary' and scheme = 'function'
--     group by all having bool_and(array_contains(:excluded_functions, sector_id))
--   ) using (layer, year, event_id)
--   where layer = 'subsidiary' and array_contains(region_sets, :region_set)
--     and scope <> 'within_city'
with subsidiary as (
  select year, src_place_id, dst_place_id
  from link left anti join (
    select layer, year, event_id from event_sector where layer = 'subsidiary' and scheme = 'function'
    group by all having bool_and(array_contains(:excluded_functions, sector_id))
  ) using (layer, year, event_id)
  where layer = 'subsidiary' and array_contains(region_sets, :region_set)
    and scope <> 'within_city'
),
side as (
  select year, src_place_id as place_id, 1 as out, 0 as in from subsidiary
  union all
  select year, dst_place_id, 0, 1 from subsidiary
)
select year, side.place_id, p.name_zh as city, p.name_en as city_en,
       sum(out) as out_links, rank() over (partition by year order by sum(out) desc) as rank_out,
       sum(in) as in_links, rank() over (partition by year order by sum(in) desc) as rank_in,
       sum(out) - sum(in) as net
from side join dim_place p on side.place_id = p.place_id
group by year, side.place_id, p.name_zh, p.name_en
