-- id: a06_subset_pairs
-- zh: 部分省份之间的合作专利
-- en: Co-patents among a part of the region's provinces alone
-- key: period
-- columns:
--   period | | 期间 | Year, or total
--   copatents | events | 部分省份之间的合作专利数 | Cross-province co-patents all of whose applicants in the region lie in the part
--   all_copatents | events | 全部跨省合作专利数 | All cross-province co-patents of the region
--   share | share | 占比 | copatents / all_copatents
--   located_share | share | 可定位比例 | Of the region's patents, those all of whose applicants have a city
-- definitions: events, located_share
-- notes: The part is part_of_region of reports.parameters: by default the delta without Shanghai.
-- documents:
--   select layer, cast(year as string) as period, year, event_id
--   from link
--   where layer = 'copatent' and array_contains(region_sets, :region_set)
--   group by layer, year, event_id
--   having bool_and(array_contains(region_sets, :part_of_region))
--     and bool_or(scope in ('cross_province', 'cross_border'))
with copatent as (
  select year, event_id, bool_and(array_contains(region_sets, :part_of_region)) as inside
  from link
  where layer = 'copatent' and array_contains(region_sets, :region_set)
  group by year, event_id
  having bool_or(scope in ('cross_province', 'cross_border'))
),
counted as (
  select year, count_if(inside) as copatents, count(*) as all_copatents
  from copatent
  group by year
),
located as (
  select year, denominator as patents, cast(located_share * denominator as decimal(38, 9)) as located
  from flow_summary
  where layer = 'copatent' and region_set = :region_set and scheme = 'ALL'
    and measure = 'share_events_cross_province'
)
select coalesce(cast(year as string), 'total') as period, sum(copatents) as copatents,
       sum(all_copatents) as all_copatents,
       sum(copatents) / nullif(sum(all_copatents), 0) as share,
       cast(sum(located) / sum(patents) as double) as located_share
from counted join located using (year)
group by grouping sets ((year), ())
having sum(all_copatents) is not null
