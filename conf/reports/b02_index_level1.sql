-- id: b02_index_level1
-- zh: 协同创新一级指标指数
-- en: Level-1 indices
-- key: place_id, node, year
-- columns:
--   place_id | | 地区代码 | Region set, or place
--   node | | 一级指标代码 | Level-1 indicator
--   year | year | 年份 | Year
--   name_zh | | 一级指标 | Its Chinese name
--   name_en | | 英文名 | Its English name
--   value | | 指数 | Index, 100 in the base year
--   yoy | share | 同比增长率 | Growth on the year before
--   cagr_after | share | 起始年以来年均增长率 | Compound annual growth since growth_from
--   weight | share | 权重 | Weight in the composite index
--   contribution | | 贡献 | What it adds to the composite index
--   change_part | | 变动贡献 | What it adds to the change of the composite index
-- definitions: index_base_year, index_weight, index_contribution, index_change_part, index_growth, yoy
-- notes: The index that the parameter index names, up to the year of the report.
with part as (
  select * from index_value where index_id = :index and depth = 1 and year <= :year
)
select p.place_id,
       p.node,
       p.year,
       n.name_zh,
       n.name_en,
       p.value,
       p.yoy,
       case when p.year > :growth_from and f.value > 0 and p.value >= 0 then
         power(p.value / f.value, 1 / cast(p.year - :growth_from as double)) - 1
       end as cagr_after,
       p.weight,
       p.contribution,
       p.change_part
from part p
join index_node n on p.edition = n.edition and p.index_id = n.index_id and p.node = n.node
left join part f
  on p.edition = f.edition and p.place_id = f.place_id and p.node = f.node and f.year = :growth_from
