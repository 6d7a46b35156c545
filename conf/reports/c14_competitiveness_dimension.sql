-- id: c14_competitiveness_dimension
-- zh: 人工智能产业竞争力分维度得分（前20位）
-- en: Competitiveness in artificial intelligence by dimension, top 20
-- key: level, place_id, node
-- columns:
--   level | | 级别 | province or city
--   place_id | | 地区代码 | Place
--   node | | 维度代码 | Dimension
--   place | | 地区名称 | Its name
--   name_zh | | 维度 | Chinese name of the dimension
--   name_en | | 英文名 | English name of the dimension
--   year | year | 年份 | Year
--   score | | 得分 | Score of the dimension, from 0 to 100
--   contribution | | 贡献 | What it adds to the score of the place
--   rank | | 排名 | Rank by the dimension among all places of the level
-- definitions: index_score, index_weight, index_contribution
-- notes: The places of c14_competitiveness.
select c.level,
       v.place_id,
       v.node,
       d.name_zh as place,
       n.name_zh,
       n.name_en,
       v.year,
       v.value as score,
       v.contribution,
       v.rank
from index_value v
join index_value t
  on v.edition = t.edition and v.index_id = t.index_id and v.place_id = t.place_id
    and v.year = t.year and t.node = 'total' and t.rank <= 20
join index_catalog c on v.edition = c.edition and v.index_id = c.index_id
join index_node n on v.edition = n.edition and v.index_id = n.index_id and v.node = n.node
left join dim_place d on v.place_id = d.place_id
where v.index_id in (:province_score, :city_score) and v.depth = 1 and v.year = :year
