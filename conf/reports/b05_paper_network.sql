-- id: b05_paper_network
-- zh: 城市间合作论文网络：密度与活跃城市
-- en: Co-papers between cities: network density and active cities
-- key: year
-- columns:
--   year | year | 年份 | Year of publication
--   papers | events | 合作论文数 | Papers with affiliations in two cities of the region or more
--   papers_yoy | share | 同比增长率 | Growth on the year before
--   nodes | cities | 城市数 | Cities of the region
--   active_nodes | cities | 活跃城市数 | Cities with such a paper
--   edges | pairs | 有合作的城市对数 | Pairs of cities with such a paper
--   possible_edges | pairs | 可能的城市对数 | All pairs of cities
--   density | share | 网络密度 | Pairs with a paper, of all pairs
--   located_share | share | 机构定位率 | Affiliations in the region that have a city
-- definitions: events, yoy, nodes, active_nodes, edges, density, located_share
-- notes: Dialect standard: the graph of the year, all cities of the region set as vertices.
-- documents:
--   select layer, year, event_id, src_place_id, dst_place_id from link
--   where layer = 'copaper' and src_place_id <> dst_place_id
--     and array_contains(region_sets, :region_set)
with graph as (
  select c.year,
         c.nodes,
         cast(max(g.value) filter (where g.metric_id = 'active_nodes') as bigint) as active_nodes,
         c.edges,
         max(g.value) filter (where g.metric_id = 'density') as density
  from network_catalog c join network_graph g on c.graph_id = g.graph_id
  where c.layer = 'copaper' and c.window = 'year' and c.scheme = 'ALL' and c.level = 'city'
    and c.region_set = :region_set and g.dialect = 'standard'
  group by all
),
paper as (
  select year,
         max(numerator) filter (where measure = 'events_cross_city') as papers,
         max(yoy) filter (where measure = 'events_cross_city') as papers_yoy,
         max(value) filter (where measure = 'share_parties_located') as located_share
  from flow_summary
  where layer = 'copaper' and scheme = 'ALL' and region_set = :region_set
  group by all
)
select g.year,
       p.papers,
       p.papers_yoy,
       g.nodes,
       g.active_nodes,
       g.edges,
       g.nodes * (g.nodes - 1) div 2 as possible_edges,
       g.density,
       p.located_share
from graph g left join paper p on g.year = p.year
