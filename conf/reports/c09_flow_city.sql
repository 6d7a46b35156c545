-- id: c09_flow_city
-- zh: 技术关系：供给方与接收方城市
-- en: Technology relations by city of provider and of receiver
-- key: rank, src_city_id, dst_city_id
-- columns:
--   rank | | 排名 | Rank by relations; ties share a rank
--   src_city_id | | 供给方城市代码 | City of the provider
--   dst_city_id | | 接收方城市代码 | City of the receiver
--   provider | | 供给方城市 | Name of the city of the provider
--   receiver | | 接收方城市 | Name of the city of the receiver
--   kind | | 类型 | within (one city) or across (two)
--   links | relations | 关系数 | Relations of a provider here with a receiver there
--   located_links | relations | 已定位关系数 | Relations with a city at both ends
--   share | share | 占比 | The one over the other
--   located_share | share | 定位占比 | Located relations, of all
-- definitions: links, link_share
-- notes: All years together; the first 10 pairs.
-- documents:
--   select layer, year, event_id, src_place_id as src_city_id, dst_place_id as dst_city_id
--   from link where layer = 'cooperation' and scope <> 'unlocated'
with whole as (
  select count(*) as links, count_if(scope <> 'unlocated') as located_links
  from link
  where layer = 'cooperation'
),
pair as (
  select src_place_id as src_city_id, dst_place_id as dst_city_id, count(*) as links
  from link
  where layer = 'cooperation' and scope <> 'unlocated'
  group by all
),
ranked as (
  select rank() over (order by links desc) as rank, pair.* from pair
)
select r.rank,
       r.src_city_id,
       r.dst_city_id,
       s.name_zh as provider,
       d.name_zh as receiver,
       if(r.src_city_id = r.dst_city_id, 'within', 'across') as kind,
       r.links,
       w.located_links,
       r.links / w.located_links as share,
       w.located_links / w.links as located_share
from ranked r
cross join whole w
left join dim_place s on r.src_city_id = s.place_id
left join dim_place d on r.dst_city_id = d.place_id
where r.rank <= 10
