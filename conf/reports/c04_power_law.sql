-- id: c04_power_law
-- zh: 企业技术关系网络度分布的幂律拟合
-- en: Power law of the degrees in the network of technology relations
-- key: year, measure
-- columns:
--   year | year | 年份 | Relations up to this year
--   measure | | 指标 | in_degree, out_degree or degree (both together)
--   alpha | | 幂律指数 | Exponent of the discrete power law by maximum likelihood
--   x_min | organisations | 幂律下限 | Degree from which it holds
--   ks | | KS距离 | Kolmogorov-Smirnov distance of the fit
--   n_tail | nodes | 尾部节点数 | Nodes of this degree or a higher one
--   ols_slope | | 双对数斜率 | Slope of the line through ln(nodes) on ln(degree), as reports print it
--   ols_r2 | share | 双对数拟合优度 | Share of the variance that the line explains
--   gini | | 基尼系数 | How unequally the degrees are spread
--   note | | 说明 | Why there is no fit
-- definitions: power_law, ols_slope, gini
-- notes: The cumulative graph of organisations; no fit below 50 nodes in the tail. The line is not a
--   fit of a power law, and its slope not its exponent: it is here because reports have it.
-- documents:
--   select layer, year, event_id, src_org_id, dst_org_id
--   from link where layer = 'cooperation' and src_org_id <> dst_org_id
select c.year, n.measure, n.alpha, n.x_min, n.ks, n.n_tail, n.ols_slope, n.ols_r2, n.gini, n.note
from network_catalog c join network_concentration n on c.graph_id = n.graph_id
where c.layer = 'cooperation' and c.window = 'cumulative' and c.level = 'organisation'
  and c.tag is null and n.measure in ('in_degree', 'out_degree', 'degree')
