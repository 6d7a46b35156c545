-- id: b14_contracts_pair
-- zh: 跨省技术合同：按省份对
-- en: Technology contracts between provinces, by pair of provinces
-- key: year, src_province_id, dst_province_id
-- columns:
--   year | year | 年份 | Year
--   src_province_id | | 卖方省份代码 | Province of the seller
--   dst_province_id | | 买方省份代码 | Province of the buyer
--   src_province | | 卖方省份 | Its name
--   dst_province | | 买方省份 | Its name
--   contracts | events | 技术合同数 | Contracts
--   contracts_yoy | share | 合同数同比增长率 | Growth on the year before
--   value_cny | CNY | 成交额（元） | Their value
--   value_yoy | share | 成交额同比增长率 | Growth on the year before
--   contract_share | share | 合同数占比 | Of the contracts of all such pairs in the year
--   region_contracts | events | 各省份对合同数合计 | Contracts of all such pairs in the year
--   value_share | share | 成交额占比 | Of the value of all such pairs in the year
--   region_value_cny | CNY | 各省份对成交额合计（元） | Value of all such pairs in the year
--   located_share | share | 完全定位的合同占比 | Contracts of the region all of whose parties have a city
-- definitions: events, yoy, located_share
-- notes: As b14_contracts. A contract with buyers in two provinces counts in both pairs.
-- documents:
--   select layer, year, event_id, src_province_id, dst_province_id from link
--   where layer = 'contract' and src_province_id <> dst_province_id
--     and array_contains(region_sets, :region_set)
with pair as (
  select year, src_province_id, dst_province_id,
         count(distinct event_id) as contracts,
         sum(amount_cny) as amount_cny,
         cast(sum(amount_cny) as double) as value_cny
  from link
  where layer = 'contract' and src_province_id <> dst_province_id
    and array_contains(region_sets, :region_set)
    and year between :first_year and :year
  group by all
),
total as (
  select year,
         sum(contracts) as region_contracts,
         cast(sum(amount_cny) as double) as region_value_cny
  from pair group by all
),
located as (
  select year, located_share from flow_summary
  where layer = 'contract' and scheme = 'ALL' and region_set = :region_set
    and measure = 'share_events_cross_province'
)
select p.year,
       p.src_province_id,
       p.dst_province_id,
       s.name_zh as src_province,
       d.name_zh as dst_province,
       p.contracts,
       p.contracts / nullif(b.contracts, 0) - 1 as contracts_yoy,
       p.value_cny,
       p.value_cny / nullif(b.value_cny, 0) - 1 as value_yoy,
       p.contracts / t.region_contracts as contract_share,
       t.region_contracts,
       p.value_cny / nullif(t.region_value_cny, 0) as value_share,
       t.region_value_cny,
       l.located_share
from pair p
join total t on p.year = t.year
left join pair b
  on p.src_province_id = b.src_province_id and p.dst_province_id = b.dst_province_id
  and p.year = b.year + 1
join dim_place s on p.src_province_id = s.place_id
join dim_place d on p.dst_province_id = d.place_id
left join located l on p.year = l.year
