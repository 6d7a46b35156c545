-- id: c02_degree_top_sample
-- zh: 样本企业度数前 20 位
-- en: Sample firms with the most partners
-- key: measure, rank, org_id
-- columns:
--   measure | | 排序指标 | in_degree, out_degree or degree
--   rank | | 排名 | Rank by the measure; ties share a rank
--   org_id | | 机构编号 | Organisation
--   name | | 机构名称 | Its name
--   org_kind | | 机构类型 | What it is
--   place_id | | 城市代码 | Its city
--   place | | 所在城市 | Name of the city
--   in_degree | organisations | 入度 | Distinct organisations that provide to it
--   out_degree | organisations | 出度 | Distinct organisations that receive from it
--   degree | organisations | 总度 | Both together
-- definitions: in_degree, out_degree, degree
-- notes: All years together; top 20 of each measure. Sample firms are the organisations
--   of the registry with the tag sample.
-- documents:
--   select l.layer, l.year, l.event_id, o.org_id
--   from (select *, explode(array(src_org_id, dst_org_id)) as org_id from link) l
--   join dim_organisation o on l.org_id = o.org_id
--   where l.layer = 'cooperation' and l.src_org_id <> l.dst_org_id and array_contains(o.tags, 'sample')
with edge as (
  select distinct src_org_id, dst_org_id
  from link
  where layer = 'cooperation' and src_org_id <> dst_org_id
),
node as (
  select org_id,
         count_if(org_id = dst_org_id) as in_degree,
         count_if(org_id = src_org_id) as out_degree,
         count(*) as degree
  from edge lateral view explode(array(src_org_id, dst_org_id)) ends as org_id
  group by org_id
),
chosen as (
  select n.*, o.name, o.org_kind, o.place_id
  from node n join dim_organisation o on n.org_id = o.org_id
  where array_contains(o.tags, 'sample')
),
ranked as (
  select measure, rank() over (partition by measure order by value desc) as rank, chosen.*
  from chosen
  lateral view stack(3, 'in_degree', in_degree, 'out_degree', out_degree, 'degree', degree) m as measure, value
)
select r.measure, r.rank, r.org_id, r.name, r.org_kind, r.place_id, p.name_zh as place,
       r.in_degree, r.out_degree, r.degree
from ranked r left join dim_place p on r.place_id = p.place_id
where r.rank <= 20
