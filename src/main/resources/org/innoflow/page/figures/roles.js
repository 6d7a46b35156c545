// Hubs, sources and sinks; where links have no direction, who takes part and with how many.
(() => {
  "use strict";
  const {word, name, shortName} = words;
  const {palette, axis} = charts;
  const roles = ["hub", "source", "sink", "periphery"];
  const symbols = {hub: "circle", source: "triangle", sink: "diamond", periphery: "emptyCircle"};

  function points(view, flows) {
    const profiles = view.layer.profiles[view.year];
    const partners = release.places.map(() => new Set());
    flows.filter(flow => flow.source !== flow.target).forEach(flow => {
      partners[flow.source].add(flow.target);
      partners[flow.target].add(flow.source);
    });
    return release.places.map((place, i) => {
      const [participation, nsi, role, out, into, threshold] = profiles[i] || [];
      return {place, participation, nsi, role, out, into, threshold, partners: partners[i].size,
        strength: view.layer.directed ? out + into : out};
    }).filter(point => point.participation > 0
      && (view.layer.directed ? words.known(point.nsi) : true));
  }

  charts.figure({
    id: "roles",
    tables: ["region_profile", "place_profile"],
    metrics: ["participation", "nsi", "role"],
    async draw(view) {
      const {layer} = view;
      const flows = (await release.flows(layer, 0))[view.year];
      const all = points(view, flows);
      if (!all.length) {
        return {nothing: word("nothing.flows"), data: {columns: [], rows: []}};
      }
      const labelled = new Set([...all].sort((a, b) => b.strength - a.strength)
        .filter(point => point.role !== "periphery").slice(0, view.narrow ? 9 : 18));
      const most = Math.max(...all.map(point => point.strength));
      const groups = layer.directed ? roles : [null];
      const x = point => layer.directed ? point.nsi : point.partners;
      const xName = word(layer.directed ? "roles.nsi" : "roles.partners");
      const series = groups.map((role, g) => ({
        type: "scatter", name: role ? word("role." + role) : word("city"),
        symbol: role ? symbols[role] : "circle",
        itemStyle: {color: role ? palette.roles[role] : palette.accent, opacity: 0.85,
          borderColor: role === "periphery" ? palette.roles.periphery : "#fff", borderWidth: 1},
        data: all.filter(point => !role || point.role === role).map(point => ({
          value: [x(point), point.participation], point,
          symbolSize: 7 + 24 * Math.sqrt(point.strength / most),
          label: {show: labelled.has(point), formatter: shortName(point.place.names)}})),
        label: {position: "right", distance: 4, fontSize: view.narrow ? 10 : 12,
          color: palette.ink, textBorderColor: "#fff", textBorderWidth: 2},
        labelLayout: {hideOverlap: true},
        markLine: layer.directed && g === 0 ? {silent: true, symbol: "none",
          label: {show: false}, lineStyle: {color: palette.soft, type: "dashed", width: 1},
          data: [{xAxis: -all[0].threshold}, {xAxis: all[0].threshold}]} : undefined,
      }));
      const first = [...all].sort((a, b) => b.participation - a.participation)[0];
      const named = role => words.list(all.filter(point => point.role === role)
        .sort((a, b) => b.strength - a.strength).slice(0, 5)
        .map(point => shortName(point.place.names))) || word("none");
      return {
        height: view.narrow ? 400 : 480,
        option: {
          legend: {show: layer.directed, top: 0, left: 0, itemWidth: 12, itemHeight: 12,
            textStyle: {color: palette.ink}},
          grid: {left: view.narrow ? 44 : 56, right: view.narrow ? 44 : 70,
            top: layer.directed ? 52 : 30, bottom: 48},
          xAxis: axis({type: "value", name: xName, nameLocation: "middle", nameGap: 30,
            ...(layer.directed ? {min: -1, max: 1, interval: 0.5} : {min: 0}),
            axisLabel: {color: palette.soft, formatter: v => words.decimal(v)}}),
          yAxis: axis({type: "value", name: word("roles.participation"), min: 0,
            axisLine: {onZero: false, lineStyle: {color: palette.soft}},
            nameTextStyle: {color: palette.soft, align: "left", padding: [0, 0, 0, -34]},
            axisLabel: {color: palette.soft, formatter: v => words.percent(v, 0)}}),
          tooltip: {formatter: hint => dom.tooltip(name(hint.data.point.place.names), [
            [xName, words.decimal(hint.data.value[0])],
            [word("roles.participation"), words.percent(hint.data.point.participation)],
            ...(hint.data.point.role
              ? [[word("roles.role"), word("role." + hint.data.point.role)]] : []),
            [word("map.strength"), words.count(hint.data.point.strength)]])},
          series,
        },
        located: headline.located({...view, sector: 0}),
        reading: words.sentences(layer.directed
          ? word("roles.reading", {year: layer.years[view.year], hubs: named("hub"),
            sources: named("source"), sinks: named("sink")})
          : word("roles.undirected", {year: layer.years[view.year]}),
        word("roles.first", {city: shortName(first.place.names),
          share: words.percent(first.participation)})),
        notes: [word("roles.total"), ...(layer.directed
          ? [word("roles.threshold", {threshold: words.decimal(all[0].threshold)})] : [])],
        data: {
          columns: [{title: word("city")}, {title: word("roles.participation"), number: true},
            {title: xName, number: true}, {title: word("roles.role")},
            {title: word("ranking.out"), number: true}, {title: word("ranking.in"), number: true}],
          rows: all.sort((a, b) => b.participation - a.participation).map(point => [
            name(point.place.names), words.percent(point.participation), words.decimal(x(point), 3),
            point.role ? word("role." + point.role) : word("missing"),
            words.count(point.out), words.count(point.into)]),
        },
      };
    },
  });
})();
