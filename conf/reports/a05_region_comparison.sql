-- id: a05_region_comparison
-- zh: 区域比较：跨省合作专利、主题与主要申请人
-- en: Two regions compared: cross-province co-patents, their topics and top applicants
-- key: region_set, item, rank, id
-- columns:
--   region_set | | 区域集合 | Region set
--   item | | 项目 | copatents (all of them), topic, applicant, or kind (of the ten top applicants)
--   rank | | 位次 | Rank within the item by value
--   id | | 代码 | Topic, organisation or kind
--   name | | 名称 | Its name
--   org_kind | | 机构类型 | Kind of an applicant
--   value | | 数量 | Cross-province co-patents; of a kind the organisations
--   share | share | 占比 | value / all cross-province co-patents of the region; of a kind / the ten
--   located_share | share | 可定位比例 | Of all co-patents, those all of whose applicants have a city
-- definitions: events, rank, located_share
-- notes: Both applicants lie in the region set. The regions are region_set and compared_region_set of reports.parameters.
-- documents:
--   select distinct layer, year, event_id, explode(region_sets) as region_set
--   from link
--   where layer = 'copatent' and scope in ('cross_province', 'cross_border')
with crossing as (
  select region_set, year, event_id, src_org_id, dst_org_id
  from link lateral view explode(region_sets) as region_set
  where layer = 'copatent' and scope in ('cross_province', 'cross_border')
    and region_set in (:region_set, :compared_region_set)
),
copatent as (
  select distinct region_set, year, event_id from crossing
),
total as (
  select region_set, count(*) as copatents from copatent group by region_set
),
topic as (
  select region_set, sector_id, count(*) as copatents
  from copatent join event_sector e using (year, event_id)
  where e.layer = 'copatent' and e.scheme = :topic_scheme
  group by all
),
applicant as (
  select region_set, org_id, count(*) as copatents,
         rank() over (partition by region_set order by count(*) desc) as rank
  from (
    select distinct region_set, year, event_id, explode(array(src_org_id, dst_org_id)) as org_id
    from crossing
  )
  group by region_set, org_id
),
top as (
  select region_set, rank, a.org_id, name, org_kind, copatents
  from applicant a join dim_organisation o on a.org_id = o.org_id
  where rank <= 10
),
kind as (
  select region_set, org_kind, count(*) as organisations, sum(count(*)) over (partition by region_set) as ten
  from top
  group by region_set, org_kind
),
item as (
  select region_set, 'copatents' as item, 1 as rank, '' as id, '' as name,
         cast(null as string) as org_kind, copatents as value, cast(1 as double) as share
  from total
  union all
  select t.region_set, 'topic', rank() over (partition by t.region_set order by t.copatents desc),
         t.sector_id, s.name_zh, null, t.copatents, t.copatents / total.copatents
  from topic t
  join total on t.region_set = total.region_set
  join dim_sector s on s.scheme = :topic_scheme and t.sector_id = s.sector_id
  union all
  select top.region_set, 'applicant', rank, cast(org_id as string), name, org_kind, top.copatents,
         top.copatents / total.copatents
  from top join total on top.region_set = total.region_set
  union all
  select region_set, 'kind', rank() over (partition by region_set order by organisations desc),
         org_kind, org_kind, org_kind, organisations, organisations / ten
  from kind
),
located as (
  select sum(denominator)
         / nullif(sum(cast(round(denominator / nullif(located_share, 0)) as bigint)), 0) as located_share
  from flow_summary
  where layer = 'copatent' and region_set = 'all' and scheme = 'ALL'
    and measure = 'share_events_cross_province'
)
select item.*, located_share
from item left join located on true
