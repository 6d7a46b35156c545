-- id: b01_index_total
-- zh: 协同创新指数
-- en: Composite index
-- key: place_id, year
-- columns:
--   place_id | | 地区代码 | Region set, or place
--   year | year | 年份 | Year
--   value | | 指数 | Index, 100 in the base year
--   yoy | share | 同比增长率 | Growth on the year before
--   cagr | share | 基期以来年均增长率 | Compound annual growth since the base year
--   cagr_after | share | 起始年以来年均增长率 | Compound annual growth since growth_from
--   imputed_share | share | 插补占比 | Share, by weight, that is made of filled gaps
--   edition | | 版本 | Edition of the index
-- definitions: index_base_year, index_growth, yoy
-- notes: The index that the parameter index names, up to the year of the report. What each point is made of stands in index_value.
with total as (
  select v.*, c.base_year
  from index_value v join index_catalog c on v.edition = c.edition and v.index_id = c.index_id
  where v.index_id = :index and v.node = 'total' and v.value is not null
    and v.year <= :year
)
select t.place_id,
       t.year,
       t.value,
       t.yoy,
       g.cagr,
       case when t.year > :growth_from and f.value > 0 and t.value >= 0 then
         power(t.value / f.value, 1 / cast(t.year - :growth_from as double)) - 1
       end as cagr_after,
       t.imputed_share,
       t.edition
from total t
left join index_growth g
  on t.edition = g.edition and t.index_id = g.index_id and t.node = g.node
    and t.place_id = g.place_id and t.year = g.last_year and t.base_year = g.first_year
left join total f
  on t.edition = f.edition and t.place_id = f.place_id and f.year = :growth_from
