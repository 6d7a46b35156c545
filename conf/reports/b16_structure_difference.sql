-- id: b16_structure_difference
-- zh: 省际制造业结构差异
-- en: Difference of the manufacturing structure between provinces
-- key: year, place_id, other_place_id
-- columns:
--   year | year | 年份 | Year
--   place_id | | 省份代码 | Province, the smaller code of the two
--   other_place_id | | 另一省份代码 | The other province
--   province | | 省份 | Its name
--   other_province | | 另一省份 | Its name
--   krugman | | 克鲁格曼差异指数 | Sum over divisions of the differences of shares, from 0 to 2
--   similarity | | 结构相似系数 | Cosine of the shares, from 0 to 1
--   divisions | divisions | 大类数 | Divisions of manufacturing in which one or both have output
--   output | | 制造业产出 | Output of the province over all divisions, in the unit of the source
--   other_output | | 另一省份制造业产出 | Output of the other province
-- definitions: krugman_between, similarity
-- notes: Indicators manufacturing_output/<division of GB/T 4754> of the provinces to which cities of
--   the region set belong. A division without a value counts as none.
with province as (
  select distinct province_id as place_id from dim_place
  where level = 'city' and array_contains(region_sets, :region_set)
),
reported as (
  select i.year, i.place_id, i.indicator,
         min_by(i.value, struct(i.source, i.place_name, i.province_name)) as output
  from indicator i join province p on i.place_id = p.place_id
  where i.indicator like 'manufacturing\\_output/%' and i.value > 0
    and i.year between :first_year and :year
  group by all
),
-- A sum of decimals does not depend on the order of rows.
total as (
  select year, place_id, cast(sum(cast(output as decimal(38, 18))) as double) as output
  from reported group by all
),
profile as (
  select t.year, t.place_id, t.output,
         map_from_entries(array_sort(collect_list(
           struct(r.indicator, r.output / t.output)))) as shares
  from total t join reported r on t.year = r.year and t.place_id = r.place_id
  group by all
),
pair as (
  select a.year, a.place_id, b.place_id as other_place_id,
         a.output, b.output as other_output,
         map_values(a.shares) as own, map_values(b.shares) as others,
         transform(
           array_sort(array_union(map_keys(a.shares), map_keys(b.shares))),
           k -> struct(coalesce(a.shares[k], 0D) as s, coalesce(b.shares[k], 0D) as t)) as shares
  from profile a join profile b on a.year = b.year and a.place_id < b.place_id
)
select p.year,
       p.place_id,
       p.other_place_id,
       a.name_zh as province,
       b.name_zh as other_province,
       aggregate(p.shares, 0D, (sum, x) -> sum + abs(x.s - x.t)) as krugman,
       aggregate(p.shares, 0D, (sum, x) -> sum + x.s * x.t)
         / sqrt(aggregate(p.own, 0D, (sum, s) -> sum + s * s)
             * aggregate(p.others, 0D, (sum, t) -> sum + t * t)) as similarity,
       size(p.shares) as divisions,
       p.output,
       p.other_output
from pair p
join dim_place a on p.place_id = a.place_id
join dim_place b on p.other_place_id = b.place_id
