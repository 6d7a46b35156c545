-- id: d01_policy_terms
-- zh: 政策文件中的关键词频次
-- en: How often a term occurs in each policy document
-- key: term, place_id, year, title
-- columns:
--   term | | 关键词 | Term of the configuration (policies.terms)
--   place_id | | 地区代码 | Province or city that has issued the document
--   year | year | 年份 | Year
--   title | | 标题 | Title of the document
--   place | | 地区 | Name of the place
--   level | | 级别 | province or city; a municipality is a city
--   occurrences | occurrences | 出现次数 | How often the term is in title and text
--   characters | characters | 字数 | Length of title and text without white space
--   per_10000 | occurrences | 每万字频次 | Occurrences in 10,000 characters
-- definitions: term_occurrences
-- notes: Cities of the region and the provinces that these lie in. A document without the term has
--   no row; terms overlap as table policy_term says.
with place_of_region as (
  select place_id, province_id from dim_place
  where level = 'city' and array_contains(region_sets, :region_set)
),
issuer as (
  select place_id from place_of_region
  union
  select province_id from place_of_region
)
select t.term,
       t.place_id,
       t.year,
       t.title,
       p.name_zh as place,
       p.level,
       sum(t.occurrences) as occurrences,
       sum(t.characters) as characters,
       10000 * sum(t.occurrences) / nullif(sum(t.characters), 0) as per_10000
from policy_term t
join issuer i on t.place_id = i.place_id
join dim_place p on t.place_id = p.place_id
group by t.term, t.place_id, t.year, t.title, p.name_zh, p.level
