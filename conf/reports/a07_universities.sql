-- id: a07_universities
-- zh: 各类机构在专利与跨省合作专利中的占比
-- en: Universities' and other kinds' shares of all patents and of cross-province co-patents
-- key: period, org_kind
-- columns:
--   period | | 期间 | Year, or total
--   org_kind | | 机构类型 | Kind of applicant in the region
--   patents | events | 专利数 | Patents of the region with an applicant of this kind there
--   all_patents | events | 全部专利数 | Patents of the region
--   share | share | 占比 | patents / all_patents; a patent may have applicants of two kinds
--   copatents | events | 跨省合作专利数 | Cross-province co-patents with an applicant of this kind
--   all_copatents | events | 全部跨省合作专利数 | Cross-province co-patents of the region
--   copatent_share | share | 合作专利占比 | copatents / all_copatents
--   located_share | share | 可定位比例 | Of the region's patents, those all of whose applicants have a city
-- definitions: events, located_share
-- notes: An applicant counts where it lies in the region set.
-- documents:
--   select layer, cast(year as string) as period, year, event_id, org_kind
--   from event_party
--   join dim_organisation using (org_id)
--   join dim_place p on event_party.place_id = p.place_id
--   where layer = 'copatent' and array_contains(p.region_sets, :region_set)
with applicant as (
  select year, event_id, org_kind
  from event_party
  join dim_organisation using (org_id)
  join dim_place p on event_party.place_id = p.place_id
  where layer = 'copatent' and array_contains(p.region_sets, :region_set)
),
crossing as (
  select distinct year, event_id
  from link
  where layer = 'copatent' and array_contains(region_sets, :region_set)
    and scope in ('cross_province', 'cross_border')
),
patent as (
  select distinct year, event_id, org_kind, c.event_id is not null as crosses
  from applicant left join crossing c using (year, event_id)
),
counted as (
  select year, org_kind, count(*) as patents, count_if(crosses) as copatents
  from patent
  group by year, org_kind
),
whole as (
  select year, numerator as all_copatents, denominator as all_patents,
         cast(located_share * denominator as decimal(38, 9)) as located
  from flow_summary
  where layer = 'copatent' and region_set = :region_set and scheme = 'ALL'
    and measure = 'share_events_cross_province'
),
kind as (
  select distinct org_kind from counted
),
by_year as (
  select year, org_kind, coalesce(patents, 0) as patents, all_patents,
         coalesce(copatents, 0) as copatents, all_copatents, located
  from whole cross join kind left join counted using (year, org_kind)
)
select coalesce(cast(year as string), 'total') as period, org_kind,
       sum(patents) as patents, sum(all_patents) as all_patents,
       sum(patents) / sum(all_patents) as share,
       sum(copatents) as copatents, sum(all_copatents) as all_copatents,
       sum(copatents) / nullif(sum(all_copatents), 0) as copatent_share,
       cast(sum(located) / sum(all_patents) as double) as located_share
from by_year
group by grouping sets ((year, org_kind), (org_kind))
