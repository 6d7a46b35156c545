// Cities by what they send and receive, with what has changed since the year before.
(() => {
  "use strict";
  const {word, name, shortName} = words;
  const {palette, axis} = charts;

  function totals(flows) {
    const out = release.places.map(() => 0);
    const into = release.places.map(() => 0);
    flows.filter(flow => flow.source !== flow.target).forEach(flow => {
      out[flow.source] += flow.weight;
      into[flow.target] += flow.weight;
    });
    return release.places.map((place, i) => ({place, out: out[i], into: into[i],
      total: out[i] + into[i]}));
  }

  function ranks(cities) {
    const sorted = cities.map(city => city.total).sort((a, b) => b - a);
    return cities.map(city => sorted.indexOf(city.total) + 1);
  }

  charts.figure({
    id: "ranking",
    tables: ["region_profile", "place_profile", "flow_city"],
    metrics: ["out_strength", "in_strength"],
    async draw(view) {
      const {layer} = view;
      const byYear = await release.flows(layer, view.sector);
      const now = totals(byYear[view.year]);
      const pastYear = layer.years.indexOf(layer.years[view.year] - 1);
      const past = pastYear < 0 ? null : totals(byYear[pastYear]);
      const rank = ranks(now);
      const pastRank = past && ranks(past);
      const rows = now.map((city, i) => ({...city, rank: rank[i],
        growth: past && past[i].total > 0 ? city.total / past[i].total - 1 : null,
        moved: past && past[i].total > 0 ? pastRank[i] - rank[i] : null}))
        .filter(city => city.total > 0)
        .sort((a, b) => b.total - a.total || (a.place.id < b.place.id ? -1 : 1));
      if (!rows.length) {
        return {nothing: word("nothing.flows"), data: {columns: [], rows: []}};
      }
      const top = rows.slice(0, view.narrow ? 12 : 20);
      const labels = top.map(row => row.rank + "  " + shortName(row.place.names));
      const fontSize = view.narrow ? 11 : 12.5;
      const noun = word("flow." + layer.id);
      const moved = row => !row.moved ? ""
        : row.moved > 0 ? "↑" + row.moved : "↓" + -row.moved;
      const changed = row => [words.growth(row.growth), moved(row)].filter(Boolean).join("  ");
      const bars = (key, label, color, last) => ({
        type: "bar", name: label, stack: "total", barMaxWidth: 15, itemStyle: {color},
        data: top.map(row => row[key]),
        label: last ? {show: true, position: "right", fontSize: view.narrow ? 10 : 12,
          color: palette.ink, formatter: hint => {
            const row = top[hint.dataIndex];
            return words.count(row.total) + "  {soft|" + changed(row) + "}";
          }, rich: {soft: {color: palette.soft, fontSize: view.narrow ? 10 : 12}}} : {show: false},
      });
      const best = rows.filter(row => row.rank <= 20 && row.growth > 0 && row.total >= 10)
        .sort((a, b) => b.growth - a.growth)[0];
      return {
        height: top.length * 25 + (layer.directed ? 62 : 40),
        option: {
          legend: {show: layer.directed, top: 0, left: 0, itemWidth: 12, itemHeight: 12,
            textStyle: {color: palette.ink}},
          grid: {left: charts.widest(labels, fontSize) + 12, right: view.narrow ? 118 : 168,
            top: layer.directed ? 30 : 8, bottom: 24},
          xAxis: axis({type: "value", splitNumber: view.narrow ? 2 : 5,
            axisLabel: {color: palette.soft, formatter: words.count, hideOverlap: true}}),
          yAxis: axis({type: "category", inverse: true, splitLine: {show: false},
            data: labels, axisLabel: {color: palette.ink, fontSize, interval: 0,
              width: charts.widest(labels, fontSize), overflow: "truncate"}}),
          tooltip: {trigger: "axis", axisPointer: {type: "shadow"}, formatter: hints => {
            const row = top[hints[0].dataIndex];
            return dom.tooltip(row.rank + "  " + name(row.place.names), [
              ...(layer.directed ? [[word("ranking.out"), words.count(row.out)],
                [word("ranking.in"), words.count(row.into)]] : []),
              [word("ranking.total"), words.count(row.total)],
              [word("headline.change"), changed(row) || words.percent(null)]]);
          }},
          series: layer.directed
            ? [bars("out", word("ranking.out"), palette.accent, false),
              bars("into", word("ranking.in"), palette.second, true)]
            : [bars("total", word("ranking.total"), palette.accent, true)],
        },
        located: headline.located(view),
        reading: words.sentences(word("ranking.reading", {year: layer.years[view.year], noun,
          city: shortName(rows[0].place.names), value: words.count(rows[0].total)}),
        best ? word("ranking.fastest", {city: shortName(best.place.names),
          growth: words.growth(best.growth)}) : ""),
        notes: rows.length > top.length ? [word("ranking.left", {
          shown: words.count(top.length), all: words.count(rows.length)})] : [],
        data: {
          columns: [{title: word("rank"), number: true}, {title: word("city")},
            ...(layer.directed ? [{title: word("ranking.out"), number: true},
              {title: word("ranking.in"), number: true}] : []),
            {title: word("ranking.total"), number: true},
            {title: word("headline.change"), number: true},
            {title: word("ranking.moved"), number: true}],
          rows: rows.map(row => [String(row.rank), name(row.place.names),
            ...(layer.directed ? [words.count(row.out), words.count(row.into)] : []),
            words.count(row.total), words.growth(row.growth), moved(row)]),
        },
      };
    },
  });
})();
