// The flows of every city with every other.
(() => {
  "use strict";
  const {word, name, shortName} = words;
  const {palette} = charts;

  // Steps of 1, 3, 10, 30 ...: flows differ by orders of magnitude.
  function steps(most, short) {
    const bounds = [1];
    while (bounds[bounds.length - 1] <= most) {
      const last = bounds[bounds.length - 1];
      bounds.push(String(last).startsWith("1") ? last * 3 : last / 3 * 10);
    }
    while (bounds.length - 1 > palette.steps.length) {
      bounds.splice(1, 1);
    }
    const shift = palette.steps.length - (bounds.length - 1);
    const range = (from, to) =>
      from === to ? words.count(from) : words.count(from) + "–" + words.count(to);
    return bounds.slice(0, -1).map((from, i) => {
      const to = bounds[i + 1] - 1;
      return {gte: from, lte: to, color: palette.steps[i + shift],
        label: short ? words.count(from) + "+" : range(from, to)};
    });
  }

  function order(flows, most) {
    const sums = release.places.map(() => 0);
    flows.forEach(flow => {
      if (flow.source !== flow.target) {
        sums[flow.source] += flow.weight;
        sums[flow.target] += flow.weight;
      }
    });
    const active = release.places.map((place, i) => i).filter(i => sums[i] > 0);
    const kept = [...active].sort((a, b) => sums[b] - sums[a] || a - b).slice(0, most);
    return {
      active: active.length,
      cities: kept.sort((a, b) =>
        release.places[a].province - release.places[b].province || sums[b] - sums[a] || a - b),
    };
  }

  charts.figure({
    id: "matrix",
    tables: ["flow_city"],
    metrics: ["events", "links"],
    async draw(view) {
      const flows = (await release.flows(view.layer, view.sector))[view.year];
      const {cities, active} = order(flows, view.narrow ? 15 : 45);
      if (!cities.length) {
        return {nothing: word("nothing.flows"), data: {columns: [], rows: []}};
      }
      const position = new Map(cities.map((city, i) => [city, i]));
      const cells = [];
      const add = (row, column, flow) =>
        cells.push({value: [column, row, flow.weight], from: cities[row], to: cities[column]});
      flows.forEach(flow => {
        if (position.has(flow.source) && position.has(flow.target) && flow.weight > 0) {
          add(position.get(flow.source), position.get(flow.target), flow);
          if (!view.layer.directed && flow.source !== flow.target) {
            add(position.get(flow.target), position.get(flow.source), flow);
          }
        }
      });
      const labels = cities.map(i => shortName(release.places[i].names));
      const colour = (label, i) =>
        palette.letters[release.places[cities[i]].province % palette.letters.length];
      const noun = word("flow." + view.layer.id);
      const between = cells.filter(cell => cell.from !== cell.to);
      const possible = cities.length * (cities.length - 1);
      const most = Math.max(...cells.map(cell => cell.value[2]));
      const fontSize = view.narrow ? 10 : 11;
      const margin = charts.widest(labels, fontSize);
      const left = margin + 12;
      const top = Math.round(margin * 0.87) + 24;
      const side = width =>
        Math.round(Math.min(27, (width - left - 8) / cities.length) * cities.length);
      const axis = {type: "category", data: labels, axisLine: {show: false},
        axisTick: {show: false}, splitArea: {show: true, areaStyle: {color: ["#f7f8f8", "#f2f4f5"]}},
        splitLine: {show: false}};
      return {
        height: width => side(width) + top + 46,
        option: width => ({
          grid: {left, top, width: side(width), height: side(width)},
          xAxis: {...axis, position: "top",
            axisLabel: {interval: 0, rotate: 60, fontSize, color: colour, margin: 6,
              width: margin, overflow: "truncate"}},
          yAxis: {...axis, inverse: true,
            axisLabel: {interval: 0, fontSize, color: colour, margin: 6,
              width: margin, overflow: "truncate"}},
          visualMap: {type: "piecewise", pieces: steps(most, view.narrow),
            orient: "horizontal", left: view.narrow ? 0 : left,
            bottom: 4, itemWidth: view.narrow ? 10 : 16, itemHeight: 12, itemGap: view.narrow ? 4 : 8, itemSymbol: "rect",
            textStyle: {fontSize: 11, color: palette.soft}, dimension: 2,
            selectedMode: false},
          tooltip: {formatter: hint => dom.tooltip(
            shortName(release.places[hint.data.from].names)
              + (view.layer.directed ? " → " : " – ")
              + shortName(release.places[hint.data.to].names),
            [[noun, words.count(hint.data.value[2])]])},
          series: [{type: "heatmap", data: cells, itemStyle: {borderColor: "#fff", borderWidth: 1},
            emphasis: {itemStyle: {borderColor: palette.ink, borderWidth: 1.5}}}],
        }),
        located: headline.located(view),
        reading: word("matrix.reading", {pairs: words.count(between.length),
          possible: words.count(possible), share: words.percent(between.length / possible, 0),
          year: view.layer.years[view.year]}),
        notes: cities.length < active ? [word("matrix.left", {
          shown: words.count(cities.length), all: words.count(active)})] : [],
        data: {
          columns: [{title: word(view.layer.directed ? "matrix.fromTo" : "city")},
            ...labels.map(title => ({title, number: true}))],
          rows: cities.map((city, row) => [name(release.places[city].names),
            ...cities.map((other, column) => {
              const found = cells.find(c => c.value[0] === column && c.value[1] === row);
              return found ? words.count(found.value[2]) : "·";
            })]),
        },
      };
    },
  });
})();
