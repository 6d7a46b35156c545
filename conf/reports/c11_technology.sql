-- id: c11_technology
-- zh: 技术关系的技术类别构成
-- en: Technology relations by technology
-- key: window, year, sector_id
-- columns:
--   window | | 时间窗 | year: relations of the year; cumulative: up to the year
--   year | year | 年份 | Year
--   sector_id | | 技术类别代码 | Technology
--   sector | | 技术类别 | Its name
--   events | relations | 关系数 | Relations that name it
--   classified_events | relations | 有分类的关系数 | Relations that name any
--   share | share | 占比 | The one over the other
--   classified_share | share | 分类占比 | Relations that name any, of all relations
-- definitions: events, sector_share
-- notes: The total is the cumulative window of the last year. A relation that names two counts in
--   each of them.
-- documents:
--   select layer, year, event_id, sector_id
--   from event_sector where layer = 'cooperation' and scheme = 'technology'
with classified as (
  select distinct year, event_id from event_sector where layer = 'cooperation' and scheme = 'technology'
),
reached as (
  select 'year' as window, year, year as of_year from event where layer = 'cooperation' group by year
  union all
  select 'cumulative', y.year, e.year
  from (select distinct year from event where layer = 'cooperation') y
  join (select distinct year from event where layer = 'cooperation') e on e.year <= y.year
),
whole as (
  select r.window, r.year, count(*) as events, count(c.event_id) as classified_events
  from reached r
  join event e on e.year = r.of_year and e.layer = 'cooperation'
  left join classified c on c.year = e.year and c.event_id = e.event_id
  group by r.window, r.year
),
counted as (
  select r.window, r.year, s.sector_id, count(*) as events
  from reached r
  join event_sector s on s.year = r.of_year and s.layer = 'cooperation' and s.scheme = 'technology'
  group by r.window, r.year, s.sector_id
)
select c.window,
       c.year,
       c.sector_id,
       d.name_zh as sector,
       c.events,
       w.classified_events,
       c.events / w.classified_events as share,
       w.classified_events / w.events as classified_share
from counted c
join whole w on c.window = w.window and c.year = w.year
left join dim_sector d on d.scheme = 'technology' and c.sector_id = d.sector_id
