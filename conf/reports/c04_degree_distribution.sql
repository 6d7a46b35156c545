-- id: c04_degree_distribution
-- zh: 企业技术关系网络的度分布
-- en: Degree distribution of the network of technology relations
-- key: measure, degree
-- columns:
--   measure | | 指标 | in_degree, out_degree or degree (both together)
--   degree | organisations | 度 | Distinct partners
--   nodes | nodes | 节点数 | Organisations with this degree
--   share | share | 占比 | Of all organisations of the network
--   cumulative_share | share | 累计占比 | Organisations with this degree or a lower one, of all
-- definitions: in_degree, out_degree, degree, nodes
-- notes: All years together. The fit of a power law is in c04_power_law.
-- documents:
--   select layer, year, event_id, src_org_id, dst_org_id
--   from link where layer = 'cooperation' and src_org_id <> dst_org_id
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
distribution as (
  select measure, value as degree, count(*) as nodes
  from node
  lateral view stack(3, 'in_degree', in_degree, 'out_degree', out_degree, 'degree', degree) m as measure, value
  group by measure, value
)
select measure,
       degree,
       nodes,
       nodes / sum(nodes) over (partition by measure) as share,
       sum(nodes) over (partition by measure order by degree)
         / sum(nodes) over (partition by measure) as cumulative_share
from distribution
