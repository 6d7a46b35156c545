-- id: b04_rd_personnel
-- zh: 研发人员（R&D人员）全时当量及每万人口研发人员
-- en: R&D personnel: full-time equivalents, and per 10,000 inhabitants
-- key: level, place_id, year
-- columns:
--   level | | 级别 | city, province, or region for all of the region set
--   place_id | | 地区代码 | Place; of the region its name in the configuration
--   year | year | 年份 | Year
--   place | | 地区名称 | Its name
--   personnel | person-years | R&D人员全时当量 | R&D personnel, full-time equivalents
--   personnel_yoy | share | 全时当量同比增长率 | Growth on the year before
--   personnel_cagr | share | 全时当量年均增长率 | Compound annual growth since the first year of the report
--   population | 10,000 persons | 常住人口 | Inhabitants
--   per_10000 | person-years per 10,000 persons | 每万人口R&D人员 | R&D personnel per 10,000 inhabitants
--   per_10000_yoy | share | 每万人口R&D人员同比增长率 | Growth on the year before
--   cities | cities | 有数据的城市数 | Cities for which both are known
--   cities_in_place | cities | 城市数 | Cities of the place
-- definitions: yoy, cagr
-- notes: Sums over cities of the indicators rd_personnel (person-years) and population (10,000
--   persons); provinces and the region have only what their cities report. A ratio is that of the
--   cities for which both are known, and a growth compares sums as they stand: it is null where the
--   other year is missing.
with region_city as (
  select place_id, province_id from dim_place
  where level = 'city' and array_contains(region_sets, :region_set)
),
reported as (
  select place_id, year, indicator,
         min_by(value, struct(source, place_name, province_name)) as value
  from indicator
  where indicator in ('rd_personnel', 'population') and value is not null
    and year between :first_year and :year
  group by all
),
city_year as (
  select c.place_id, c.province_id, r.year,
         cast(max(r.value) filter (where r.indicator = 'rd_personnel') as decimal(38, 18)) as personnel,
         cast(max(r.value) filter (where r.indicator = 'population') as decimal(38, 18)) as population
  from reported r join region_city c on r.place_id = c.place_id
  group by all
),
member as (
  select 'city' as level, place_id, place_id as city_id from region_city
  union all
  select 'province', province_id, place_id from region_city
  union all
  select 'region', :region_set, place_id from region_city
),
place_year as (
  select m.level, m.place_id, y.year,
         cast(sum(y.personnel) as double) as personnel,
         cast(sum(y.population) as double) as population,
         cast(sum(y.personnel) filter (where y.population is not null) as double)
           / nullif(cast(sum(y.population) filter (where y.personnel is not null) as double), 0)
           as per_10000,
         count(y.personnel + y.population) as cities
  from member m join city_year y on m.city_id = y.place_id
  group by all
),
growth as (
  select p.*,
         before.personnel as personnel_before,
         before.per_10000 as per_10000_before,
         first.personnel as personnel_first
  from place_year p
  left join place_year before
    on p.level = before.level and p.place_id = before.place_id and p.year = before.year + 1
  left join place_year first
    on p.level = first.level and p.place_id = first.place_id and first.year = :first_year
)
select g.level,
       g.place_id,
       g.year,
       coalesce(d.name_zh, g.place_id) as place,
       g.personnel,
       g.personnel / nullif(g.personnel_before, 0) - 1 as personnel_yoy,
       case when g.year > :first_year and g.personnel_first > 0 then
         power(g.personnel / g.personnel_first, 1 / cast(g.year - :first_year as double)) - 1
       end as personnel_cagr,
       g.population,
       g.per_10000,
       g.per_10000 / nullif(g.per_10000_before, 0) - 1 as per_10000_yoy,
       g.cities,
       m.cities_in_place
from growth g
join (select level, place_id, count(*) as cities_in_place from member group by all) m
  on g.level = m.level and g.place_id = m.place_id
left join dim_place d on g.place_id = d.place_id
