-- id: c13_industry
-- zh: 技术关系的产业构成：三次产业、门类、制造业大类
-- en: Technology relations by sector of the economy, section, and division of manufacturing
-- key: level, parent_id, sector_id
-- columns:
--   level | | 级别 | economy, section or division
--   parent_id | | 上级代码 | Of a section its sector of the economy, of a division its section; else ALL
--   sector_id | | 行业代码 | Sector of the economy, or code of GB/T 4754
--   sector | | 行业 | Its name
--   events | relations | 关系数 | Relations that serve it
--   classified_events | relations | 有行业的关系数 | Relations that name an industry
--   share | share | 占比 | Of the relations that name an industry
--   parent_events | relations | 上级关系数 | Relations that serve the parent
--   parent_share | share | 占上级比重 | Of these
--   classified_share | share | 分类占比 | Relations that name an industry, of all
-- definitions: events, sector_share
-- notes: All years together. A section that lies in two sectors of the economy (manufacturing with
--   the repair of machines, division 43) has a row in each. Divisions are those of manufacturing.
-- documents:
--   select layer, year, event_id, scheme, sector_id
--   from event_sector where layer = 'cooperation' and scheme in ('economy', 'gbt4754')
with relation as (
  select year, event_id, scheme, sector_id from event_sector
  where layer = 'cooperation' and scheme in ('economy', 'gbt4754')
),
coded as (
  select i.year, i.event_id, left(i.sector_id, 2) as division, coalesce(d.parent_id, i.sector_id) as section
  from relation i
  join dim_sector d on d.scheme = 'gbt4754' and d.sector_id = left(i.sector_id, 2)
  where i.scheme = 'gbt4754'
),
industry as (
  select year, event_id, division, section,
         case when division in ('05', '11', '43') then 'tertiary'
              when section = 'A' then 'primary'
              when section in ('B', 'C', 'D', 'E') then 'secondary'
              else 'tertiary' end as economy
  from coded
),
membership as (
  select 'economy' as level, 'ALL' as parent_id, sector_id, year, event_id
  from relation where scheme = 'economy'
  union
  select 'section', economy, section, year, event_id from industry
  union
  select 'division', section, division, year, event_id
  from industry where section = 'C' and division <> section
),
counted as (
  select level, parent_id, sector_id, count(*) as events from membership group by level, parent_id, sector_id
),
whole as (
  select count(*) as events, count(i.event_id) as classified_events
  from event e
  left join (select distinct year, event_id from relation) i on e.year = i.year and e.event_id = i.event_id
  where e.layer = 'cooperation'
),
parent as (
  select 'economy' as level, 'ALL' as parent_id, classified_events as events from whole
  union all
  select 'section', sector_id, events from counted where level = 'economy'
  union all
  select 'division', section, count(distinct struct(year, event_id)) from industry group by section
)
select c.level,
       c.parent_id,
       c.sector_id,
       d.name_zh as sector,
       c.events,
       w.classified_events,
       c.events / w.classified_events as share,
       p.events as parent_events,
       c.events / p.events as parent_share,
       w.classified_events / w.events as classified_share
from counted c
cross join whole w
left join parent p on c.level = p.level and c.parent_id = p.parent_id
left join dim_sector d
  on d.scheme = if(c.level = 'economy', 'economy', 'gbt4754') and c.sector_id = d.sector_id
