-- id: b03_index_level2
-- zh: 协同创新二级指标三年累计增长
-- en: Level-2 indicators: growth over three years and its rank
-- key: place_id, node
-- columns:
--   place_id | | 地区代码 | Region set, or place
--   node | | 二级指标代码 | Level-2 indicator
--   parent_zh | | 一级指标 | Chinese name of the level-1 indicator
--   name_zh | | 二级指标 | Its Chinese name
--   name_en | | 英文名 | Its English name
--   origin | | 来源性质 | report, where a published report names or implies it; ours, where not
--   first_year | year | 起始年份 | Year from which
--   last_year | year | 结束年份 | Year to which
--   first_value | | 起始指数 | Index in first_year
--   last_value | | 结束指数 | Index in last_year
--   growth | share | 累计增长率 | Growth over the three years
--   rank | | 增速排名 | Rank of the growth among all indicators
--   positive_nodes | indicators | 正增长指标数 | How many indicators have grown
--   nodes | indicators | 指标数 | Indicators with a growth
--   mean_growth | share | 平均增长率 | Plain mean of the growths of all indicators
-- definitions: index_base_year, index_growth
-- notes: The index that the parameter index names, up to the year of the report. Where less is better
--   the index grows when the value falls. Three must be one of the index's growth-spans.
with grown as (
  select * from index_growth
  where index_id = :index and depth = 2 and last_year = :year and first_year = :year - 3
)
select g.place_id,
       g.node,
       p.name_zh as parent_zh,
       n.name_zh,
       n.name_en,
       n.origin,
       g.first_year,
       g.last_year,
       g.first_value,
       g.last_value,
       g.growth,
       g.rank_nodes as rank,
       count_if(g.growth > 0) over (partition by g.place_id) as positive_nodes,
       count(g.growth) over (partition by g.place_id) as nodes,
       cast(sum(cast(g.growth as decimal(38, 18))) over (partition by g.place_id) as double)
         / nullif(count(g.growth) over (partition by g.place_id), 0) as mean_growth
from grown g
join index_node n on g.edition = n.edition and g.index_id = n.index_id and g.node = n.node
join index_node p on n.edition = p.edition and n.index_id = p.index_id and n.parent = p.node
