// Composite indices: their value over the years, and what it is made of.
(() => {
  "use strict";
  const {word, name, shortName} = words;
  const {palette, axis} = charts;
  const [VALUE, CONTRIBUTION, RANK, LOW, HIGH] = [0, 1, 2, 3, 4];
  const state = {};

  function choice(view) {
    // At first the one of most years.
    const usual = [...release.indices].sort((a, b) => b.years.length - a.years.length)[0];
    const index = release.indices.find(each => each.id === state.index) || usual;
    const place = index && Math.max(0, index.places.findIndex(each => each.id === state.place));
    return {index, place};
  }

  // The choice of an index holds for both figures.
  function controls(view, select, withPlaces) {
    const {index, place} = choice(view);
    if (!index) {
      return [];
    }
    view.frame.state = state;
    return [
      release.indices.length > 1 ? select(view.frame, "index", word("indices.index"),
        release.indices.map(each => [each.id, name(each.names)]), index.id) : null,
      withPlaces && index.places.length > 1 ? select(view.frame, "place", word("indices.place"),
        index.places.map(each => [each.id, placeName(each)]), index.places[place].id) : null];
  }

  const components = index => index.nodes.map((node, n) => ({node, n}))
    .filter(({node}) => node.depth === 1);

  const placeName = place => place.id === release.region.set
    ? word("indices.region") : name(place.names);

  const part = (cell, column) => cell ? cell[column] : null;

  function colours(index) {
    const own = components(index);
    return new Map(own.map(({node}, i) =>
      [node.id, palette.categories[i % palette.categories.length]]));
  }

  const made = index => word("indices.made", {
    base: index.baseYear || word("none"),
    normalisation: word("normalisation." + index.normalisation),
    aggregation: word("aggregation." + index.aggregation), edition: index.edition});

  const none = () => ({nothing: word("nothing.indices"), data: {columns: [], rows: []}});

  const legend = (view, names) => ({top: 0, left: 0, itemWidth: 12, itemHeight: 12,
    itemGap: view.narrow ? 8 : 14, data: names,
    textStyle: {color: palette.ink, fontSize: view.narrow ? 11 : 12}});

  charts.figure({
    id: "indices",
    tables: ["index_value", "index_node", "index_catalog"],
    controls: (view, select) => controls(view, select, true),
    async draw(view) {
      const {index, place} = choice(view);
      if (!index || !index.places.length) {
        return none();
      }
      const years = index.years.map(String);
      const total = index.cells[0][place];
      const parts = components(index);
      const color = colours(index);
      const last = total.length - 1;
      const rows = view.narrow ? Math.ceil(parts.length / 2) + 1 : Math.ceil((parts.length + 1) / 5);
      const top = 24 + rows * 20;
      const totalName = word("indices.total");
      const growth = years.length > 1 && part(total[last - 1], VALUE) > 0
        ? part(total[last], VALUE) / part(total[last - 1], VALUE) - 1 : null;
      return {
        height: 330 + top,
        option: {
          legend: legend(view, [totalName, ...parts.map(({node}) => name(node.names))]),
          grid: {left: view.narrow ? 40 : 52, right: view.narrow ? 16 : 40, top, bottom: 28},
          xAxis: axis({type: "category", data: years, splitLine: {show: false}}),
          yAxis: axis({type: "value",
            axisLabel: {color: palette.soft, formatter: v => words.decimal(v, 1)}}),
          tooltip: {trigger: "axis", axisPointer: {type: "shadow"}, formatter: hints => {
            const i = hints[0].dataIndex;
            return dom.tooltip(years[i], [[totalName, words.decimal(part(total[i], VALUE))],
              ...parts.map(({node, n}) => [name(node.names),
                words.decimal(part(index.cells[n][place][i], CONTRIBUTION))])]);
          }},
          series: [
            ...parts.map(({node, n}) => ({type: "bar", stack: "parts", name: name(node.names),
              barMaxWidth: 40, itemStyle: {color: color.get(node.id), opacity: 0.85},
              data: index.cells[n][place].map(cell => part(cell, CONTRIBUTION))})),
            {type: "line", name: totalName, symbol: "circle", symbolSize: 6,
              lineStyle: {color: palette.ink, width: 2}, itemStyle: {color: palette.ink},
              data: total.map(cell => part(cell, VALUE)),
              label: {show: !view.narrow, position: "top", fontSize: 11, color: palette.ink,
                formatter: hint => words.decimal(hint.value, 1)},
              labelLayout: {hideOverlap: true}}],
        },
        reading: words.sentences(word("indices.reading", {index: name(index.names),
          place: placeName(index.places[place]), year: years[last],
          value: words.decimal(part(total[last], VALUE))}),
        growth === null ? "" : word("indices.growth", {growth: words.growth(growth)})),
        notes: [made(index)],
        data: {
          columns: [{title: word("choice.year")}, {title: totalName, number: true},
            ...(index.places.length > 1 ? [{title: word("rank"), number: true},
              {title: word("indices.interval"), number: true}] : []),
            ...parts.map(({node}) => ({title: name(node.names), number: true}))],
          rows: years.map((year, i) => [year, words.decimal(part(total[i], VALUE)),
            ...(index.places.length > 1 ? [words.count(part(total[i], RANK)),
              words.count(part(total[i], LOW)) + "–" + words.count(part(total[i], HIGH))] : []),
            ...parts.map(({n}) => words.decimal(part(index.cells[n][place][i], CONTRIBUTION)))]),
        },
      };
    },
  });

  // Of many places: the best ones with their components.
  function ranking(view, index) {
    const last = index.years.length - 1;
    const parts = components(index);
    const color = colours(index);
    const ranked = index.places.map((place, p) => ({place, p, cell: index.cells[0][p][last]}))
      .filter(({cell}) => words.known(part(cell, VALUE)))
      .sort((a, b) => b.cell[VALUE] - a.cell[VALUE] || (a.place.id < b.place.id ? -1 : 1));
    const top = ranked.slice(0, view.narrow ? 12 : 20);
    const rows = view.narrow ? Math.ceil(parts.length / 2) : Math.ceil(parts.length / 6);
    const labels = top.map(row => row.cell[RANK] + "  " + shortName(row.place.names));
    const fontSize = view.narrow ? 11 : 12.5;
    const interval = row => row.cell[LOW] === row.cell[HIGH] || !words.known(row.cell[LOW])
      ? "" : word("indices.ranks", {low: row.cell[LOW], high: row.cell[HIGH]});
    return {
      height: top.length * 25 + 44 + rows * 20,
      option: {
        legend: legend(view, parts.map(({node}) => name(node.names))),
        grid: {left: charts.widest(labels, fontSize) + 12, right: view.narrow ? 96 : 150,
          top: 12 + rows * 20, bottom: 24},
        xAxis: axis({type: "value", splitNumber: view.narrow ? 3 : 5}),
        yAxis: axis({type: "category", inverse: true, splitLine: {show: false},
          data: labels, axisLabel: {color: palette.ink, fontSize, interval: 0}}),
        tooltip: {trigger: "axis", axisPointer: {type: "shadow"}, formatter: hints => {
          const row = top[hints[0].dataIndex];
          return dom.tooltip(name(row.place.names), [
            [word("indices.total"), words.decimal(row.cell[VALUE])],
            [word("indices.interval"), row.cell[LOW] + "–" + row.cell[HIGH]],
            ...parts.map(({node, n}) => [name(node.names),
              words.decimal(part(index.cells[n][row.p][last], CONTRIBUTION))])]);
        }},
        series: parts.map(({node, n}, i) => ({type: "bar", stack: "parts", name: name(node.names),
          barMaxWidth: 15, itemStyle: {color: color.get(node.id), opacity: 0.85},
          data: top.map(row => part(index.cells[n][row.p][last], CONTRIBUTION)),
          label: i < parts.length - 1 ? {show: false} : {show: true, position: "right",
            fontSize: view.narrow ? 10 : 12, color: palette.ink,
            formatter: hint => words.decimal(top[hint.dataIndex].cell[VALUE], 1)
              + "  {soft|" + interval(top[hint.dataIndex]) + "}",
            rich: {soft: {color: palette.soft, fontSize: view.narrow ? 10 : 12}}}})),
      },
      reading: word("parts.best", {year: index.years[last], index: name(index.names),
        places: words.list(top.slice(0, 3).map(row => shortName(row.place.names)))}),
      notes: [word("indices.intervalNote"), ...(top.length < ranked.length
        ? [word("ranking.left", {shown: top.length, all: ranked.length})] : []),
      ...(index.places.length < index.allPlaces ? [word("indices.left", {
        shown: index.places.length, all: index.allPlaces})] : [])],
      data: {
        columns: [{title: word("rank"), number: true}, {title: word("indices.place")},
          {title: word("indices.total"), number: true},
          {title: word("indices.interval"), number: true},
          ...parts.map(({node}) => ({title: name(node.names), number: true}))],
        rows: ranked.map(row => [String(row.cell[RANK]), name(row.place.names),
          words.decimal(row.cell[VALUE]), row.cell[LOW] + "–" + row.cell[HIGH],
          ...parts.map(({n}) => words.decimal(part(index.cells[n][row.p][last], CONTRIBUTION)))]),
      },
    };
  }

  // Of one place: its indicators, under their components.
  function indicators(view, index, place) {
    const color = colours(index);
    const rows = index.nodes.map((node, n) => ({node, n, cells: index.cells[n][place]}))
      .filter(({node}) => node.depth === 2)
      .map(row => ({...row, cell: row.cells[row.cells.length - 1]}));
    const parents = new Map(index.nodes.map(node => [node.id, name(node.names)]));
    const parts = components(index);
    const legendRows = view.narrow ? Math.ceil(parts.length / 2) : Math.ceil(parts.length / 5);
    const year = index.years[index.years.length - 1];
    const largest = [...rows].sort((a, b) =>
      (part(b.cell, CONTRIBUTION) || 0) - (part(a.cell, CONTRIBUTION) || 0))[0];
    const wrapped = text => {
      const width = view.narrow ? (words.language() === "zh" ? 9 : 18) : 34;
      return text.length > width ? text.slice(0, width - 1) + "…" : text;
    };
    return {
      height: rows.length * 22 + 40 + legendRows * 20,
      option: {
        legend: legend(view, parts.map(({node}) => name(node.names))),
        grid: {left: view.narrow ? 124 : 236, right: 48, top: 12 + legendRows * 20, bottom: 24},
        xAxis: axis({type: "value", splitNumber: view.narrow ? 3 : 5}),
        yAxis: axis({type: "category", inverse: true, splitLine: {show: false},
          data: rows.map(({node}) => wrapped(name(node.names))),
          axisLabel: {color: palette.ink, fontSize: view.narrow ? 11 : 12, interval: 0}}),
        tooltip: {formatter: hint => dom.tooltip(name(rows[hint.dataIndex].node.names), [
          [word("indices.contribution"),
            words.decimal(part(rows[hint.dataIndex].cell, CONTRIBUTION))],
          [word("indices.value"), words.decimal(part(rows[hint.dataIndex].cell, VALUE))]])},
        series: parts.map(({node}) => ({type: "bar", stack: "parts", name: name(node.names),
          barMaxWidth: 14, itemStyle: {color: color.get(node.id), opacity: 0.85},
          data: rows.map(row =>
            row.node.parent === node.id ? part(row.cell, CONTRIBUTION) : null),
          label: {show: true, position: "right", fontSize: 11, color: palette.soft,
            formatter: hint => words.known(hint.value) ? words.decimal(hint.value, 1) : ""}})),
      },
      reading: word("parts.largest", {year, indicator: name(largest.node.names),
        value: words.decimal(part(largest.cell, CONTRIBUTION)), count: rows.length}),
      data: {
        columns: [{title: word("indices.component")}, {title: word("indices.indicator")},
          {title: word("indices.value"), number: true},
          {title: word("indices.contribution"), number: true}],
        rows: rows.map(row => [parents.get(row.node.parent), name(row.node.names),
          words.decimal(part(row.cell, VALUE)), words.decimal(part(row.cell, CONTRIBUTION))]),
      },
    };
  }

  charts.figure({
    id: "parts",
    tables: ["index_value", "index_node"],
    controls: (view, select) => controls(view, select, false),
    async draw(view) {
      const {index, place} = choice(view);
      if (!index || !index.places.length) {
        return none();
      }
      return index.places.length > 1 ? ranking(view, index) : indicators(view, index, place);
    },
  });
})();
