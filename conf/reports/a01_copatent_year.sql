-- id: a01_copatent_year
-- zh: 跨省合作专利：分年数量、占比与增长
-- en: Cross-province co-patents by year: count, share of all patents, growth
-- key: period
-- columns:
--   period | | 期间 | Year, or total
--   patents | events | 专利总数 | Patents with an applicant in the region
--   copatents | events | 跨省合作专利数 | Of these, with applicants in two of its provinces or more
--   share | share | 占比 | copatents / patents
--   located_share | share | 可定位比例 | Of the patents, those all of whose applicants have a city
--   low | share | 占比下限 | The share if no unlocated applicant makes a patent cross-province
--   high | share | 占比上限 | The share if every unlocated applicant does
--   yoy | | 同比增长 | copatents over those of the year before, less 1
--   cagr | | 年均增长率 | Growth a year from cagr_from to cagr_to; in the row total
--   cagr_from | year | 起始年 | First year of the window
--   cagr_to | year | 终止年 | Last year of the window
-- definitions: events, yoy, cagr, located_share
-- notes: Both applicants lie in the region set. The window is growth_from to growth_to of reports.parameters.
-- documents:
--   select layer, cast(year as string) as period, year, event_id, src_province_id, dst_province_id
--   from link
--   where layer = 'copatent' and array_contains(region_sets, :region_set)
--     and scope in ('cross_province', 'cross_border')
with by_year as (
  select share.year, share.numerator, share.denominator, share.value, share.low, share.high,
         share.located_share, count.yoy
  from flow_summary share
  join flow_summary count using (layer, year, region_set, scheme, sector_id)
  where layer = 'copatent' and region_set = :region_set and scheme = 'ALL'
    and share.measure = 'share_events_cross_province' and count.measure = 'events_cross_province'
),
total as (
  select sum(numerator) as copatents, sum(denominator) as patents,
         sum(cast(located_share * denominator as decimal(38, 9))) as located,
         sum(cast(low * denominator as decimal(38, 9))) as lowest,
         sum(cast(high * denominator as decimal(38, 9))) as highest
  from by_year
),
growth as (
  select max(cagr) as cagr
  from flow_growth
  where layer = 'copatent' and region_set = :region_set and measure = 'events_cross_province'
    and first_year = :growth_from and last_year = :growth_to
)
select cast(year as string) as period, denominator as patents, numerator as copatents,
       value as share, located_share, low, high, yoy,
       cast(null as double) as cagr, cast(null as int) as cagr_from, cast(null as int) as cagr_to
from by_year
union all
select 'total', patents, copatents, copatents / patents, cast(located / patents as double),
       cast(lowest / patents as double), cast(highest / patents as double),
       null, cagr, :growth_from, :growth_to
from total cross join growth
where patents is not null
