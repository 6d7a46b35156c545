-- id: e01_comparison
-- zh: 省际比较：人才、企业、政策与高水平大学
-- en: Provinces side by side: talent, firms, policies, universities
-- key: indicator, province_id
-- columns:
--   indicator | | 指标 | ai_talent, ai_firms, ai_policies, top_universities, or policy_documents
--   province_id | | 省份代码 | Province
--   province | | 省份 | Its name
--   year | year | 年份 | The last year of the indicator here; of documents that of the last one
--   value | | 值 | The value; policy_documents counts the rows of table policy
--   unit | | 单位 | What the value is in, as the source says
-- definitions: indicator_value
-- notes: Provinces that have a city in the region. policy_documents counts documents of the province
--   itself and of its cities, ai_policies is what a source says. A province without a value has no row.
with province as (
  select distinct province_id from dim_place
  where level = 'city' and array_contains(region_sets, :region_set)
),
given as (
  select i.indicator, i.place_id as province_id, i.year, i.value, i.unit,
         rank() over (partition by i.indicator, i.place_id order by i.year desc, i.source, i.place_name,
                      i.province_name) as age
  from indicator i join province p on i.place_id = p.province_id
  where i.indicator in ('ai_talent', 'ai_firms', 'ai_policies', 'top_universities') and i.value is not null
),
counted as (
  select 'policy_documents' as indicator, d.province_id, max(t.year) as year,
         cast(count(*) as double) as value, 'documents' as unit
  from policy t
  join dim_place d on t.place_id = d.place_id
  join province p on d.province_id = p.province_id
  group by d.province_id
),
compared as (
  select indicator, province_id, year, value, unit from given where age = 1
  union all
  select indicator, province_id, year, value, unit from counted
)
select c.indicator, c.province_id, p.name_zh as province, c.year, c.value, c.unit
from compared c left join dim_place p on c.province_id = p.place_id
