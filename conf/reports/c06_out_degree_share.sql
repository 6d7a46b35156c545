-- id: c06_out_degree_share
-- zh: 出度的集中程度
-- en: Share of all out-degree that the nodes of highest out-degree hold
-- key: top_share
-- columns:
--   top_share | share | 头部节点占比 | The first 10, 1 and 0.1 % of the nodes
--   top_nodes | nodes | 头部节点数 | How many nodes these are: rounded up, at least one
--   nodes | nodes | 节点数 | All nodes, those that provide nothing too
--   top_out_degree | edges | 头部节点出度 | Sum of the out-degrees of the first nodes
--   out_degree | edges | 总出度 | Sum of all out-degrees: the edges of the network
--   out_degree_share | share | 出度占比 | The one over the other
-- definitions: out_degree, top_share
-- notes: All years together; out-degree counts distinct receivers.
-- documents:
--   select layer, year, event_id, src_org_id, dst_org_id
--   from link where layer = 'cooperation' and src_org_id <> dst_org_id
with edge as (
  select distinct src_org_id, dst_org_id
  from link
  where layer = 'cooperation' and src_org_id <> dst_org_id
),
node as (
  select org_id, count_if(org_id = src_org_id) as out_degree
  from edge lateral view explode(array(src_org_id, dst_org_id)) ends as org_id
  group by org_id
),
ordered as (
  select out_degree,
         row_number() over (order by out_degree desc, org_id) as position
  from node
),
top as (
  select share, greatest(1L, cast(ceil(share * nodes) as bigint)) as top_nodes
  from values (0.1), (0.01), (0.001) as shares (share)
  cross join (select count(*) as nodes from node)
)
select cast(top.share as double) as top_share,
       top.top_nodes,
       count(*) as nodes,
       sum(o.out_degree) filter (where o.position <= top.top_nodes) as top_out_degree,
       sum(o.out_degree) as out_degree,
       sum(o.out_degree) filter (where o.position <= top.top_nodes)
         / nullif(sum(o.out_degree), 0) as out_degree_share
from ordered o cross join top
group by top.share, top.top_nodes
