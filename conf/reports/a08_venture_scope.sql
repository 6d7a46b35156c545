-- id: a08_venture_scope
-- zh: 区域内投融资：同城、跨城与跨省
-- en: Venture events and transactions inside the region: within a city, between cities, between provinces
-- key: period, scope
-- columns:
--   period | | 期间 | Year, or total
--   scope | | 范围 | all, within_city, cross_city, or of these cross_province
--   events | events | 融资事件数 | Financing events with such a transaction; scopes overlap
--   links | transactions | 投资交易数 | Transactions, one for each investor in an event
--   share | share | 交易占比 | links / links of scope all
--   located_share | share | 可定位比例 | Of the transactions that may lie in the region, those with both ends located
-- definitions: events, links, located_share
-- notes: Both ends lie in the region set; years from venture_from on.
-- documents:
--   select layer, cast(year as string) as period, year, event_id, scope, src_place_id, dst_place_id
--   from link
--   where layer = 'venture' and array_contains(region_sets, :region_set) and year >= :venture_from
with summary as (
  select *
  from flow_summary
  where layer = 'venture' and region_set = :region_set and scheme = 'ALL' and year >= :venture_from
),
counted as (
  select year,
         case replace(replace(measure, 'events_', ''), 'links_', '')
           when 'linked' then 'all' when 'links' then 'all'
           else replace(replace(measure, 'events_', ''), 'links_', '') end as scope,
         sum(numerator) filter (where unit = 'events') as events,
         sum(numerator) filter (where unit = 'links') as links
  from summary
  where measure in ('events_linked', 'events_within_city', 'events_cross_city',
                    'events_cross_province', 'links', 'links_within_city', 'links_cross_city',
                    'links_cross_province')
  group by all
),
whole as (
  select year, denominator as all_links,
         cast(round(denominator / nullif(located_share, 0)) as bigint) as possible_links
  from summary
  where measure = 'share_links_cross_city'
)
select coalesce(cast(year as string), 'total') as period, scope, sum(events) as events,
       sum(links) as links, sum(links) / nullif(sum(all_links), 0) as share,
       sum(all_links) / nullif(sum(possible_links), 0) as located_share
from counted join whole using (year)
group by grouping sets ((year, scope), (scope))
