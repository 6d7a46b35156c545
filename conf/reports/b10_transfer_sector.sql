-- id: b10_transfer_sector
-- zh: 专利转让的战略性新兴产业分布：区域与省会城市
-- en: Patent transfers by strategic emerging industry: the region and its provincial capitals
-- key: level, place_id, sector_id
-- columns:
--   level | | 级别 | region, or city for a provincial capital or a municipality
--   place_id | | 地区代码 | Place; of the region its name in the configuration
--   sector_id | | 战略性新兴产业 | Strategic emerging industry
--   place | | 地区名称 | Name of the place
--   sector_zh | | 产业名称 | Name of the industry
--   sector_en | | 产业英文名称 | Its English name, where the configuration gives one
--   year | year | 年份 | Year in which the transfer was recorded
--   rank | | 位次 | Rank by transfers; ties share a rank
--   transfers | events | 专利转让数 | Transfers within the region in which the place has an end
--   all_transfers | events | 全部专利转让数 | The same in all industries and in none
--   transfer_share | share | 占比 | Share of all; a transfer may be in two industries, so shares may add up to more than 1
--   classified_share | share | 有产业分类的占比 | Of all, those that have an industry
--   located_share | share | 完全定位的转让占比 | Transfers of the region all of whose parties have a city
-- definitions: events, located_share
-- notes: Both ends lie in the region set; the last year of the report. A provincial capital is the
--   first city of its province in GB/T 2260 (code ..01..).
-- documents:
--   select l.layer, l.year, l.event_id, s.sector_id, l.src_place_id, l.dst_place_id,
--          explode(array(:region_set, l.src_place_id, l.dst_place_id)) as place_id
--   from link l join event_sector s on l.layer = s.layer and l.year = s.year and l.event_id = s.event_id
--   where l.layer = 'transfer' and l.year = :year and s.scheme = 'sei'
--     and array_contains(l.region_sets, :region_set)
with transfer as (
  select event_id, src_place_id, dst_place_id
  from link
  where layer = 'transfer' and year = :year and array_contains(region_sets, :region_set)
),
capital as (
  select place_id from dim_place
  where level = 'city' and (place_id = province_id or place_id like '__01__')
),
place_transfer as (
  select distinct 'region' as level, :region_set as place_id, event_id from transfer
  union all
  select distinct 'city', place_id, event_id
  from (select event_id, explode(array(src_place_id, dst_place_id)) as place_id from transfer)
  where place_id in (select place_id from capital)
),
place_sector as (
  select t.level, t.place_id, s.sector_id, count(*) as transfers
  from place_transfer t
  join event_sector s
    on s.layer = 'transfer' and s.year = :year and s.scheme = 'sei' and t.event_id = s.event_id
  group by all
),
place_total as (
  select t.level, t.place_id, count(*) as all_transfers, count(s.event_id) as classified
  from place_transfer t
  left join (select distinct event_id from event_sector
             where layer = 'transfer' and year = :year and scheme = 'sei') s
    on t.event_id = s.event_id
  group by all
),
located as (
  select located_share from flow_summary
  where layer = 'transfer' and year = :year and region_set = :region_set and scheme = 'ALL'
    and measure = 'share_events_linked'
)
select p.level,
       p.place_id,
       p.sector_id,
       coalesce(d.name_zh, p.place_id) as place,
       s.name_zh as sector_zh,
       s.name_en as sector_en,
       :year as year,
       rank() over (partition by p.level, p.place_id order by p.transfers desc) as rank,
       p.transfers,
       t.all_transfers,
       p.transfers / t.all_transfers as transfer_share,
       t.classified / t.all_transfers as classified_share,
       located.located_share
from place_sector p
join place_total t on p.level = t.level and p.place_id = t.place_id
left join dim_place d on p.place_id = d.place_id
left join dim_sector s on s.scheme = 'sei' and p.sector_id = s.sector_id
left join located on true
