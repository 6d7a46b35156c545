// Figures: a frame with title, reading, picture, definition, located share, source and data.
const charts = (() => {
  "use strict";
  const {element, table} = dom;
  const {word} = words;

  // Told apart by readers who do not see red or green: after Paul Tol, and Okabe and Ito.
  const palette = {
    ink: "#1c2a35",
    soft: "#55636e",
    line: "#d5dbdf",
    faint: "#eef1f2",
    accent: "#0b5c7a",
    second: "#c98a1b",
    steps: ["#dbe9f0", "#b3d1df", "#83b3c9", "#4f90ae", "#226d8f", "#0a4563"],
    scopes: ["#c9d3d8", "#7fb0c5", "#0b5c7a"],
    categories: [
      "#0b5c7a", "#c98a1b", "#4b9d8e", "#8d4f77", "#7a8fbf", "#a8a13d", "#b5624c", "#5b6b75"],
    // The same, as dark as letters must be.
    letters: [
      "#0b5c7a", "#8a5d0a", "#2f7567", "#8d4f77", "#4a5f96", "#6d691f", "#9a4a37", "#4d5b64"],
    roles: {hub: "#0b5c7a", source: "#c98a1b", sink: "#8d4f77", periphery: "#9aa5ac"},
  };

  const figures = [];
  const shown = new Map();

  function figure(definition) {
    figures.push(definition);
  }

  const narrow = () => document.documentElement.clientWidth < 640;
  const still = () => window.matchMedia("(prefers-reduced-motion: reduce)").matches;

  function base(view) {
    return {
      animation: !still() && !view.printing,
      animationDuration: 350,
      textStyle: {
        fontFamily: getComputedStyle(document.body).fontFamily,
        color: palette.ink,
        fontSize: 12,
      },
      tooltip: {
        confine: true,
        borderColor: palette.line,
        textStyle: {color: palette.ink, fontSize: 13},
        extraCssText: "box-shadow:0 2px 10px rgba(20,40,50,.12);border-radius:3px",
      },
    };
  }

  const pen = document.createElement("canvas").getContext("2d");

  // How wide the widest of some labels is; longer ones than usual are cut.
  function widest(labels, fontSize) {
    pen.font = `${fontSize}px ${getComputedStyle(document.body).fontFamily}`;
    const width = Math.max(0, ...labels.map(label => pen.measureText(label).width));
    return Math.ceil(Math.min(140, width)) + 4;
  }

  const axis = (extra = {}) => ({
    axisLine: {lineStyle: {color: palette.soft}},
    axisTick: {show: false},
    axisLabel: {color: palette.soft, fontSize: 12, hideOverlap: true},
    splitLine: {lineStyle: {color: palette.faint}},
    nameTextStyle: {color: palette.soft, fontSize: 12},
    ...extra,
  });

  // A select of the figure's own, whose choice is kept when the figure is drawn again.
  function select(frame, key, label, options, chosen) {
    const id = frame.id + "-" + key;
    const input = element("select", {id},
      options.map(([value, text]) => dom.option(value, text, value === chosen)));
    input.addEventListener("change", () => {
      frame.state[key] = input.value;
      redraw(frame).then(() => document.getElementById(id).focus());
    });
    return element("div", {class: "choice"}, element("label", {for: id}, label), input);
  }

  // Figures may have their choices in common.
  const redraw = frame =>
    Promise.all(frames.filter(other => other.state === frame.state).map(draw));

  function check(frame, key, label) {
    const id = frame.id + "-" + key;
    const input = element("input", {id, type: "checkbox", checked: Boolean(frame.state[key])});
    input.addEventListener("change", () => {
      frame.state[key] = input.checked;
      redraw(frame).then(() => document.getElementById(id).focus());
    });
    return element("div", {class: "choice check"}, input, element("label", {for: id}, label));
  }

  function build(definition, number) {
    const id = "figure-" + definition.id;
    const part = key => element("div", {class: key});
    const frame = {
      id, definition, number, state: {},
      controls: part("controls"), side: part("side"),
      picture: element("div", {class: "picture", role: "img"}),
      nothing: element("p", {class: "nothing"}),
      title: element("h2", {id: id + "-title"}),
      kicker: element("p", {class: "kicker"}),
      reading: element("p", {class: "reading", id: id + "-reading"}),
      notes: element("div", {class: "notes"}),
      data: element("details", {class: "data"}),
      chart: null,
    };
    frame.section = element("section", {class: "figure", id, "aria-labelledby": id + "-title"},
      frame.kicker, frame.title, frame.reading, frame.controls,
      element("div", {class: "body"}, frame.picture, frame.side), frame.nothing,
      frame.notes, frame.data);
    // Of many rows, made when they are asked for.
    frame.data.addEventListener("toggle", () => fillData(frame));
    return frame;
  }

  function fillData(frame) {
    if (frame.data.open && frame.result && !frame.data.querySelector("table")) {
      const {columns, rows} = frame.result.data;
      frame.data.append(table(words.word(frame.definition.id + ".title"), columns, rows));
    }
  }

  function notes(frame, result) {
    const {definition} = frame;
    const formulae = (definition.metrics || []).filter(metric => metric in release.definitions);
    const lines = [
      element("p", {}, element("b", {}, word("definition")), " ",
        word(definition.id + ".definition")),
      formulae.length ? element("details", {class: "formulae"},
        element("summary", {}, word("formulae")),
        formulae.map(metric => element("p", {},
          element("code", {}, metric), " = ", words.name(release.definitions[metric])))) : null,
      (result.notes || []).map(note => element("p", {}, note)),
      element("p", {},
        result.located === undefined ? null : element("span", {class: "located"},
          element("b", {}, word("located")), " ", words.percent(result.located)),
        element("b", {}, word("source")), " ",
        definition.tables.map((name, i) =>
          [i ? ", " : "", element("a", {href: name + "/"}, name)]).flat()),
    ];
    frame.notes.replaceChildren(...lines.flat().filter(Boolean));
  }

  async function draw(frame) {
    const {definition} = frame;
    const view = {...current, narrow: narrow(), printing, state: frame.state, frame};
    frame.kicker.textContent = word("figure", {number: frame.number});
    frame.title.textContent = word(definition.id + ".title");
    const result = await definition.draw(view);
    frame.result = result;
    frame.controls.replaceChildren(
      ...(definition.controls ? definition.controls(view, select, check) : []).filter(Boolean));
    frame.side.replaceChildren(...(result.side ? [result.side] : []));
    frame.reading.textContent = result.reading || "";
    frame.nothing.textContent = result.nothing || "";
    frame.nothing.hidden = !result.nothing;
    frame.picture.hidden = Boolean(result.nothing);
    notes(frame, result);
    const open = frame.data.open;
    frame.data.hidden = Boolean(result.nothing);
    frame.data.replaceChildren(element("summary", {}, word("data")));
    frame.data.open = open;
    fillData(frame);
    if (!result.nothing) {
      show(frame, view, result);
    }
  }

  // Height and option may depend on the width, which is another one on paper.
  const of = (value, width) => typeof value === "function" ? value(width) : value;

  function show(frame, view, result) {
    const width = frame.picture.clientWidth;
    const height = of(result.height, width);
    frame.picture.style.height = height + "px";
    frame.picture.setAttribute("aria-label",
      word(frame.definition.id + ".title") + ". " + (result.reading || ""));
    if (!frame.chart) {
      frame.chart = echarts.init(frame.picture, null,
        {renderer: "canvas", devicePixelRatio: Math.max(2, window.devicePixelRatio)});
      shown.set(frame.definition.id, frame.chart);
    }
    frame.chart.resize({width, height});
    paint(frame.chart, view, of(result.option, width));
  }

  function paint(chart, view, option) {
    const common = base(view);
    chart.setOption(
      {...common, ...option, tooltip: {...common.tooltip, ...(option.tooltip || {})}}, true);
  }

  let frames = [];
  let current = {};
  let printing = false;

  function mount(parent) {
    frames = figures.map((definition, i) => build(definition, i + 1));
    parent.replaceChildren(...frames.map(frame => frame.section));
    let width = parent.clientWidth;
    window.addEventListener("resize", () => {
      if (parent.clientWidth !== width && !printing && current.layer) {
        width = parent.clientWidth;
        drawAll({...current});
      }
    });
    // On paper the pictures are as wide as the paper, and do not move.
    window.addEventListener("beforeprint", () => paper(true));
    window.addEventListener("afterprint", () => paper(false));
  }

  // What is printed must be drawn before this returns: results are there already.
  function paper(on) {
    printing = on;
    document.documentElement.classList.toggle("paper", on);
    frames.filter(frame => frame.chart && !frame.result.nothing).forEach(frame => {
      if (on) {
        print(frame);
      } else if (frame.sheet) {
        echarts.getInstanceByDom(frame.sheet).dispose();
        frame.sheet.remove();
      }
    });
  }

  // Drawn anew as vectors beside the canvas, which the style sheet leaves out on paper.
  function print(frame) {
    frame.sheet = element("div", {class: "sheet"});
    frame.picture.after(frame.sheet);
    const width = frame.sheet.clientWidth;
    const height = of(frame.result.height, width);
    frame.sheet.style.height = height + "px";
    const chart = echarts.init(frame.sheet, null, {renderer: "svg", width, height});
    paint(chart, {printing}, of(frame.result.option, width));
    chart.getZr().flush();
  }

  // A later call overtakes an earlier one that is not done.
  async function drawAll(view) {
    current = view;
    for (const frame of frames) {
      if (current === view) {
        await draw(frame);
      }
    }
  }

  return {figure, mount, drawAll, onPaper: () => printing, palette, axis, widest, narrow, shown};
})();
