-- id: c05_platform_network
-- zh: 平台企业及其合作伙伴的网络（逐年累计）
-- en: Network of platform firms and their partners, cumulated by year
-- key: year
-- columns:
--   year | year | 年份 | Relations up to this year
--   platforms | nodes | 平台企业数 | Organisations with the tag platform that have a relation
--   nodes | nodes | 节点数 | Platforms and the organisations that have a relation with one
--   edges | edges | 边数 | Distinct ordered pairs of provider and receiver between these nodes
--   platform_edges | edges | 平台企业的边数 | Of these, pairs with a platform at an end
--   average_degree | | 平均度 | Edges over nodes, as Gephi 0.9 prints it
--   density | | 密度 | Edges over nodes x (nodes - 1)
--   diameter | edges | 网络直径 | Longest of the shortest paths, directions followed
--   average_path_length | edges | 平均路径长度 | Mean over the ordered pairs of nodes that reach each other
--   clustering | | 平均聚类系数 | Mean over the nodes, as Gephi 0.9 prints it
--   modularity | | 模块度 | Best of the seeds of Leiden, directions ignored
-- definitions: nodes, edges, average_degree, density, diameter, average_path_length, clustering, modularity
-- notes: A node belongs to the network from the first year in which it has a relation with a
--   platform, an edge from the year in which both its ends do. Diameter, path length, clustering and
--   modularity are those of the cumulative graph with this tag in network_graph, and null where
--   network.organisations does not have it.
-- documents:
--   with tied as (
--     select l.src_org_id, l.dst_org_id
--     from (select *, explode(array(src_org_id, dst_org_id)) as org_id from link) l
--     join dim_organisation o on l.org_id = o.org_id
--     where l.layer = 'cooperation' and l.src_org_id <> l.dst_org_id and array_contains(o.tags, 'platform')
--   ),
--   node as (select src_org_id as org_id from tied union select dst_org_id from tied)
--   select l.layer, l.year, l.event_id, l.src_org_id, l.dst_org_id
--   from link l join node s on l.src_org_id = s.org_id join node d on l.dst_org_id = d.org_id
--   where l.layer = 'cooperation' and l.src_org_id <> l.dst_org_id
with platform as (
  select org_id from dim_organisation where array_contains(tags, 'platform')
),
edge as (
  select l.src_org_id, l.dst_org_id, min(l.year) as year,
         bool_or(s.org_id is not null or d.org_id is not null) as has_platform
  from link l
  left join platform s on l.src_org_id = s.org_id
  left join platform d on l.dst_org_id = d.org_id
  where l.layer = 'cooperation' and l.src_org_id <> l.dst_org_id
  group by l.src_org_id, l.dst_org_id
),
node as (
  select org_id, min(year) as year
  from edge lateral view explode(array(src_org_id, dst_org_id)) ends as org_id
  where has_platform
  group by org_id
),
first_met as (
  select distinct year, 0 as platforms, 0 as nodes, 0 as edges, 0 as platform_edges
  from link where layer = 'cooperation'
  union all
  select n.year, count(p.org_id), count(*), 0, 0
  from node n left join platform p on n.org_id = p.org_id
  group by n.year
  union all
  select greatest(e.year, s.year, d.year) as year, 0, 0, count(*), count_if(e.has_platform)
  from edge e
  join node s on e.src_org_id = s.org_id
  join node d on e.dst_org_id = d.org_id
  group by greatest(e.year, s.year, d.year)
),
new_in_year as (
  select year,
         sum(platforms) as platforms,
         sum(nodes) as nodes,
         sum(edges) as edges,
         sum(platform_edges) as platform_edges
  from first_met
  group by year
),
up_to_year as (
  select year,
         sum(platforms) over (order by year) as platforms,
         sum(nodes) over (order by year) as nodes,
         sum(edges) over (order by year) as edges,
         sum(platform_edges) over (order by year) as platform_edges
  from new_in_year
),
statistic as (
  select c.year,
         max(g.value) filter (where g.metric_id = 'diameter' and g.dialect = 'gephi-0.9') as diameter,
         max(g.value) filter (where g.metric_id = 'average_path_length' and g.dialect = 'gephi-0.9')
           as average_path_length,
         max(g.value) filter (where g.metric_id = 'clustering' and g.dialect = 'gephi-0.9') as clustering,
         max(g.value) filter (where g.metric_id = 'modularity' and g.dialect = 'standard') as modularity
  from network_catalog c join network_graph g on c.graph_id = g.graph_id
  where c.layer = 'cooperation' and c.window = 'cumulative' and c.level = 'organisation'
    and c.tag = 'platform'
  group by c.year
)
select u.year,
       u.platforms,
       u.nodes,
       u.edges,
       u.platform_edges,
       u.edges / nullif(u.nodes, 0) as average_degree,
       u.edges / nullif(u.nodes * (u.nodes - 1), 0) as density,
       cast(s.diameter as bigint) as diameter,
       s.average_path_length,
       s.clustering,
       s.modularity
from up_to_year u left join statistic s on u.year = s.year
