-- id: a09_venture_province
-- zh: 跨省投资交易：投资方省份与被投方省份
-- en: Cross-province venture transactions by province of investor and of investee
-- key: province_id
-- columns:
--   province_id | | 省份代码 | Province
--   province | | 省份 | Its name
--   out_links | transactions | 投出交易数 | Transactions whose investor is here
--   out_share | share | 投出占比 | Of all cross-province transactions of the region
--   in_links | transactions | 吸引交易数 | Transactions whose investee is here
--   in_share | share | 吸引占比 | Of all cross-province transactions of the region
--   located_share | share | 可定位比例 | Of the transactions that may lie in the region, those with both ends located
--   net | transactions | 净流出 | out_links - in_links
-- definitions: links, net, located_share
-- notes: Both ends lie in the region set, in different provinces; years from venture_from on.
-- documents:
--   select layer, year, event_id, src_province_id, dst_province_id,
--          explode(array(src_province_id, dst_province_id)) as province_id
--   from link
--   where layer = 'venture' and array_contains(region_sets, :region_set)
--     and scope in ('cross_province', 'cross_border') and year >= :venture_from
with crossing as (
  select src_province_id, dst_province_id
  from link
  where layer = 'venture' and array_contains(region_sets, :region_set)
    and scope in ('cross_province', 'cross_border') and year >= :venture_from
),
side as (
  select src_province_id as province_id, 1 as out, 0 as in from crossing
  union all
  select dst_province_id, 0, 1 from crossing
),
located as (
  select sum(denominator)
         / nullif(sum(cast(round(denominator / nullif(located_share, 0)) as bigint)), 0) as located_share
  from flow_summary
  where layer = 'venture' and region_set = :region_set and scheme = 'ALL'
    and measure = 'share_links_cross_city' and year >= :venture_from
)
select side.province_id, p.name_zh as province,
       sum(out) as out_links, sum(out) / sum(sum(out)) over () as out_share,
       sum(in) as in_links, sum(in) / sum(sum(in)) over () as in_share,
       max(located_share) as located_share, sum(out) - sum(in) as net
from side join dim_place p on side.province_id = p.place_id
left join located on true
group by side.province_id, p.name_zh
