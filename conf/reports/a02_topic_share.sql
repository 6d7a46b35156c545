-- id: a02_topic_share
-- zh: 跨省合作专利的主题构成
-- en: Cross-province co-patents by topic term and by field of artificial intelligence
-- key: scheme, rank, sector_id
-- columns:
--   scheme | | 分类体系 | That of topic_scheme (terms of titles) or ai-field
--   rank | | 位次 | Rank within the scheme by copatents
--   sector_id | | 主题代码 | Topic or field
--   topic_zh | | 主题 | Its Chinese name
--   topic_en | | 主题英文名 | Its English name
--   copatents | events | 合作专利数 | Cross-province co-patents of the region that belong to it
--   all_copatents | events | 全部跨省合作专利数 | All cross-province co-patents of the region
--   share | share | 占比 | copatents / all_copatents; topics overlap, so shares do not add up
--   located_share | share | 可定位比例 | Of the region's patents, those all of whose applicants have a city
-- definitions: events, located_share
-- notes: A patent belongs to each topic that its texts have a term of; configuration key taxonomies.
-- documents:
--   select layer, year, event_id, scheme, sector_id
--   from link join event_sector using (layer, year, event_id)
--   where layer = 'copatent' and array_contains(region_sets, :region_set)
--     and scope in ('cross_province', 'cross_border') and scheme in (:topic_scheme, 'ai-field')
with summary as (
  select scheme, sector_id, measure, numerator, denominator, located_share
  from flow_summary
  where layer = 'copatent' and region_set = :region_set
    and scheme in ('ALL', :topic_scheme, 'ai-field')
    and measure in ('events_cross_province', 'share_events_cross_province')
),
topic as (
  select scheme, sector_id, sum(numerator) as copatents
  from summary
  where scheme <> 'ALL' and measure = 'events_cross_province'
  group by all
),
total as (
  select sum(numerator) as all_copatents,
         cast(sum(cast(located_share * denominator as decimal(38, 9)))
              / sum(denominator) as double) as located_share
  from summary
  where scheme = 'ALL' and measure = 'share_events_cross_province'
)
select topic.scheme, rank() over (partition by topic.scheme order by copatents desc) as rank,
       topic.sector_id, s.name_zh as topic_zh, s.name_en as topic_en,
       copatents, all_copatents, copatents / nullif(all_copatents, 0) as share, located_share
from topic
cross join total
join dim_sector s on topic.scheme = s.scheme and topic.sector_id = s.sector_id
where copatents > 0
