-- id: b09_transfer_city_role
-- zh: 城市在专利转让中的角色：枢纽、源地与汇地
-- en: Roles of cities in patent transfers: hub, source, sink
-- key: year, place_id
-- columns:
--   year | year | 年份 | Year in which the transfer was recorded
--   place_id | | 城市代码 | City
--   city | | 城市 | Its name
--   province | | 省份 | Its province
--   in_corridor | | 是否属于走廊（G60科创走廊） | Whether it belongs to the corridor (G60)
--   out_links | links | 转出 | Links to other cities, anywhere
--   in_links | links | 转入 | Links from other cities, anywhere
--   within_links | links | 同城转让 | Links within the city
--   nsi | | 净流入指数 | (in - out)/(in + out)
--   role | | 角色 | hub, source, sink or periphery by these links
--   mean_links | links | 活跃城市平均转入转出 | Mean of in + out over all active cities
--   region_out_links | links | 转出（区域内） | Links to other cities of the region
--   region_in_links | links | 转入（区域内） | Links from other cities of the region
--   region_nsi | | 净流入指数（区域内） | The index of the links within the region
--   region_role | | 角色（区域内） | Role by the links within the region
--   region_mean_links | links | 区域内活跃城市平均转入转出 | Mean of in + out over the active cities of the region
--   role_threshold | | 角色阈值 | Absolute nsi up to which a city above the mean is a hub
--   located_share | share | 可定位比例 | Of all links of the year, those with a city at both ends
-- definitions: out_strength, in_strength, nsi, role, located_share
-- notes: Two readings of the role: by all links of a city, wherever the other end lies, and by those
--   with both ends in the region set. A city that sends more than it receives may do so only because
--   of what it sends beyond the region.
-- documents:
--   select layer, year, event_id, src_place_id, dst_place_id,
--          explode(array(src_place_id, dst_place_id)) as place_id
--   from link
--   where layer = 'transfer'
--     and (src_place_id in (select place_id from dim_place where array_contains(region_sets, :region_set))
--       or dst_place_id in (select place_id from dim_place where array_contains(region_sets, :region_set)))
select a.year,
       a.place_id,
       c.name_zh as city,
       p.name_zh as province,
       array_contains(c.region_sets, :corridor) as in_corridor,
       a.out_strength as out_links,
       a.in_strength as in_links,
       a.within_strength as within_links,
       a.nsi,
       a.role,
       a.mean_strength as mean_links,
       r.out_strength as region_out_links,
       r.in_strength as region_in_links,
       r.nsi as region_nsi,
       r.role as region_role,
       r.mean_strength as region_mean_links,
       a.role_threshold,
       located.located_share
from place_profile a
join dim_place c on a.place_id = c.place_id and array_contains(c.region_sets, :region_set)
left join dim_place p on c.province_id = p.place_id
left join region_profile r
  on a.layer = r.layer and a.year = r.year and a.scheme = r.scheme and a.sector_id = r.sector_id
  and a.level = r.level and a.place_id = r.place_id and r.region_set = :region_set
left join flow_summary located
  on located.layer = a.layer and located.year = a.year and located.region_set = 'all'
  and located.scheme = 'ALL' and located.measure = 'share_links_cross_city'
where a.layer = 'transfer' and a.scheme = 'ALL' and a.level = 'city'
  and a.year between :first_year and :year
