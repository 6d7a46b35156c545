// The figures of a layer in a year with their change, and all layers beside each other.
const headline = (() => {
  "use strict";
  const {element} = dom;
  const {word} = words;

  const value = (layer, measure, sector, year, part = "value") => {
    const told = layer.measures[measure];
    return told && told[part] ? told[part][sector][year] : null;
  };

  // The position of the year before, which need not be in the data.
  const before = (layer, year) => layer.years.indexOf(layer.years[year] - 1);

  function growth(layer, measure, sector, year) {
    const now = value(layer, measure, sector, year);
    const then = before(layer, year) < 0 ? null : value(layer, measure, sector, before(layer, year));
    return words.known(now) && then > 0 ? now / then - 1 : null;
  }

  function difference(layer, measure, sector, year) {
    const now = value(layer, measure, sector, year);
    const then = before(layer, year) < 0 ? null : value(layer, measure, sector, before(layer, year));
    return words.known(now) && words.known(then) ? now - then : null;
  }

  const located = (view, share = `share_${view.layer.weight}_cross_province`) =>
    value(view.layer, share, view.sector, view.year, "located");

  function card(id, label, number, shown, change, note) {
    return element("div", {class: "card", "data-figure": id, "data-value": number},
      element("dt", {}, label),
      element("dd", {class: "value"}, shown),
      element("dd", {class: "change"}, change),
      element("dd", {class: "note"}, note));
  }

  function cards(view, flows) {
    const {layer, sector, year} = view;
    const unit = layer.weight;
    const share = `share_${unit}_cross_province`;
    const noun = word("flow." + layer.id);
    const active = new Set();
    flows[year].filter(flow => flow.source !== flow.target).forEach(flow => {
      active.add(flow.source);
      active.add(flow.target);
    });
    const counted = (id, measure, label) => card(id, label,
      value(layer, measure, sector, year), words.count(value(layer, measure, sector, year)),
      words.growth(growth(layer, measure, sector, year)));
    const low = value(layer, share, sector, year, "low");
    const high = value(layer, share, sector, year, "high");
    return element("dl", {class: "cards"},
      counted("events", "events", word(`events.${layer.id}`)),
      counted("cross_city", unit + "_cross_city", word("headline.crossCity", {noun})),
      counted("cross_province", unit + "_cross_province", word("headline.crossProvince", {noun})),
      card("share", word("headline.share"), value(layer, share, sector, year),
        words.percent(value(layer, share, sector, year)),
        words.points(difference(layer, share, sector, year)),
        words.known(low) && high - low > 0.0005
          ? word("headline.range", {low: words.percent(low), high: words.percent(high)}) : ""),
      card("active", word("headline.active"), active.size, words.count(active.size), "",
        word("headline.of", {count: words.count(release.region.cities)})),
      card("located", word("headline.located"), located(view), words.percent(located(view)), "",
        word("headline.locatedNote")));
  }

  // A line of a value over the years, as wide as a word.
  function sparkline(layer) {
    const values = layer.measures[layer.weight + "_cross_city"].value[0];
    const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
    const width = 84;
    const height = 22;
    const first = layer.years[0];
    const span = Math.max(1, layer.years[layer.years.length - 1] - first);
    const most = Math.max(1, ...values.map(v => v || 0));
    const x = i => 3 + (width - 6) * (layer.years[i] - first) / span;
    const y = v => height - 3 - (height - 6) * v / most;
    svg.setAttribute("viewBox", `0 0 ${width} ${height}`);
    svg.setAttribute("width", width);
    svg.setAttribute("height", height);
    svg.setAttribute("aria-hidden", "true");
    const line = document.createElementNS(svg.namespaceURI, "polyline");
    line.setAttribute("points", values.map((v, i) => `${x(i)},${y(v || 0)}`).join(" "));
    line.setAttribute("class", "spark");
    const last = document.createElementNS(svg.namespaceURI, "circle");
    last.setAttribute("cx", x(values.length - 1));
    last.setAttribute("cy", y(values[values.length - 1] || 0));
    last.setAttribute("r", 2.2);
    last.setAttribute("class", "spark-end");
    svg.append(line, last);
    return svg;
  }

  // Each in the chosen year, or in its own last one before.
  function layerTable(view) {
    const chosen = view.layer.years[view.year];
    const rows = release.layers.map(layer => {
      const upTo = layer.years.filter(year => year <= chosen).length;
      const year = Math.max(0, upTo - 1);
      const measure = layer.weight + "_cross_city";
      const share = `share_${layer.weight}_cross_province`;
      return [
        element("button", {type: "button", class: "link", "data-layer": layer.id,
          "aria-current": layer === view.layer ? "true" : null}, word("layer." + layer.id)),
        String(layer.years[year]),
        words.count(value(layer, "events", 0, year)),
        words.count(value(layer, measure, 0, year)),
        words.growth(growth(layer, measure, 0, year)),
        words.percent(value(layer, share, 0, year)),
        words.percent(value(layer, share, 0, year, "located")),
        element("span", {title: `${layer.years[0]}–${layer.years[layer.years.length - 1]}`},
          sparkline(layer)),
      ];
    });
    const columns = [
      {title: word("choice.layer")}, {title: word("choice.year")},
      {title: word("headline.events"), number: true},
      {title: word("headline.between"), number: true},
      {title: word("headline.change"), number: true},
      {title: word("headline.share"), number: true},
      {title: word("headline.located"), number: true},
      {title: word("headline.trend")}];
    return dom.table(word("headline.layers"), columns, rows);
  }

  async function draw(view) {
    const flows = await release.flows(view.layer, view.sector);
    const section = document.getElementById("headline");
    section.hidden = false;
    section.replaceChildren(
      element("p", {class: "kicker"}, word("headline.kicker")),
      element("h2", {id: "headline-title"}, word("headline.title", {
        layer: word("layer." + view.layer.id), year: view.layer.years[view.year]})),
      cards(view, flows),
      element("p", {class: "small"},
        before(view.layer, view.year) < 0 ? word("headline.noYearBefore") + " " : "",
        view.layer.stock ? word("headline.stock") + " " : "",
        element("b", {}, word("source")), " ",
        element("a", {href: "flow_summary/"}, "flow_summary")),
      element("h3", {}, word("headline.layers")),
      layerTable(view));
  }

  return {draw, value, located, growth};
})();
