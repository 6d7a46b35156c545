// The report tables, each under its title, and what the page is made of.
const tables = (() => {
  "use strict";
  const {element} = dom;
  const {word, name} = words;

  const isNumber = column => /^(long|int|double|decimal)/.test(column.type);
  const plain = column => column.unit === "year" || /(^|_)(year|id|from|to)$/.test(column.name);

  function cell(column, value) {
    if (value === null) {
      return word("missing");
    }
    if (typeof value === "boolean") {
      return word(value ? "yes" : "no");
    }
    if (Array.isArray(value)) {
      return value.join("; ");
    }
    if (typeof value !== "number" || plain(column)) {
      return String(value);
    }
    return column.unit === "share" ? words.percent(value, 2) : words.decimal(value, 3);
  }

  function rows(report) {
    return [
      report.notes ? element("p", {class: "small", lang: "en"}, report.notes) : null,
      element("p", {class: "small"}, element("b", {}, word("definition")), " ",
        report.definitions.map((metric, i) =>
          [i ? " · " : "", element("code", {}, metric), release.definitions[metric]
            ? " = " + name(release.definitions[metric]) : ""]).flat()),
      dom.table(name(report.titles),
        report.columns.map(column => ({
          title: name(column.titles) + (column.unit && column.unit !== "share"
            && column.unit !== "year" ? ` (${column.unit})` : ""),
          number: isNumber(column) && !plain(column)})),
        report.rows.map(row => row.map((value, i) => cell(report.columns[i], value)))),
      element("p", {class: "small"},
        report.rows.length < report.all ? word("tables.first", {
          shown: words.count(report.rows.length), all: words.count(report.all)}) + " " : "",
        element("b", {}, word("source")), " ",
        element("a", {href: report.name + "/"}, report.name)),
    ].filter(Boolean);
  }

  function entry(report) {
    const details = element("details", {class: "report", "data-table": report.name},
      element("summary", {},
        element("span", {class: "code"}, report.name.replace(/^rpt_/, "").split("_")[0]),
        element("span", {class: "title"}, name(report.titles)),
        element("span", {class: "rows"}, word("tables.rows", {count: words.count(report.all)}))));
    details.addEventListener("toggle", () => {
      if (details.open && details.children.length === 1) {
        details.append(...rows(report));
      }
    });
    return details;
  }

  let sought = "";

  function draw() {
    const section = document.getElementById("tables");
    const open = new Set([...section.querySelectorAll("details[open]")]
      .map(details => details.dataset.table));
    const entries = release.tables.map(report => ({report, details: entry(report)}));
    const search = element("input", {type: "search", id: "sought", autocomplete: "off"});
    const find = () => {
      sought = search.value;
      entries.forEach(({report, details}) => {
        details.hidden = ![report.name, ...report.titles]
          .some(text => text.toLowerCase().includes(sought.trim().toLowerCase()));
      });
    };
    search.value = sought;
    search.addEventListener("input", find);
    section.replaceChildren(
      element("h2", {id: "tables-title"}, word("tables.title")),
      element("p", {class: "reading"}, release.tables.length
        ? word("tables.reading", {count: words.count(release.tables.length)})
        : word("nothing.tables")),
      element("div", {class: "choice search"},
        element("label", {for: "sought"}, word("tables.search")), search),
      ...entries.map(({details}) => details));
    section.querySelector(".search").hidden = !release.tables.length;
    entries.forEach(({report, details}) => { details.open = open.has(report.name); });
    find();
  }

  function left() {
    const {region} = release;
    const lines = [];
    if (release.places.length < region.cities) {
      lines.push(word("left.cities", {shown: words.count(release.places.length),
        all: words.count(region.cities),
        share: words.percent(region.allLinks ? region.shownLinks / region.allLinks : null)}));
    }
    release.layers.forEach(layer => Object.entries(layer.left).forEach(([scheme, count]) =>
      lines.push(word("left.sectors", {layer: word("layer." + layer.id), scheme,
        count: words.count(count)}))));
    release.tables.filter(report => report.rows.length < report.all).forEach(report =>
      lines.push(word("left.rows", {table: name(report.titles),
        shown: words.count(report.rows.length), all: words.count(report.all)})));
    return lines;
  }

  function about() {
    const lines = left();
    document.getElementById("about").replaceChildren(
      element("h2", {id: "about-title"}, word("about.title")),
      element("p", {}, word("about.region", {set: release.region.set,
        cities: words.count(release.region.cities)})),
      element("p", {}, word("about.digits")),
      lines.length
        ? element("details", {class: "left"},
          element("summary", {}, word("left.title", {count: words.count(lines.length)})),
          element("ul", {}, lines.map(line => element("li", {}, line))))
        : element("p", {}, word("left.nothing")),
      element("p", {}, word("about.run", {run: release.runId, contract: release.contract})),
      element("p", {class: "small"}, word("about.licence")));
  }

  return {draw, about};
})();
