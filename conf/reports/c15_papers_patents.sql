-- id: c15_papers_patents
-- zh: 各省市论文与专利
-- en: Papers against patents by province and city
-- key: level, place_id
-- columns:
--   level | | 级别 | province or city
--   place_id | | 地区代码 | Province or city
--   place | | 地区 | Its name
--   papers | events | 论文数 | Papers with an affiliation here
--   paper_share | share | 论文占比 | Of the papers that have a city
--   paper_located_share | share | 论文定位占比 | Papers that have a city, of all
--   patents | events | 专利数 | Patents with an applicant here
--   patent_share | share | 专利占比 | Of the patents that have a city
--   patent_located_share | share | 专利定位占比 | Patents that have a city, of all
--   papers_per_patent | | 论文与专利之比 | Papers over patents; null where there is no patent
-- definitions: events, event_share
-- notes: The years in which there are both papers and patents, together. Each paper and patent counts
--   once in every place that takes part, so that the shares add up to more than 1.
-- documents:
--   select p.layer, p.year, p.event_id, p.place_id, d.province_id
--   from event_party p join dim_place d on p.place_id = d.place_id
--   where p.layer in ('copaper', 'copatent') and p.year in (
--     select year from event where layer in ('copaper', 'copatent')
--     group by year having count(distinct layer) = 2)
with covered as (
  select year from event where layer in ('copaper', 'copatent')
  group by year having count(distinct layer) = 2
),
party as (
  select distinct p.layer, p.year, p.event_id, p.place_id, d.province_id
  from event_party p
  join covered y on p.year = y.year
  join dim_place d on p.place_id = d.place_id
  where p.layer in ('copaper', 'copatent')
),
whole as (
  select count_if(e.layer = 'copaper') as papers,
         count_if(e.layer = 'copaper' and e.located_parties > 0) as located_papers,
         count_if(e.layer = 'copatent') as patents,
         count_if(e.layer = 'copatent' and e.located_parties > 0) as located_patents
  from event e join covered y on e.year = y.year
),
placed as (
  select 'city' as level, place_id, layer, year, event_id from party
  union
  select 'province', province_id, layer, year, event_id from party
),
counted as (
  select level, place_id, count_if(layer = 'copaper') as papers, count_if(layer = 'copatent') as patents
  from placed
  group by level, place_id
)
select c.level,
       c.place_id,
       p.name_zh as place,
       c.papers,
       c.papers / nullif(w.located_papers, 0) as paper_share,
       w.located_papers / nullif(w.papers, 0) as paper_located_share,
       c.patents,
       c.patents / nullif(w.located_patents, 0) as patent_share,
       w.located_patents / nullif(w.patents, 0) as patent_located_share,
       c.papers / nullif(c.patents, 0) as papers_per_patent
from counted c cross join whole w left join dim_place p on c.place_id = p.place_id
