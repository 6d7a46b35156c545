-- id: c07_firm_distribution
-- zh: 样本企业和平台企业的地区分布
-- en: Sample firms and platform firms by metropolitan region, province and city
-- key: level, place_id
-- columns:
--   level | | 级别 | metropolitan_region, province or city
--   place_id | | 地区代码 | Region set of the configuration, province or city
--   place | | 地区 | Name of the province or city; of a region its id
--   firms | organisations | 样本企业数 | Organisations with the tag sample
--   firm_share | share | 样本企业占比 | Of the sample firms that have a city
--   firm_located_share | share | 样本企业定位占比 | Sample firms that have a city, of all
--   platforms | organisations | 平台企业数 | Organisations with the tag platform
--   platform_share | share | 平台企业占比 | Of the platforms that have a city
--   platform_located_share | share | 平台企业定位占比 | Platforms that have a city, of all
-- definitions: organisation_share
-- notes: Region sets of the parameter metropolitan_regions; what lies in none of them has no row at
--   that level. The levels are not to be added up.
with firm as (
  select o.org_id,
         o.place_id,
         p.province_id,
         p.region_sets,
         array_contains(o.tags, 'sample') as is_sample,
         array_contains(o.tags, 'platform') as is_platform
  from dim_organisation o left join dim_place p on o.place_id = p.place_id
  where arrays_overlap(o.tags, array('sample', 'platform'))
),
whole as (
  select count_if(is_sample) as firms,
         count_if(is_sample and place_id is not null) as located_firms,
         count_if(is_platform) as platforms,
         count_if(is_platform and place_id is not null) as located_platforms
  from firm
),
placed as (
  select 'metropolitan_region' as level, region_set as place_id, is_sample, is_platform
  from firm lateral view explode(:metropolitan_regions) r as region_set
  where array_contains(region_sets, region_set)
  union all
  select 'province', province_id, is_sample, is_platform from firm where province_id is not null
  union all
  select 'city', place_id, is_sample, is_platform from firm where place_id is not null
),
counted as (
  select level, place_id, count_if(is_sample) as firms, count_if(is_platform) as platforms
  from placed
  group by level, place_id
)
select c.level,
       c.place_id,
       coalesce(p.name_zh, c.place_id) as place,
       c.firms,
       c.firms / nullif(w.located_firms, 0) as firm_share,
       w.located_firms / nullif(w.firms, 0) as firm_located_share,
       c.platforms,
       c.platforms / nullif(w.located_platforms, 0) as platform_share,
       w.located_platforms / nullif(w.platforms, 0) as platform_located_share
from counted c cross join whole w left join dim_place p on c.place_id = p.place_id
