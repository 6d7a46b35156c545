-- id: a03_top_applicants
-- zh: 跨省合作专利的主要申请人（前十位）
-- en: The ten applicants with most cross-province co-patents, with kind and field
-- key: rank, org_id
-- columns:
--   rank | | 位次 | Rank by copatents; ties share a rank
--   org_id | | 机构编号 | Organisation
--   name | | 机构名称 | Its name
--   city | | 城市 | Its city
--   org_kind | | 机构类型 | company, university, institute, government, fund, person or other
--   field | | 主要领域 | The topic or field that most of its co-patents belong to
--   copatents | events | 跨省合作专利数 | Its co-patents with an applicant in another province of the region
--   of_kind | organisations | 同类机构数 | How many of the ten are of its kind
--   of_field | organisations | 同领域机构数 | How many of the ten are of its field
-- definitions: events, rank
-- notes: Both applicants lie in the region set. Fields are those of scheme topic_scheme; the one whose id comes first where two are equally frequent.
-- documents:
--   select layer, year, event_id, explode(array(src_org_id, dst_org_id)) as org_id
--   from link
--   where layer = 'copatent' and array_contains(region_sets, :region_set)
--     and scope in ('cross_province', 'cross_border')
with applicant as (
  select distinct year, event_id, explode(array(src_org_id, dst_org_id)) as org_id
  from link
  where layer = 'copatent' and array_contains(region_sets, :region_set)
    and scope in ('cross_province', 'cross_border')
),
top as (
  select org_id, copatents, rank
  from (
    select org_id, count(*) as copatents, rank() over (order by count(*) desc) as rank
    from applicant
    group by org_id
  )
  where rank <= 10
),
field as (
  select org_id, min_by(name_zh, struct(-events, sector_id)) as field
  from (
    select org_id, sector_id, count(*) as events
    from applicant join top using (org_id) join event_sector e using (year, event_id)
    where e.layer = 'copatent' and e.scheme = :topic_scheme
    group by all
  )
  join dim_sector s using (sector_id)
  where s.scheme = :topic_scheme
  group by org_id
)
select rank, t.org_id, o.name, p.name_zh as city, o.org_kind, field, copatents,
       count(*) over (partition by o.org_kind) as of_kind,
       count(field) over (partition by field) as of_field
from top t
join dim_organisation o on t.org_id = o.org_id
left join dim_place p on o.place_id = p.place_id
left join field f on t.org_id = f.org_id
