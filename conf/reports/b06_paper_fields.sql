-- id: b06_paper_fields
-- zh: 合作论文的主要学科领域：区域前20位与各城市前10位
-- en: Main fields of co-papers: top 20 of the region, top 10 of each city
-- key: level, place_id, sector_id
-- columns:
--   level | | 级别 | region or city
--   place_id | | 地区代码 | Place; of the region its name in the configuration
--   sector_id | | 学科领域 | Field
--   place | | 地区名称 | Name of the place
--   field_zh | | 学科领域（中文） | Name of the field in Chinese, where the configuration gives one
--   field_en | | 学科领域（英文） | Name of the field in English
--   year | year | 年份 | Year of publication
--   rank | | 位次 | Rank by papers; ties share a rank
--   papers | events | 合作论文数 | Papers between cities of the region, in which the place takes part
--   all_papers | events | 全部合作论文数 | The same in all fields
--   paper_share | share | 占比 | Share of all fields; a paper may be in two, so shares may add up to more than 1
--   located_share | share | 完全定位的论文占比 | Papers of the region all of whose affiliations have a city
-- definitions: events, located_share
-- notes: Co-papers are papers with affiliations in two cities of the region set or more, in the last
--   year of the report.
-- documents:
--   select l.layer, l.year, l.event_id, s.sector_id, l.src_place_id, l.dst_place_id,
--          explode(array(:region_set, l.src_place_id, l.dst_place_id)) as place_id
--   from link l join event_sector s on l.layer = s.layer and l.year = s.year and l.event_id = s.event_id
--   where l.layer = 'copaper' and l.year = :year and s.scheme = 'field' and l.src_place_id <> l.dst_place_id
--     and array_contains(l.region_sets, :region_set)
with place_field as (
  select 'region' as level, region_set as place_id, scheme, sector_id, numerator as papers
  from flow_summary
  where layer = 'copaper' and year = :year and region_set = :region_set
    and scheme in ('field', 'ALL') and measure = 'events_cross_city'
  union all
  select level, place_id, scheme, sector_id, out_events
  from region_profile
  where layer = 'copaper' and year = :year and region_set = :region_set
    and scheme in ('field', 'ALL') and level = 'city'
),
ranked as (
  select level, place_id, sector_id, papers,
         rank() over (partition by level, place_id order by papers desc) as rank
  from place_field
  where scheme = 'field' and papers > 0
),
located as (
  select located_share from flow_summary
  where layer = 'copaper' and year = :year and region_set = :region_set and scheme = 'ALL'
    and measure = 'share_events_cross_city'
)
select r.level,
       r.place_id,
       r.sector_id,
       coalesce(p.name_zh, r.place_id) as place,
       s.name_zh as field_zh,
       s.name_en as field_en,
       :year as year,
       r.rank,
       r.papers,
       t.papers as all_papers,
       r.papers / nullif(t.papers, 0) as paper_share,
       located.located_share
from ranked r
join place_field t on r.level = t.level and r.place_id = t.place_id and t.scheme = 'ALL'
left join dim_place p on r.place_id = p.place_id
left join dim_sector s on s.scheme = 'field' and r.sector_id = s.sector_id
left join located on true
where r.rank <= case r.level when 'region' then 20 else 10 end
