-- id: a04_city_participation
-- zh: 各省份参与跨省合作专利的比例
-- en: Provinces' participation in cross-province co-patents, by year
-- key: period, province_id
-- columns:
--   period | | 期间 | Year, or total
--   province_id | | 省份代码 | Province
--   province | | 省份 | Its name
--   copatents | events | 参与的跨省合作专利数 | Cross-province co-patents with an applicant in the province
--   all_copatents | events | 全部跨省合作专利数 | All cross-province co-patents of the region
--   participation | share | 参与率 | copatents / all_copatents
--   located_share | share | 可定位比例 | Of the region's patents, those all of whose applicants have a city
-- definitions: participation, located_share
-- notes: Both applicants lie in the region set; a patent counts for each of its provinces.
-- documents:
--   select layer, cast(year as string) as period, year, event_id,
--          explode(array(src_province_id, dst_province_id)) as province_id
--   from link
--   where layer = 'copatent' and array_contains(region_sets, :region_set)
--     and scope in ('cross_province', 'cross_border')
with crossing as (
  select year, numerator as all_copatents, denominator as patents,
         cast(located_share * denominator as decimal(38, 9)) as located
  from flow_summary
  where layer = 'copatent' and region_set = :region_set and scheme = 'ALL'
    and measure = 'share_events_cross_province'
),
present as (
  select year, place_id as province_id, out_events as copatents
  from region_profile
  where layer = 'copatent' and region_set = :region_set and scheme = 'ALL' and level = 'province'
),
province as (
  select distinct province_id from present
),
by_year as (
  select year, province_id, coalesce(copatents, 0) as copatents, all_copatents, patents, located
  from crossing
  cross join province
  left join present using (year, province_id)
)
select coalesce(cast(year as string), 'total') as period, b.province_id, p.name_zh as province,
       sum(copatents) as copatents, sum(all_copatents) as all_copatents,
       sum(copatents) / nullif(sum(all_copatents), 0) as participation,
       cast(sum(located) / sum(patents) as double) as located_share
from by_year b
join dim_place p on b.province_id = p.place_id
group by grouping sets ((year, b.province_id, p.name_zh), (b.province_id, p.name_zh))
