-- id: c14_competitiveness
-- zh: 人工智能产业竞争力排名（前20位）
-- en: Competitiveness in artificial intelligence: provinces and cities, top 20
-- key: level, place_id
-- columns:
--   level | | 级别 | province or city
--   place_id | | 地区代码 | Place
--   place | | 地区名称 | Its name
--   year | year | 年份 | Year
--   score | | 得分 | Score from 0 to 100
--   rank | | 排名 | Rank among all places of the level
--   rank_low | | 排名区间下限 | Best rank in the middle 90 % of the draws
--   rank_high | | 排名区间上限 | Worst rank likewise
--   edition | | 版本 | Edition of the score
-- definitions: index_score, index_weight, index_rank_interval
-- notes: The scores that the parameters province_score and city_score name, of the year of the report.
--   c14_competitiveness_dimension has what they are made of.
select c.level,
       v.place_id,
       d.name_zh as place,
       v.year,
       v.value as score,
       v.rank,
       v.rank_low,
       v.rank_high,
       v.edition
from index_value v
join index_catalog c on v.edition = c.edition and v.index_id = c.index_id
left join dim_place d on v.place_id = d.place_id
where v.index_id in (:province_score, :city_score) and v.node = 'total' and v.year = :year
  and v.rank <= 20
