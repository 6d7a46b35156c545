-- id: c01_network_year
-- zh: 企业技术关系网络的规模（逐年累计）
-- en: Size of the network of technology relations, cumulated by year
-- key: year
-- columns:
--   year | year | 年份 | Relations up to this year
--   sample_nodes | nodes | 样本企业节点数 | Organisations with the tag sample that have a relation
--   relation_nodes | nodes | 关系节点数 | Other organisations that have a relation
--   nodes | nodes | 节点数 | Both together
--   edges | edges | 边数 | Distinct ordered pairs of provider and receiver
--   average_degree | | 平均度 | Edges over nodes, as Gephi 0.9 prints it
--   diameter | edges | 网络直径 | Longest of the shortest paths, directions followed
--   average_path_length | edges | 平均路径长度 | Mean over the ordered pairs of nodes that reach each other
--   clustering | | 平均聚类系数 | Mean over the nodes, as Gephi 0.9 prints it
-- definitions: nodes, edges, average_degree, diameter, average_path_length, clustering
-- notes: A pair counts from the first year in which it has a relation; relations of an organisation
--   with itself are left out. Places do not matter here. Diameter, path length and clustering are
--   those of the cumulative graph of organisations in network_graph (dialect gephi-0.9), and null
--   where network.organisations does not have the layer and window.
-- documents:
--   select layer, year, event_id, src_org_id, dst_org_id
--   from link where layer = 'cooperation' and src_org_id <> dst_org_id
with edge as (
  select src_org_id, dst_org_id, min(year) as year
  from link
  where layer = 'cooperation' and src_org_id <> dst_org_id
  group by all
),
node as (
  select org_id, min(year) as year
  from edge lateral view explode(array(src_org_id, dst_org_id)) ends as org_id
  group by org_id
),
first_met as (
  select distinct year, 0 as sample_nodes, 0 as relation_nodes, 0 as edges
  from link where layer = 'cooperation'
  union all
  select n.year, count_if(array_contains(o.tags, 'sample')), count_if(not array_contains(o.tags, 'sample')), 0
  from node n join dim_organisation o on n.org_id = o.org_id
  group by n.year
  union all
  select year, 0, 0, count(*) from edge group by year
),
new_in_year as (
  select year,
         sum(sample_nodes) as sample_nodes,
         sum(relation_nodes) as relation_nodes,
         sum(edges) as edges
  from first_met
  group by year
),
up_to_year as (
  select year,
         sum(sample_nodes) over (order by year) as sample_nodes,
         sum(relation_nodes) over (order by year) as relation_nodes,
         sum(edges) over (order by year) as edges
  from new_in_year
),
statistic as (
  select c.year,
         max(g.value) filter (where g.metric_id = 'diameter') as diameter,
         max(g.value) filter (where g.metric_id = 'average_path_length') as average_path_length,
         max(g.value) filter (where g.metric_id = 'clustering') as clustering
  from network_catalog c join network_graph g on c.graph_id = g.graph_id
  where c.layer = 'cooperation' and c.window = 'cumulative' and c.level = 'organisation'
    and c.tag is null and g.dialect = 'gephi-0.9'
  group by c.year
)
select u.year,
       u.sample_nodes,
       u.relation_nodes,
       u.sample_nodes + u.relation_nodes as nodes,
       u.edges,
       u.edges / nullif(u.sample_nodes + u.relation_nodes, 0) as average_degree,
       cast(s.diameter as bigint) as diameter,
       s.average_path_length,
       s.clustering
from up_to_year u left join statistic s on u.year = s.year
