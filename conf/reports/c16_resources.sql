-- id: c16_resources
-- zh: 人工智能高校、科研机构与新型研发机构的地区分布
-- en: AI universities, institutes and new R&D organisations by metropolitan region, province and city
-- key: indicator, level, place_id
-- columns:
--   indicator | | 指标 | ai_universities, ai_institutes or new_rd_organisations
--   level | | 级别 | metropolitan_region, province or city
--   place_id | | 地区代码 | Region set of the configuration, province or city
--   place | | 地区 | Name of the province or city; of a region its id
--   year | year | 年份 | The last year of the indicator
--   value | organisations | 数量 | Organisations here
--   total | organisations | 总数 | Organisations of all cities
--   share | share | 占比 | The one over the other
--   located_share | share | 定位占比 | Organisations of known cities, of all that the sources count
-- definitions: indicator_value, indicator_share
-- notes: Values of cities are added up; values that a source gives for a province are left out.
--   Region sets of the parameter metropolitan_regions. The levels are not to be added up.
with latest as (
  select indicator, max(year) as year
  from indicator
  where indicator in ('ai_universities', 'ai_institutes', 'new_rd_organisations') and value is not null
  group by indicator
),
reported as (
  select indicator, year, place_id, if(place_id is null, struct(place_name, province_name), null) as unlocated,
         min_by(value, struct(source, place_name, province_name)) as value
  from indicator
  where value is not null
  group by all
),
counted as (
  select i.indicator, i.year, i.place_id, p.province_id, p.region_sets, p.level,
         cast(i.value as decimal(38, 6)) as value
  from reported i
  join latest l on i.indicator = l.indicator and i.year = l.year
  left join dim_place p on i.place_id = p.place_id
  where coalesce(p.level, 'city') = 'city'
),
whole as (
  select indicator, sum(value) as value, sum(value) filter (where place_id is not null) as located_value
  from counted
  group by indicator
),
placed as (
  select indicator, year, 'metropolitan_region' as level, region_set as place_id, value
  from counted lateral view explode(:metropolitan_regions) r as region_set
  where array_contains(region_sets, region_set)
  union all
  select indicator, year, 'province', province_id, value from counted where province_id is not null
  union all
  select indicator, year, 'city', place_id, value from counted where place_id is not null
),
summed as (
  select indicator, level, place_id, year, sum(value) as value
  from placed
  group by indicator, level, place_id, year
)
select s.indicator,
       s.level,
       s.place_id,
       coalesce(p.name_zh, s.place_id) as place,
       s.year,
       cast(s.value as double) as value,
       cast(w.located_value as double) as total,
       cast(s.value as double) / cast(nullif(w.located_value, 0) as double) as share,
       cast(w.located_value as double) / cast(nullif(w.value, 0) as double) as located_share
from summed s
join whole w on s.indicator = w.indicator
left join dim_place p on s.place_id = p.place_id
