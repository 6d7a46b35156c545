-- id: b13_vc_investees
-- zh: 风险投资跨省被投企业数：按投资方省份
-- en: Companies in other provinces backed by venture investors, by province of the investor
-- key: src_province_id
-- columns:
--   src_province_id | | 投资方省份代码 | Province of the investors
--   src_province | | 投资方省份 | Its name
--   companies | organisations | 跨省被投企业数 | Distinct companies in other provinces that they have backed
--   share | share | 占比 | Of the sum over provinces
--   located_share | share | 可定位比例 | Of the transactions that may lie in the region, those with both ends located
--   sum_companies | organisations | 各省合计 | Sum over provinces: a company backed from two counts twice
--   all_companies | organisations | 不重复企业数 | Distinct companies backed from another province
--   investors | organisations | 投资机构数 | Investors that have backed them
--   transactions | links | 交易数 | Their transactions
-- definitions: links, located_share
-- notes: Both ends lie in the region set, in different provinces; all years up to the last one of the
--   report.
-- documents:
--   select layer, year, event_id, src_province_id, dst_province_id from link
--   where layer = 'venture' and year <= :year and src_province_id <> dst_province_id
--     and array_contains(region_sets, :region_set)
with backing as (
  select year, event_id, src_province_id, dst_province_id, src_org_id, dst_org_id
  from link
  where layer = 'venture' and year <= :year and src_province_id <> dst_province_id
    and array_contains(region_sets, :region_set)
),
province as (
  select src_province_id,
         count(distinct dst_org_id) as companies,
         count(distinct src_org_id) as investors,
         count(*) as transactions
  from backing group by all
),
total as (
  select count(distinct dst_org_id) as all_companies from backing
),
located as (
  select sum(denominator)
         / nullif(sum(cast(round(denominator / nullif(located_share, 0)) as bigint)), 0) as located_share
  from flow_summary
  where layer = 'venture' and region_set = :region_set and scheme = 'ALL'
    and measure = 'share_links_cross_city' and year <= :year
)
select p.src_province_id,
       d.name_zh as src_province,
       p.companies,
       p.companies / sum(p.companies) over () as share,
       located.located_share,
       sum(p.companies) over () as sum_companies,
       t.all_companies,
       p.investors,
       p.transactions
from province p
join dim_place d on p.src_province_id = d.place_id
cross join total t
left join located on true
