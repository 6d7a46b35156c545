-- id: b07_transfer_year
-- zh: 专利转让数量：逐年、增速与相对首年的倍数
-- en: Patent transfers by year: growth and multiple of the first year
-- key: year
-- columns:
--   year | year | 年份 | Year in which the transfer was recorded
--   transfers | events | 专利转让数 | Transfers with both ends in the region
--   transfers_yoy | share | 同比增长率 | Growth on the year before
--   multiple | | 相对首年的倍数 | Transfers over those of the first year of the report
--   cagr | share | 年均增长率 | Compound annual growth since the first year
--   within_city | events | 同城转让数 | Within a city
--   cross_city | events | 跨城转让数 | Between cities
--   cross_province | events | 跨省转让数 | Of these between provinces
--   cross_province_share | share | 跨省占比 | Transfers between provinces, of all transfers
--   located_share | share | 机构定位率 | Parties in the region that have a city
-- definitions: events, yoy, cagr, located_share
-- notes: A transfer counts once. One with several parties on a side may be within a city and between
--   cities at once.
-- documents:
--   select layer, year, event_id, src_place_id, dst_place_id, scope from link
--   where layer = 'transfer'
--     and array_contains(region_sets, :region_set)
with counted as (
  select year,
         max(numerator) filter (where measure = 'events_linked') as transfers,
         max(yoy) filter (where measure = 'events_linked') as transfers_yoy,
         max(numerator) filter (where measure = 'events_within_city') as within_city,
         max(numerator) filter (where measure = 'events_cross_city') as cross_city,
         max(numerator) filter (where measure = 'events_cross_province') as cross_province,
         max(value) filter (where measure = 'share_parties_located') as located_share
  from flow_summary
  where layer = 'transfer' and scheme = 'ALL' and region_set = :region_set
    and year between :first_year and :year
  group by all
)
select c.year,
       c.transfers,
       c.transfers_yoy,
       c.transfers / nullif(f.transfers, 0) as multiple,
       case when c.year > :first_year then
         power(c.transfers / nullif(f.transfers, 0), 1 / cast(c.year - :first_year as double)) - 1
       end as cagr,
       c.within_city,
       c.cross_city,
       c.cross_province,
       c.cross_province / nullif(c.transfers, 0) as cross_province_share,
       c.located_share
from counted c left join counted f on f.year = :first_year
