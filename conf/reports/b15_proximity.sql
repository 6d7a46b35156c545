-- id: b15_proximity
-- zh: 城市间技术邻近性与互补性
-- en: Technological proximity and complementarity between cities
-- key: year, place_id, other_place_id
-- columns:
--   year | year | 年份 | Year of application
--   place_id | | 城市代码 | City, the smaller code of the two
--   other_place_id | | 另一城市代码 | The other city
--   city | | 城市 | Its name
--   other_city | | 另一城市 | Its name
--   proximity | | 技术邻近性 | Cosine of the two cities' shares of patents by field, from 0 to 1
--   krugman | | 克鲁格曼差异指数 | Sum of the differences of these shares, from 0 to 2
--   complementarity | percent | 互补性 | What the city would gain from the other's specialisations
--   other_complementarity | percent | 另一城市的互补性 | What the other would gain from it
--   mean_complementarity | percent | 双向平均互补性 | Mean of the two
--   located_share | share | 可定位比例 | Of all applicants of the year, those with a city
-- definitions: similarity, krugman_between, complementarity, located_share
-- notes: Patents of each year by the 35 fields of WIPO, by the share of the applicants who are in the
--   city.
-- documents:
--   select e.layer, e.year, e.event_id, e.place_id, s.sector_id
--   from event_party e join event_sector s on e.layer = s.layer and e.year = s.year and e.event_id = s.event_id
--   where e.layer = 'copatent' and s.scheme = 'wipo35' and e.year between :first_year and :year
--     and e.place_id in (select place_id from dim_place where array_contains(region_sets, :region_set))
select p.year,
       p.place_id,
       p.other_place_id,
       a.name_zh as city,
       b.name_zh as other_city,
       p.similarity as proximity,
       p.krugman,
       p.complementarity,
       p.other_complementarity,
       (p.complementarity + p.other_complementarity) / 2 as mean_complementarity,
       located.value as located_share
from place_similarity p
join dim_place a on p.place_id = a.place_id
join dim_place b on p.other_place_id = b.place_id
left join flow_summary located
  on located.layer = 'copatent' and located.year = p.year and located.region_set = 'all'
  and located.scheme = 'ALL' and located.measure = 'share_parties_located'
where p.layer = 'copatent' and p.role = 'applicant' and p.scheme = 'wipo35' and p.level = 'city'
  and p.window = 'year' and p.region_set = :region_set and p.year between :first_year and :year
