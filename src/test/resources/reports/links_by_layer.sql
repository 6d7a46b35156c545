-- id: links_by_layer
-- zh: 各层机构对数
-- en: Links by layer
-- key: layer
-- columns:
--   layer | | 层 | Kind of relation
--   links | links | 机构对数 | Pairs of organisations
-- definitions: links
-- documents:
--   select layer, year, event_id from link
select layer, count(*) as links
from link
group by layer
