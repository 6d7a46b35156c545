-- id: d03_firm_layers
-- zh: 城市人工智能企业数（基础层、技术层、应用层）
-- en: AI firms of cities by layer and year
-- key: place_id, year
-- columns:
--   place_id | | 城市代码 | City
--   year | year | 年份 | Year
--   place | | 城市 | Its name
--   base | firms | 基础层企业数 | Firms of the base layer
--   technology | firms | 技术层企业数 | Firms of the technology layer
--   application | firms | 应用层企业数 | Firms of the application layer
--   total | firms | 合计 | All three; null where one is not known
--   application_share | share | 应用层占比 | Application over the total
--   yoy | share | 同比增长率 | Total over that of the year before - 1
--   growth | share | 较首年增长率 | Total over that of the city's first year - 1
-- definitions: indicator_value, indicator_growth
-- notes: Indicators ai_firms_base, ai_firms_technology and ai_firms_application of the cities of the
--   region.
with firm as (
  select i.place_id, p.name_zh as place, i.year, i.indicator,
         cast(min_by(i.value, struct(i.source, i.place_name, i.province_name)) as decimal(38, 6)) as value
  from indicator i join dim_place p on i.place_id = p.place_id
  where i.indicator in ('ai_firms_base', 'ai_firms_technology', 'ai_firms_application')
    and p.level = 'city' and array_contains(p.region_sets, :region_set) and i.value is not null
  group by i.place_id, p.name_zh, i.year, i.indicator
),
city_year as (
  select place_id, place, year,
         cast(sum(value) filter (where indicator = 'ai_firms_base') as double) as base,
         cast(sum(value) filter (where indicator = 'ai_firms_technology') as double) as technology,
         cast(sum(value) filter (where indicator = 'ai_firms_application') as double) as application
  from firm
  group by place_id, place, year
),
totalled as (
  select city_year.*, base + technology + application as total from city_year
),
followed as (
  select totalled.*,
         lag(year) over (partition by place_id order by year) as year_before,
         lag(total) over (partition by place_id order by year) as total_before,
         first_value(total) over (partition by place_id order by year) as first_total
  from totalled
)
select place_id, year, place, base, technology, application, total,
       application / nullif(total, 0) as application_share,
       if(year_before = year - 1, total / nullif(total_before, 0) - 1, null) as yoy,
       total / nullif(first_total, 0) - 1 as growth
from followed
