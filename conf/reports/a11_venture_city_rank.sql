-- id: a11_venture_city_rank
-- zh: 跨城投融资的城市排名
-- en: Cities by venture transactions sent to and received from other cities of the region
-- key: place_id
-- columns:
--   place_id | | 城市代码 | City
--   city | | 城市 | Its name
--   city_en | | 城市英文名 | Its English name
--   out_links | transactions | 投出交易数 | Transactions whose investor is here
--   rank_out | | 投出位次 | Rank by out_links, ties share a rank
--   in_links | transactions | 吸引交易数 | Transactions whose investee is here
--   rank_in | | 吸引位次 | Rank by in_links, ties share a rank
--   net | transactions | 净流出 | out_links - in_links
-- definitions: links, net, rank
-- notes: Both ends lie in the region set, in different cities; years from venture_from on.
-- documents:
--   select layer, year, event_id, src_place_id, dst_place_id,
--          explode(array(src_place_id, dst_place_id)) as place_id
--   from link
--   where layer = 'venture' and array_contains(region_sets, :region_set)
--     and scope <> 'within_city' and year >= :venture_from
with crossing as (
  select src_place_id, dst_place_id
  from link
  where layer = 'venture' and array_contains(region_sets, :region_set)
    and scope <> 'within_city' and year >= :venture_from
),
side as (
  select src_place_id as place_id, 1 as out, 0 as in from crossing
  union all
  select dst_place_id, 0, 1 from crossing
)
select side.place_id, p.name_zh as city, p.name_en as city_en,
       sum(out) as out_links, rank() over (order by sum(out) desc) as rank_out,
       sum(in) as in_links, rank() over (order by sum(in) desc) as rank_in,
       sum(out) - sum(in) as net
from side join dim_place p on side.place_id = p.place_id
group by side.place_id, p.name_zh, p.name_en
