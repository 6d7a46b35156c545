-- id: d02_knowledge_base
-- zh: 城市人工智能知识基础：专业化与关联密度
-- en: Knowledge base of cities: specialisation in fields of AI, and how near AI is to their other fields
-- key: scheme, sector_id, place_id
-- columns:
--   scheme | | 分类体系 | ai-field, or wipo35 for the fields of technology that stand for AI
--   sector_id | | 领域代码 | Field
--   place_id | | 城市代码 | City
--   sector | | 领域 | Name of the field
--   place | | 城市 | Name of the city
--   year | year | 年份 | Patents up to this year
--   events | events | 专利数 | Patents of the field, shared out over applicants and fields
--   share | share | 占比 | Of the city's patents
--   located_share | share | 可定位比例 | Of all applicants of these patents, those with a city
--   lq | | 区位商 | The share over that of the region
--   specialised | | 是否专业化 | Whether lq is above 1
--   relatedness_density | percent | 关联密度 | How near the field is to the fields of the city
-- definitions: lq, specialised, relatedness_density, located_share
-- notes: In ai-field the density of a field is that to the city's other fields of AI. In wipo35 the
--   fields of the parameter ai_technology_fields stand for AI, so that the density is that of AI to
--   the city's other fields of technology. Layer copatent holds the patents that the extract has:
--   where these are AI patents only, so are the other fields. Patents without a city are left out.
-- documents:
--   select s.layer, s.year, s.event_id, s.scheme, s.sector_id, p.place_id
--   from event_sector s
--   join event_party p on s.layer = p.layer and s.year = p.year and s.event_id = p.event_id
--   where s.layer = 'copatent' and s.scheme in ('ai-field', 'wipo35')
with field as (
  select *
  from specialisation
  where layer = 'copatent' and role = 'applicant' and window = 'cumulative' and level = 'city'
    and region_set = :region_set
    and (scheme = 'ai-field' or scheme = 'wipo35' and array_contains(:ai_technology_fields, sector_id))
),
latest as (
  select scheme, max(year) as year from field group by scheme
),
located as (
  select l.scheme, sum(numerator) / nullif(sum(denominator), 0) as located_share
  from latest l
  join flow_summary s
    on s.layer = 'copatent' and s.year <= l.year and s.region_set = 'all' and s.scheme = 'ALL'
    and s.measure = 'share_parties_located'
  group by l.scheme
)
select f.scheme, f.sector_id, f.place_id, d.name_zh as sector, p.name_zh as place, f.year,
       f.events, f.share, located_share, f.lq, f.specialised, f.relatedness_density
from field f
join latest l on f.scheme = l.scheme and f.year = l.year
join located on f.scheme = located.scheme
left join dim_sector d on f.scheme = d.scheme and f.sector_id = d.sector_id
left join dim_place p on f.place_id = p.place_id
