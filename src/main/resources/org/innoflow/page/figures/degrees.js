// How many vertices have how many neighbours, on logarithmic axes.
(() => {
  "use strict";
  const {word} = words;
  const {palette, axis} = charts;

  const chosen = view => {
    const own = release.degrees.filter(graph => graph.layer === view.layer.id);
    const organisations = own.find(graph => graph.level === "organisation");
    const cities = own.find(graph =>
      graph.level === "city" && graph.year === view.layer.years[view.year]);
    const graphs = {organisation: organisations, city: cities};
    const wanted = graphs[view.state.graph] ? view.state.graph
      : organisations ? "organisation" : "city";
    return {graphs, wanted, graph: graphs[wanted]};
  };

  const title = graph => word(
    graph.level === "city" ? "degrees.cities"
      : graph.window === "cumulative" ? "degrees.organisationsUpTo" : "degrees.organisations",
    {year: graph.year});

  // The line of least squares in logarithms: its slope is the table's, and it meets the mean.
  function leastSquares(graph) {
    const slope = graph.spread.ols_slope;
    if (!words.known(slope)) {
      return null;
    }
    const mean = values => values.reduce((sum, v) => sum + Math.log(v), 0) / values.length;
    const level = mean(graph.vertices) - slope * mean(graph.degrees);
    return degree => Math.exp(level + slope * Math.log(degree));
  }

  // The tail's vertices times the probability of the degree, k^-alpha / zeta(alpha, x_min).
  function powerLaw(graph) {
    const {alpha, x_min: from, n_tail: tail} = graph.spread;
    if (!words.known(alpha)) {
      return null;
    }
    let zeta = 0;
    const terms = 1000;
    for (let k = from; k < from + terms; k++) {
      zeta += k ** -alpha;
    }
    zeta += (from + terms - 0.5) ** (1 - alpha) / (alpha - 1);
    return degree => tail * degree ** -alpha / zeta;
  }

  function line(label, fit, from, to, color, type) {
    return fit && to > from ? [{type: "line", name: label, symbol: "none", silent: true,
      data: [from, to].map(degree => [degree, fit(degree)]),
      lineStyle: {color, width: 1.8, type}, itemStyle: {color}}] : [];
  }

  charts.figure({
    id: "degrees",
    tables: ["network_node", "network_concentration", "network_catalog"],
    metrics: ["degree", "power_law", "ols_slope", "gini"],
    controls(view, select) {
      const {graphs, wanted} = chosen(view);
      const options = ["organisation", "city"].filter(key => graphs[key]);
      return options.length < 2 ? [] : [select(view.frame, "graph", word("degrees.graph"),
        options.map(key => [key, title(graphs[key])]), wanted)];
    },
    async draw(view) {
      const {graph} = chosen(view);
      if (!graph || !graph.degrees.length) {
        return {nothing: word("nothing.degrees"), data: {columns: [], rows: []}};
      }
      const {spread} = graph;
      const last = graph.degrees[graph.degrees.length - 1];
      const floor = Math.min(...graph.vertices);
      const fits = [
        ...line(word("degrees.ols"), leastSquares(graph), graph.degrees[0], last,
          palette.second, "dashed"),
        ...line(word("degrees.powerLaw"), powerLaw(graph), spread.x_min, last,
          "#8d4f77", "solid")];
      const power = value => 10 ** Math.ceil(Math.log10(value * 1.001));
      const first = 10 ** Math.floor(Math.log10(graph.degrees[0]));
      return {
        height: view.narrow ? 360 : 420,
        option: {
          legend: {show: fits.length > 0, top: 0, left: 0, itemWidth: 18,
            itemHeight: 3, icon: "rect",
            textStyle: {color: palette.ink}, data: fits.map(fit => fit.name)},
          grid: {left: view.narrow ? 44 : 56, right: 20, top: 56, bottom: 48},
          xAxis: axis({type: "log", name: word("degrees.degree"), nameLocation: "middle",
            nameGap: 30, min: first, max: power(last)}),
          yAxis: axis({type: "log", name: word("degrees.vertices"), min: Math.min(1, floor),
            max: power(Math.max(...graph.vertices)),
            nameTextStyle: {color: palette.soft, align: "left", padding: [0, 0, 0, -30]}}),
          tooltip: {formatter: hint => dom.tooltip(
            word("degrees.degree") + " " + words.count(hint.value[0]),
            [[word("degrees.vertices"), words.count(hint.value[1])]])},
          series: [{type: "scatter", symbolSize: 7, name: word("degrees.vertices"),
            itemStyle: {color: palette.accent, opacity: 0.75},
            data: graph.degrees.map((degree, i) => [degree, graph.vertices[i]])},
          ...fits.map(fit => ({...fit, clip: true}))],
        },
        reading: words.sentences(
          word("degrees.reading", {graph: title(graph), nodes: words.count(graph.nodes),
            edges: words.count(graph.edges), share: words.percent(spread.top_10pct_share)}),
          words.known(spread.alpha) ? word("degrees.alpha", {
            alpha: words.decimal(spread.alpha), from: words.count(spread.x_min)}) : ""),
        // A graph of organisations has all of them, wherever they are.
        located: graph.level === "city" ? headline.located(
          {...view, sector: 0, year: view.layer.years.indexOf(graph.year)}) : undefined,
        notes: [word("degrees.values", {slope: words.decimal(spread.ols_slope),
          r2: words.decimal(spread.ols_r2), gini: words.decimal(spread.gini)}),
        ...(words.known(spread.alpha) ? [] : [word("degrees.noPowerLaw")])],
        data: {
          columns: [{title: word("degrees.degree"), number: true},
            {title: word("degrees.vertices"), number: true}],
          rows: graph.degrees.map((degree, i) =>
            [words.count(degree), words.count(graph.vertices[i])]),
        },
      };
    },
  });
})();
