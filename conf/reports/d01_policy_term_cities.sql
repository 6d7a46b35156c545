-- id: d01_policy_term_cities
-- zh: 提及关键词的城市数
-- en: In how many cities of the region policy documents mention a term
-- key: term
-- columns:
--   term | | 关键词 | Term of the configuration (policies.terms)
--   cities | cities | 提及城市数 | Cities with a document that has the term
--   cities_with_documents | cities | 有文件城市数 | Cities with any document
--   cities_of_region | cities | 区域城市数 | Cities of the region
--   city_share | share | 提及城市占比 | Cities that mention it, of those with any document
--   documents | documents | 提及文件数 | Documents of cities that have the term
--   occurrences | occurrences | 出现次数 | How often they have it
-- definitions: term_place_share, term_occurrences
-- notes: Cities of the region, documents of provinces left out. A city without a document may not
--   plan, or its documents are not in the extract.
with city as (
  select place_id from dim_place where level = 'city' and array_contains(region_sets, :region_set)
),
whole as (
  select count(*) as cities_of_region, count(d.place_id) as cities_with_documents
  from city c
  left join (select distinct place_id from policy) d on c.place_id = d.place_id
),
mentioned as (
  select t.term,
         count(distinct t.place_id) as cities,
         count(distinct struct(t.source, t.place_name, t.province_name, t.year, t.date, t.title)) as documents,
         sum(t.occurrences) as occurrences
  from policy_term t join city c on t.place_id = c.place_id
  group by t.term
)
select m.term,
       m.cities,
       w.cities_with_documents,
       w.cities_of_region,
       m.cities / w.cities_with_documents as city_share,
       m.documents,
       m.occurrences
from mentioned m cross join whole w
