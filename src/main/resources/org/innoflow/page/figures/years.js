// Links by how far they reach, and the share that crosses provinces with what is not known of it.
(() => {
  "use strict";
  const {word} = words;
  const {palette, axis} = charts;
  const scopes = ["links_within_city", "links_within_province", "links_cross_province"];
  const share = "share_links_cross_province";

  charts.figure({
    id: "years",
    tables: ["flow_summary"],
    metrics: ["links", "located_share", "low", "high"],
    async draw(view) {
      const {layer, sector} = view;
      const from = layer.years[0];
      // Years without data stand on the axis too, and are empty.
      const all = Array.from(
        {length: layer.years[layer.years.length - 1] - from + 1}, (none, i) => from + i);
      const told = (measure, part = "value") => all.map(year => layer.years.includes(year)
        ? headline.value(layer, measure, sector, layer.years.indexOf(year), part) : null);
      const counts = scopes.map(scope => told(scope));
      if (!counts.flat().some(value => value > 0)) {
        return {nothing: word("nothing.links"), data: {columns: [], rows: []}};
      }
      const years = all.map(String);
      const chosen = String(layer.years[view.year]);
      const [shares, low, high] = ["value", "low", "high"].map(part => told(share, part));
      const scope = i => word("years." + scopes[i]);
      const line = (data, extra) => ({type: "line", xAxisIndex: 1, yAxisIndex: 1,
        symbol: "none", data, silent: true, ...extra});
      const grid = {left: view.narrow ? 46 : 60, right: view.narrow ? 12 : 24};
      const first = shares.findIndex(words.known);
      return {
        height: view.narrow ? 430 : 460,
        option: {
          legend: {top: 0, left: 0, itemWidth: 12, itemHeight: 12, itemGap: view.narrow ? 8 : 14,
            textStyle: {color: palette.ink, fontSize: view.narrow ? 11 : 12},
            data: scopes.map((key, i) => scope(i))},
          grid: [{...grid, top: view.narrow ? 52 : 34, height: 190},
            {...grid, top: view.narrow ? 300 : 288, bottom: 28}],
          title: [{text: word("years.share"), left: 0, top: view.narrow ? 270 : 256,
            textStyle: {fontSize: 12, fontWeight: "bold", color: palette.ink}}],
          xAxis: [0, 1].map(gridIndex => axis({type: "category", gridIndex, data: years,
            splitLine: {show: false},
            axisLabel: {color: palette.soft, hideOverlap: true,
              formatter: year => year === chosen ? `{chosen|${year}}` : year,
              rich: {chosen: {color: palette.ink, fontWeight: "bold", fontSize: 12}}}})),
          yAxis: [
            axis({type: "value", gridIndex: 0, splitNumber: 4,
              axisLabel: {color: palette.soft, formatter: words.count}}),
            axis({type: "value", gridIndex: 1, splitNumber: 3, min: 0,
              max: range => range.max > 0.8 ? 1 : null,
              axisLabel: {color: palette.soft, formatter: v => words.percent(v, 0)}})],
          tooltip: {trigger: "axis", axisPointer: {type: "shadow"}, formatter: hints => {
            const i = hints[0].dataIndex;
            return dom.tooltip(years[i], [
              ...scopes.map((key, s) => [scope(s), words.count(counts[s][i])]),
              [word("years.share"), words.percent(shares[i])],
              [word("years.between"), words.percent(low[i]) + " – " + words.percent(high[i])]]);
          }},
          series: [
            ...scopes.map((key, s) => ({type: "bar", name: scope(s), stack: "links",
              barMaxWidth: 44, itemStyle: {color: palette.scopes[s]},
              data: counts[s]})),
            line(low, {stack: "range", lineStyle: {opacity: 0}}),
            line(high.map((value, i) => words.known(value) ? value - low[i] : null),
              {stack: "range", lineStyle: {opacity: 0},
                areaStyle: {color: palette.accent, opacity: 0.18}}),
            line(shares, {symbol: "circle", symbolSize: 6, silent: false,
              lineStyle: {color: palette.accent, width: 2}, itemStyle: {color: palette.accent}}),
          ],
        },
        located: headline.value(layer, share, sector, view.year, "located"),
        reading: first < 0 ? "" : word("years.reading", {
          first: years[first], from: words.percent(shares[first]),
          last: chosen, to: words.percent(shares[years.indexOf(chosen)])}),
        notes: [word("years.band")],
        data: {
          columns: [{title: word("choice.year")},
            ...scopes.map((key, s) => ({title: scope(s), number: true})),
            {title: word("years.share"), number: true}, {title: word("years.low"), number: true},
            {title: word("years.high"), number: true}, {title: word("located"), number: true}],
          rows: years.map((year, i) => ({year, i})).filter(({i}) => words.known(counts[0][i]))
            .map(({year, i}) => [year, ...counts.map(values => words.count(values[i])),
            words.percent(shares[i]), words.percent(low[i]), words.percent(high[i]),
            words.percent(told(share, "located")[i])]),
        },
      };
    },
  });
})();
