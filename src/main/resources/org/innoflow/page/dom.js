// Elements of the page. Texts are set as texts: nothing that a release says is read as markup.
const dom = (() => {
  "use strict";

  function element(tag, attributes = {}, ...children) {
    const made = document.createElement(tag);
    Object.entries(attributes).forEach(([key, value]) => {
      if (value !== null && value !== undefined && value !== false) {
        made.setAttribute(key, value === true ? "" : value);
      }
    });
    children.flat().forEach(child => {
      if (child !== null && child !== undefined) {
        made.append(child);
      }
    });
    return made;
  }

  // columns: [{title, number}]; rows: cells as they are to be read.
  function table(caption, columns, rows) {
    return element("div", {class: "scroll", tabindex: "0", role: "region", "aria-label": caption},
      element("table", {},
        element("caption", {class: "visually-hidden"}, caption),
        element("thead", {}, element("tr", {}, columns.map(column =>
          element("th", {scope: "col", class: column.number ? "number" : null}, column.title)))),
        element("tbody", {}, rows.map(row => element("tr", {}, row.map((cell, i) =>
          element("td", {class: columns[i].number ? "number" : null}, cell)))))));
  }

  function option(value, text, selected) {
    return element("option", {value, selected}, text);
  }

  // Lines of a tooltip: the first as its heading, each other a label and a value.
  function tooltip(heading, lines) {
    return element("div", {class: "tooltip"},
      element("strong", {}, heading),
      lines.map(([label, value]) =>
        element("div", {}, element("span", {}, label), element("b", {}, value))));
  }

  return {element, table, option, tooltip};
})();
