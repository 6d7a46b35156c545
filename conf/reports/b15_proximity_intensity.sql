-- id: b15_proximity_intensity
-- zh: 城市间技术邻近性：按产业技术密集度
-- en: Technological proximity between cities by technology intensity of industry
-- key: year, intensity, place_id, other_place_id
-- columns:
--   year | year | 年份 | Year of application
--   intensity | | 技术密集度 | high, medium-high, medium-low or low
--   place_id | | 城市代码 | City, the smaller code of the two
--   other_place_id | | 另一城市代码 | The other city
--   city | | 城市 | Its name
--   other_city | | 另一城市 | Its name
--   proximity | | 技术邻近性 | Cosine of the two cities' patents by field of the class, from 0 to 1
--   krugman | | 克鲁格曼差异指数 | Sum of the differences of their shares of the class by field, from 0 to 2
--   patents | events | 专利数 | Patents of the city in the class, by the share of its applicants
--   other_patents | events | 另一城市专利数 | Those of the other city
--   located_share | share | 可定位比例 | Of all applicants of the year, those with a city
-- definitions: similarity, krugman_between, located_share
-- notes: Classes of technology intensity of the OECD (2011, ISIC Rev. 3), to which we have assigned the
--   35 fields of WIPO by the industries that use them most; the assignment is ours and stands in the
--   query. Fields of machinery are medium-high; civil engineering and materials medium-low. Pairs of
--   cities that both have a patent of the class; snapshot years.
-- documents:
--   select e.layer, e.year, e.event_id, e.place_id, s.sector_id
--   from event_party e join event_sector s on e.layer = s.layer and e.year = s.year and e.event_id = s.event_id
--   where e.layer = 'copatent' and s.scheme = 'wipo35' and array_contains(:snapshot_years, e.year)
--     and e.place_id in (select place_id from dim_place where array_contains(region_sets, :region_set))
with class as (
  select explode(fields) as sector_id, intensity
  from values
    -- Electronics, computers, telecommunications, instruments, medicine, pharmaceuticals.
    ('high', array('2', '3', '4', '5', '6', '7', '8', '9', '10', '11', '12', '13', '15', '16', '22')),
    -- Electrical machinery, chemicals, machinery, vehicles.
    ('medium-high', array('1', '14', '17', '19', '23', '24', '25', '26', '27', '28', '29', '30', '31', '32')),
    -- Materials and metals, coating, construction.
    ('medium-low', array('20', '21', '35')),
    -- Food, furniture, games, other consumer goods.
    ('low', array('18', '33', '34'))
    as t(intensity, fields)
),
-- Decimals, whose sums do not depend on the order of rows.
patent as (
  select s.year, c.intensity, s.place_id, s.sector_id, cast(s.events as decimal(28, 12)) as events
  from specialisation s join class c on s.sector_id = c.sector_id
  where s.layer = 'copatent' and s.role = 'applicant' and s.scheme = 'wipo35' and s.level = 'city'
    and s.window = 'year' and s.region_set = :region_set and array_contains(:snapshot_years, s.year)
    and s.events > 0
),
city as (
  select year, intensity, place_id, cast(sum(events) as double) as patents
  from patent group by all
),
profile as (
  select c.year, c.intensity, c.place_id, c.patents,
         map_from_entries(array_sort(collect_list(
           struct(p.sector_id, cast(p.events as double) / c.patents)))) as shares
  from city c
  join patent p on c.year = p.year and c.intensity = p.intensity and c.place_id = p.place_id
  group by all
),
pair as (
  select a.year, a.intensity, a.place_id, b.place_id as other_place_id,
         a.patents, b.patents as other_patents,
         map_values(a.shares) as own, map_values(b.shares) as others,
         transform(
           array_sort(array_union(map_keys(a.shares), map_keys(b.shares))),
           k -> struct(coalesce(a.shares[k], 0D) as s, coalesce(b.shares[k], 0D) as t)) as shares
  from profile a
  join profile b on a.year = b.year and a.intensity = b.intensity and a.place_id < b.place_id
)
select p.year,
       p.intensity,
       p.place_id,
       p.other_place_id,
       a.name_zh as city,
       b.name_zh as other_city,
       aggregate(p.shares, 0D, (sum, x) -> sum + x.s * x.t)
         / sqrt(aggregate(p.own, 0D, (sum, s) -> sum + s * s)
             * aggregate(p.others, 0D, (sum, t) -> sum + t * t)) as proximity,
       aggregate(p.shares, 0D, (sum, x) -> sum + abs(x.s - x.t)) as krugman,
       p.patents,
       p.other_patents,
       located.value as located_share
from pair p
join dim_place a on p.place_id = a.place_id
join dim_place b on p.other_place_id = b.place_id
left join flow_summary located
  on located.layer = 'copatent' and located.year = p.year and located.region_set = 'all'
  and located.scheme = 'ALL' and located.measure = 'share_parties_located'
