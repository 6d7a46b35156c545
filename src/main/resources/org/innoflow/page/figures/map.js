// The strongest flows between cities, where the cities are.
(() => {
  "use strict";
  const {word, name, shortName} = words;
  const {palette} = charts;
  const choices = ["15", "30", "60", "120"];

  // Both directions of a flow of an undirected layer are one line.
  function ranked(flows) {
    return flows
      .filter(flow => flow.source !== flow.target && flow.weight > 0)
      .sort((a, b) => b.weight - a.weight || a.source - b.source || a.target - b.target);
  }

  function strengths(flows) {
    const sums = release.places.map(() => 0);
    flows.filter(flow => flow.source !== flow.target).forEach(flow => {
      sums[flow.source] += flow.weight;
      sums[flow.target] += flow.weight;
    });
    return sums;
  }

  const positioned = place => words.known(place.lon) && words.known(place.lat);

  // A degree of latitude is as long as a degree of longitude divided by the cosine of the latitude.
  function frame(width) {
    const places = release.places.filter(positioned);
    const lons = places.map(p => p.lon);
    const lats = places.map(p => p.lat);
    const middle = (Math.max(...lats) + Math.min(...lats)) / 2;
    const pad = 0.05 * Math.max(0.5, Math.max(...lons) - Math.min(...lons));
    const box = {
      west: Math.min(...lons) - pad, east: Math.max(...lons) + pad * 1.6,
      south: Math.min(...lats) - pad, north: Math.max(...lats) + pad};
    const slope = (box.north - box.south)
      / ((box.east - box.west) * Math.cos(middle * Math.PI / 180));
    // A sheet of paper has to hold the list below, too.
    const across = Math.min(width - 38, (charts.onPaper() ? 440 : 700) / slope);
    return {...box, width: Math.round(across), height: Math.round(across * slope)};
  }

  const edge = (flow, layer) => shortName(release.places[flow.source].names)
    + (layer.directed ? " → " : " – ") + shortName(release.places[flow.target].names);

  function strongest(top, layer, earlier, noun) {
    const then = new Map((earlier || []).map(flow => [flow.source + "/" + flow.target, flow.weight]));
    const most = top[0].weight;
    return dom.element("div", {},
      dom.element("h3", {}, word("map.strongest")),
      dom.element("ol", {class: "strongest"}, top.slice(0, 10).map(flow => {
        const past = then.get(flow.source + "/" + flow.target);
        return dom.element("li", {},
          dom.element("span", {class: "edge"}, edge(flow, layer)),
          dom.element("span", {class: "amount"}, words.count(flow.weight)),
          dom.element("span", {class: "moved"}, past ? words.growth(flow.weight / past - 1) : ""),
          dom.element("span", {class: "measure", "aria-hidden": "true",
            style: `width:${Math.max(1, 100 * flow.weight / most)}%`}));
      })),
      dom.element("p", {class: "small"}, word("map.sideNote", {noun})));
  }

  function option(view, top, sums, box) {
    const {layer} = view;
    const most = Math.max(...top.map(flow => flow.weight));
    const strongestCity = Math.max(1, ...sums);
    const at = i => [release.places[i].lon, release.places[i].lat];
    const fontSize = view.narrow ? 10 : 12;
    // A label that would leave the picture stands on the other side.
    const beyond = place => box.width * (place.lon - box.west) / (box.east - box.west)
      + charts.widest([shortName(place.names)], fontSize) + 12 > box.width + 34;
    const axis = (min, max, mark) => ({
      type: "value", min, max, interval: max - min > 12 ? 5 : 2,
      axisLine: {show: false}, axisTick: {show: false},
      axisLabel: {color: "#8a969e", fontSize: 10, showMinLabel: false, showMaxLabel: false,
        formatter: v => Math.round(v) + mark},
      splitLine: {lineStyle: {color: palette.faint}}});
    const series = release.provinces.map((province, p) => ({
      type: "scatter", name: name(province.names), z: 5,
      itemStyle: {color: palette.categories[p % palette.categories.length],
        borderColor: "#fff", borderWidth: 1, opacity: 1},
      data: release.places.map((place, i) => ({place, i}))
        .filter(({place}) => place.province === p && positioned(place))
        .map(({place, i}) => ({
          name: name(place.names), id: place.id, value: [...at(i), sums[i]],
          symbolSize: 5 + (view.narrow ? 15 : 23) * Math.sqrt(sums[i] / strongestCity),
          label: {formatter: shortName(place.names), position: beyond(place) ? "left" : "right"},
        })),
      label: {show: true, position: "right", distance: 3, color: palette.ink,
        fontSize, textBorderColor: "#fff", textBorderWidth: 3},
      labelLayout: {hideOverlap: true},
      emphasis: {label: {show: true}},
    }));
    return {
      aria: {enabled: false},
      legend: {top: 0, left: 0, itemWidth: 10, itemHeight: 10, icon: "circle",
        type: release.provinces.length > 8 ? "scroll" : "plain",
        textStyle: {color: palette.ink, fontSize: 12}},
      grid: {left: 4, width: box.width, top: 34, height: box.height},
      xAxis: axis(box.west, box.east, "°E"),
      yAxis: {...axis(box.south, box.north, "°N"), position: "right"},
      tooltip: {trigger: "item", formatter: hint => hint.seriesType === "lines"
        ? dom.tooltip(hint.data.name, [[word("weight"), words.count(hint.data.weight)]])
        : dom.tooltip(hint.data.name, [[word("map.strength"), words.count(hint.data.value[2])]])},
      series: [{
        type: "lines", coordinateSystem: "cartesian2d", z: 2, progressive: 0,
        symbol: ["none", layer.directed ? "arrow" : "none"], symbolSize: view.narrow ? 5 : 7,
        data: top.filter(flow => positioned(release.places[flow.source])
          && positioned(release.places[flow.target])).reverse().map(flow => ({
          coords: [at(flow.source), at(flow.target)], name: edge(flow, layer), weight: flow.weight,
          lineStyle: {
            width: 0.6 + (view.narrow ? 4 : 6.5) * Math.sqrt(flow.weight / most),
            opacity: 0.28 + 0.42 * (flow.weight / most),
            curveness: layer.directed ? 0.22 : 0.12, color: palette.accent},
        })),
      }, ...series],
    };
  }

  charts.figure({
    id: "map",
    tables: ["flow_city", "dim_place"],
    metrics: ["events", "links"],
    controls: (view, select) => [select(view.frame, "lines", word("map.lines"),
      choices.map(value => [value, value]), view.state.lines)],
    async draw(view) {
      view.state.lines = view.state.lines || (view.narrow ? "15" : "60");
      const byYear = await release.flows(view.layer, view.sector);
      const flows = byYear[view.year];
      const all = ranked(flows);
      if (!all.length || !release.places.some(positioned)) {
        return {nothing: word("nothing.flows"), data: {columns: [], rows: []}};
      }
      const top = all.slice(0, Number(view.state.lines));
      const sums = strengths(flows);
      const noun = word("flow." + view.layer.id);
      const earlier = byYear[view.layer.years.indexOf(view.layer.years[view.year] - 1)];
      const total = all.reduce((sum, flow) => sum + flow.weight, 0);
      const covered = top.reduce((sum, flow) => sum + flow.weight, 0);
      const unplaced = release.places.filter(place => !positioned(place));
      return {
        height: width => frame(width).height + 56,
        option: width => option(view, top, sums, frame(width)),
        side: strongest(all, view.layer, earlier, noun),
        located: headline.located(view),
        reading: word("map.reading", {year: view.layer.years[view.year], noun,
          edge: edge(all[0], view.layer), value: words.count(all[0].weight),
          flows: words.count(all.length), lines: words.count(top.length),
          share: words.percent(covered / total, 0)}),
        notes: unplaced.length ? [word("map.unplaced", {
          names: words.list(unplaced.map(place => name(place.names)))})] : [],
        data: {
          columns: [{title: word(view.layer.directed ? "from" : "city")},
            {title: word(view.layer.directed ? "to" : "otherCity")},
            {title: noun, number: true}, {title: word("links"), number: true}],
          rows: all.map(flow => [name(release.places[flow.source].names),
            name(release.places[flow.target].names), words.count(flow.weight),
            words.count(flow.links)]),
        },
      };
    },
  });
})();
