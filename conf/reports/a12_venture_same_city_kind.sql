-- id: a12_venture_same_city_kind
-- zh: 政府引导基金与市场化基金的同城投资占比
-- en: Share of transactions within a city, by kind of fund
-- key: fund_kind
-- columns:
--   fund_kind | | 基金类型 | Kind of fund, a tag of the investor
--   within_city | transactions | 同城交易数 | Transactions with the investee in the investor's city
--   links | transactions | 交易数 | All transactions of such investors inside the region
--   share | share | 同城占比 | within_city / links
--   located_share | share | 可定位比例 | Of the transactions of all kinds that may lie in the region, those with both ends located
-- definitions: links, located_share
-- notes: Both ends lie in the region set; years from venture_from on. The tags are fund_tags of reports.parameters.
-- documents:
--   select layer, year, event_id, explode(tags) as fund_kind, scope
--   from link join dim_organisation on src_org_id = org_id
--   where layer = 'venture' and array_contains(region_sets, :region_set) and year >= :venture_from
with transaction as (
  select explode(array_intersect(tags, :fund_tags)) as fund_kind, scope
  from link join dim_organisation on src_org_id = org_id
  where layer = 'venture' and array_contains(link.region_sets, :region_set)
    and year >= :venture_from
),
located as (
  select sum(denominator)
         / nullif(sum(cast(round(denominator / nullif(located_share, 0)) as bigint)), 0) as located_share
  from flow_summary
  where layer = 'venture' and region_set = :region_set and scheme = 'ALL'
    and measure = 'share_links_cross_city' and year >= :venture_from
)
select fund_kind, count_if(scope = 'within_city') as within_city, count(*) as links,
       count_if(scope = 'within_city') / count(*) as share,
       max(located_share) as located_share
from transaction left join located on true
group by fund_kind
