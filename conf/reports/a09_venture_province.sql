-- id: a09_venture_province
-- zh: 跨省投融资交易：投资方省份与被投方省份
-- en: Cross-province venture transactions by province of investor and of investee
-- key: province_id
-- columns:
--   province_id | | 省份代码 | Province
--   province | | 省份 | Its name
--   out_links | transactions | 投出交易数 | Transactions whose investor is here
--   out_share | share | 投出占比 | Of all transactions sent
--   in_links | transactions | 吸引交易数 | Transactions whose investee is here
--   in_share | share | 吸引占比 | Of all transactions received
--   net | transactions | 净流出 | Sent less received
-- definitions: links, net
-- notes: Both ends lie in the region set, in different provinces.
-- documents:
--   select layer, year, event_id, src_province_id, dst_province_id
--   from link where layer = 'venture' and scope = 'cross_province'
with transaction as (
  select l.src_province_id, l.dst_province_id, count(*) as links
  from link l
  join dim_place s on l.src_place_id = s.place_id
  join dim_place d on l.dst_place_id = d.place_id
  where l.layer = 'venture' and s.province_id <> d.province_id
    and array_contains(s.region_sets, :region_set) and array_contains(d.region_sets, :region_set)
  group by all
),
side as (
  select src_province_id as province_id, links as out_links, 0 as in_links from transaction
  union all
  select dst_province_id, 0, links from transaction
)
select side.province_id,
       p.name_zh as province,
       sum(out_links) as out_links,
       sum(out_links) / sum(sum(out_links)) over () as out_share,
       sum(in_links) as in_links,
       sum(in_links) / sum(sum(in_links)) over () as in_share,
       sum(out_links) - sum(in_links) as net
from side join dim_place p on side.province_id = p.place_id
group by side.province_id, p.name_zh
