-- id: c10_giving_receiving
-- zh: 各省市技术供给与接收占比
-- en: Share of technology given and received by province and city
-- key: level, place_id
-- columns:
--   level | | 级别 | province or city
--   place_id | | 地区代码 | Province or city
--   place | | 地区 | Its name
--   given | relations | 供给关系数 | Relations whose provider is here
--   giving_share | share | 供给占比 | Of all located relations
--   giving_rank | | 供给排名 | Rank within the level; ties share a rank
--   received | relations | 接收关系数 | Relations whose receiver is here
--   receiving_share | share | 接收占比 | Of all located relations
--   receiving_rank | | 接收排名 | Rank within the level; ties share a rank
--   net | relations | 净供给 | Given less received
--   gives_more | | 供给大于接收 | Whether it gives more than it takes
--   located_links | relations | 已定位关系数 | Relations with a city at both ends
--   located_share | share | 定位占比 | Located relations, of all
-- definitions: links, link_share, net
-- notes: All years together; places among the first 20 in giving or in receiving. Relations within a
--   place are both given and received there.
-- documents:
--   select layer, year, event_id, src_province_id, dst_province_id, src_place_id, dst_place_id
--   from link where layer = 'cooperation' and scope <> 'unlocated'
with relation as (
  select * from link where layer = 'cooperation' and scope <> 'unlocated'
),
whole as (
  select count(*) as links, count_if(scope <> 'unlocated') as located_links
  from link
  where layer = 'cooperation'
),
side as (
  select 'province' as level, src_province_id as place_id, 1 as given, 0 as received from relation
  union all
  select 'province', dst_province_id, 0, 1 from relation
  union all
  select 'city', src_place_id, 1, 0 from relation
  union all
  select 'city', dst_place_id, 0, 1 from relation
),
counted as (
  select level, place_id, sum(given) as given, sum(received) as received
  from side
  group by level, place_id
),
ranked as (
  select counted.*,
         rank() over (partition by level order by given desc) as giving_rank,
         rank() over (partition by level order by received desc) as receiving_rank
  from counted
)
select r.level,
       r.place_id,
       p.name_zh as place,
       r.given,
       r.given / w.located_links as giving_share,
       r.giving_rank,
       r.received,
       r.received / w.located_links as receiving_share,
       r.receiving_rank,
       r.given - r.received as net,
       r.given > r.received as gives_more,
       w.located_links,
       w.located_links / w.links as located_share
from ranked r cross join whole w left join dim_place p on r.place_id = p.place_id
where least(r.giving_rank, r.receiving_rank) <= 20
