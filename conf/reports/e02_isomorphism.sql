-- id: e02_isomorphism
-- zh: 省际产业结构与政策目标的同构程度
-- en: How alike the industry structures and the policy targets of provinces are
-- key: structure, layer, role, scheme, province_id, other_province_id
-- columns:
--   structure | | 结构 | industry, or policy for the terms of policy documents
--   layer | | 层 | Layer whose events show the industries; policy_term for policies
--   role | | 角色 | Role of the parties that are counted; issuer for policies
--   scheme | | 分类体系 | gbt4754 or wipo35; term for policies
--   province_id | | 省份代码 | Province, the smaller id of the two
--   other_province_id | | 另一省份代码 | The other province
--   province | | 省份 | Name of the one
--   other_province | | 另一省份 | Name of the other
--   year | year | 年份 | Events or documents up to this year; of stocks those of this year
--   krugman | | 克鲁格曼差异指数 | Sum of the differences of the shares, from 0 (alike) to 2
--   similarity | | 相似系数 | Cosine of the shares, from 0 to 1 (alike)
-- definitions: krugman_between, similarity
-- notes: Provinces that have a city in the region. Policies: occurrences of each term in the documents
--   of the province and of its cities; where a term is a part of another the longer one counts.
-- documents:
--   select s.layer, s.year, s.event_id, s.scheme, p.role, d.province_id
--   from event_sector s
--   join event_party p on s.layer = p.layer and s.year = p.year and s.event_id = p.event_id
--   join dim_place d on p.place_id = d.place_id
--   where s.scheme in ('gbt4754', 'wipo35')
with province as (
  select distinct province_id from dim_place
  where level = 'city' and array_contains(region_sets, :region_set)
),
industry as (
  select layer, role, scheme, place_id, other_place_id, year, krugman, similarity
  from place_similarity
  where level = 'province' and region_set = :region_set and scheme in ('gbt4754', 'wipo35')
    and (window = 'cumulative' or layer = 'subsidiary')
),
latest as (
  select layer, role, scheme, max(year) as year from industry group by layer, role, scheme
),
target as (
  select d.province_id, t.term, sum(t.occurrences) as occurrences, max(t.year) as year
  from policy_term t
  join dim_place d on t.place_id = d.place_id
  join province p on d.province_id = p.province_id
  group by d.province_id, t.term
),
term as (
  select distinct term from target
),
whole as (
  select province_id, sum(occurrences) as occurrences, max(year) as year from target group by province_id
),
pair as (
  select a.province_id, b.province_id as other_province_id,
         a.occurrences as n, b.occurrences as other_n, greatest(a.year, b.year) as year
  from whole a join whole b on a.province_id < b.province_id
),
policy_pair as (
  select p.province_id, p.other_province_id, p.year,
         sum(abs(coalesce(a.occurrences, 0) * p.other_n - coalesce(b.occurrences, 0) * p.n))
           / (p.n * p.other_n) as krugman,
         sum(a.occurrences * b.occurrences)
           / (sqrt(sum(a.occurrences * a.occurrences)) * sqrt(sum(b.occurrences * b.occurrences))) as similarity
  from pair p
  cross join term t
  left join target a on p.province_id = a.province_id and t.term = a.term
  left join target b on p.other_province_id = b.province_id and t.term = b.term
  group by p.province_id, p.other_province_id, p.year, p.n, p.other_n
),
compared as (
  select 'industry' as structure, i.*
  from industry i
  join latest l on i.layer = l.layer and i.role = l.role and i.scheme = l.scheme and i.year = l.year
  union all
  select 'policy', 'policy_term', 'issuer', 'term', province_id, other_province_id, year, krugman,
         coalesce(similarity, 0)
  from policy_pair
)
select c.structure, c.layer, c.role, c.scheme,
       c.place_id as province_id,
       c.other_place_id as other_province_id,
       p.name_zh as province,
       o.name_zh as other_province,
       c.year, c.krugman, c.similarity
from compared c
left join dim_place p on c.place_id = p.place_id
left join dim_place o on c.other_place_id = o.place_id
