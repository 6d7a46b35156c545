// Flows between provinces, from left to right.
(() => {
  "use strict";
  const {word, name, shortName} = words;
  const {palette} = charts;
  const most = 10;

  // Links add up over the cities of a province; events do not.
  function sums(flows, directed) {
    const table = new Map();
    const add = (from, to, links) =>
      table.set(from + "/" + to, (table.get(from + "/" + to) || 0) + links);
    flows.forEach(flow => {
      const from = release.places[flow.source].province;
      const to = release.places[flow.target].province;
      add(from, to, flow.links);
      if (!directed && from !== to) {
        add(to, from, flow.links);
      }
    });
    return [...table].map(([key, links]) => {
      const [from, to] = key.split("/").map(Number);
      return {from, to, links};
    });
  }

  charts.figure({
    id: "provinces",
    tables: ["flow_city", "flow_province"],
    metrics: ["links"],
    controls: (view, select, check) => [check(view.frame, "within", word("provinces.within"))],
    async draw(view) {
      const flows = (await release.flows(view.layer, view.sector))[view.year];
      const all = sums(flows, view.layer.directed);
      const wanted = all.filter(flow => view.state.within || flow.from !== flow.to);
      if (!wanted.length) {
        return {nothing: word("nothing.provinces"), data: {columns: [], rows: []}};
      }
      const strength = new Map();
      wanted.forEach(flow => [flow.from, flow.to].forEach(province =>
        strength.set(province, (strength.get(province) || 0) + flow.links)));
      const kept = new Set([...strength].sort((a, b) => b[1] - a[1] || a[0] - b[0])
        .slice(0, most).map(([province]) => province));
      const other = -1;
      const merged = new Map();
      wanted.forEach(flow => {
        const from = kept.has(flow.from) ? flow.from : other;
        const to = kept.has(flow.to) ? flow.to : other;
        merged.set(from + "/" + to, (merged.get(from + "/" + to) || 0) + flow.links);
      });
      const links = [...merged].map(([key, value]) => {
        const [from, to] = key.split("/").map(Number);
        return {source: "s" + from, target: "t" + to, value, from, to};
      }).sort((a, b) => a.from - b.from || a.to - b.to);
      const label = province => province === other
        ? word("provinces.others") : shortName(release.provinces[province].names);
      const colour = province => province === other
        ? palette.soft : palette.categories[province % palette.categories.length];
      const total = (side, province) => links
        .filter(link => link[side] === province).reduce((sum, link) => sum + link.value, 0);
      const node = (side, prefix, province) => ({
        name: prefix + province, depth: side === "from" ? 0 : 1, itemStyle: {color: colour(province)},
        label: {formatter: label(province) + "\n" + words.count(total(side, province))}});
      const nodes = [
        ...[...new Set(links.map(link => link.from))].map(p => node("from", "s", p)),
        ...[...new Set(links.map(link => link.to))].sort((a, b) => a - b).map(p => node("to", "t", p))];
      const largest = links.filter(link => link.from !== link.to)
        .sort((a, b) => b.value - a.value)[0] || links[0];
      const arrow = view.layer.directed ? " → " : " – ";
      const margin = view.narrow ? 74 : 120;
      return {
        height: Math.max(300, Math.min(620, 74 * Math.max(4, nodes.length / 2))),
        option: {
          tooltip: {formatter: hint => hint.dataType === "edge"
            ? dom.tooltip(label(hint.data.from) + arrow + label(hint.data.to),
              [[word("links"), words.count(hint.data.value)]])
            : dom.tooltip(hint.data.label.formatter.split("\n")[0],
              [[word("links"), words.count(hint.value)]])},
          series: [{
            type: "sankey", left: margin, right: margin, top: 12, bottom: 12, draggable: false,
            nodeWidth: 14, nodeGap: 20, layoutIterations: 0, data: nodes, links,
            lineStyle: {color: "source", opacity: 0.36, curveness: 0.5},
            label: {fontSize: 12, lineHeight: 15, color: palette.ink, position: "right"},
            levels: [{depth: 0, label: {position: "left", align: "right"}},
              {depth: 1, label: {position: "right", align: "left"}}],
            emphasis: {focus: "adjacency"},
          }],
        },
        located: headline.value(
          view.layer, "share_links_cross_province", view.sector, view.year, "located"),
        reading: word("provinces.reading", {year: view.layer.years[view.year],
          edge: label(largest.from) + arrow + label(largest.to),
          value: words.count(largest.value)}),
        notes: [...(view.layer.directed ? [] : [word("provinces.bothSides")]),
          ...(strength.size > most ? [word("provinces.left", {
            count: words.count(strength.size - most)})] : [])],
        data: {
          columns: [{title: word(view.layer.directed ? "from" : "province")},
            {title: word(view.layer.directed ? "to" : "otherProvince")},
            {title: word("links"), number: true}],
          rows: all.sort((a, b) => b.links - a.links || a.from - b.from || a.to - b.to)
            .filter(flow => view.layer.directed || flow.from <= flow.to)
            .map(flow => [name(release.provinces[flow.from].names),
              name(release.provinces[flow.to].names), words.count(flow.links)]),
        },
      };
    },
  });
})();
