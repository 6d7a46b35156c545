-- id: b08_transfer_province
-- zh: 跨省专利转让：各省转出与转入
-- en: Patent transfers between provinces: sent and received
-- key: year, place_id
-- columns:
--   year | year | 年份 | Year in which the transfer was recorded
--   place_id | | 省份代码 | Province
--   province | | 省份 | Its name
--   out_events | events | 转出专利数 | Transfers from here to another province of the region
--   out_share | share | 转出占比 | Of all sent by the provinces of the region
--   out_yoy | share | 转出同比增长率 | Growth of the links sent on the year before
--   in_events | events | 转入专利数 | Transfers from another province of the region to here
--   in_share | share | 转入占比 | Of all received by the provinces of the region
--   in_yoy | share | 转入同比增长率 | Growth of the links received on the year before
--   net_events | events | 净转出 | Sent less received
--   region_out_events | events | 转出合计 | Sent by all provinces of the region
--   region_in_events | events | 转入合计 | Received by all provinces of the region
--   located_share | share | 地区内机构对定位率 | Links that lie or may lie in the region that have a city at both ends
-- definitions: events, net, yoy, located_share
-- notes: Both ends lie in the region set, in different provinces; snapshot years. Totals sent and
--   received are equal as long as all parties of a side are in one province.
-- documents:
--   select layer, year, event_id, src_province_id, dst_province_id,
--          explode(array(src_province_id, dst_province_id)) as place_id
--   from link
--   where layer = 'transfer' and src_province_id <> dst_province_id
--     and array_contains(region_sets, :region_set)
with province as (
  select r.year, r.place_id, p.name_zh as province, r.out_events, r.in_events, r.out_yoy, r.in_yoy,
         sum(r.out_events) over (partition by r.year) as region_out_events,
         sum(r.in_events) over (partition by r.year) as region_in_events
  from region_profile r join dim_place p on r.place_id = p.place_id
  where r.layer = 'transfer' and r.region_set = :region_set and r.scheme = 'ALL'
    and r.level = 'province' and array_contains(:snapshot_years, r.year)
),
located as (
  select year, located_share from flow_summary
  where layer = 'transfer' and scheme = 'ALL' and region_set = :region_set
    and measure = 'share_links_cross_province'
)
select p.year,
       p.place_id,
       p.province,
       p.out_events,
       p.out_events / nullif(p.region_out_events, 0) as out_share,
       p.out_yoy,
       p.in_events,
       p.in_events / nullif(p.region_in_events, 0) as in_share,
       p.in_yoy,
       p.out_events - p.in_events as net_events,
       p.region_out_events,
       p.region_in_events,
       l.located_share
from province p left join located l on p.year = l.year
