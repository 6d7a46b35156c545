-- id: b14_contracts
-- zh: 跨省技术合同：项数、成交额与增速
-- en: Technology contracts between provinces: number, value and growth
-- key: year
-- columns:
--   year | year | 年份 | Year
--   contracts | events | 跨省技术合同数 | Contracts between provinces of the region
--   contracts_yoy | share | 合同数同比增长率 | Growth on the year before
--   value_cny | CNY | 成交额（元） | Their value
--   value_yoy | share | 成交额同比增长率 | Growth on the year before
--   mean_value_cny | CNY | 平均成交额（元） | Mean of those whose value is known
--   contracts_with_value | events | 有成交额的合同数 | Contracts whose value is known
--   located_share | share | 完全定位的合同占比 | Contracts of the region all of whose parties have a city
-- definitions: events, yoy, located_share
-- notes: Both ends lie in the region set, in different provinces. The value of a contract is shared
--   by its pairs of seller and buyer; that of contracts that name none is not in the sums.
-- documents:
--   select layer, year, event_id, src_province_id, dst_province_id from link
--   where layer = 'contract' and src_province_id <> dst_province_id
--     and array_contains(region_sets, :region_set)
with contract as (
  select year,
         count(distinct event_id) as contracts,
         count(distinct event_id) filter (where amount_cny is not null) as contracts_with_value,
         cast(sum(amount_cny) as double) as value_cny
  from link
  where layer = 'contract' and src_province_id <> dst_province_id
    and array_contains(region_sets, :region_set)
    and year between :first_year and :year
  group by all
),
located as (
  select year, located_share from flow_summary
  where layer = 'contract' and scheme = 'ALL' and region_set = :region_set
    and measure = 'share_events_cross_province'
)
select c.year,
       c.contracts,
       c.contracts / nullif(b.contracts, 0) - 1 as contracts_yoy,
       c.value_cny,
       c.value_cny / nullif(b.value_cny, 0) - 1 as value_yoy,
       c.value_cny / nullif(c.contracts_with_value, 0) as mean_value_cny,
       c.contracts_with_value,
       l.located_share
from contract c
left join contract b on c.year = b.year + 1
left join located l on c.year = l.year
