// The page: its choices, which stand in the address, and what is drawn for them.
(() => {
  "use strict";
  const {word, name} = words;
  const choices = document.getElementById("choices");
  const inputs = {
    layer: document.getElementById("layer"),
    sector: document.getElementById("sector"),
    year: document.getElementById("year"),
  };
  const state = {language: "en", layer: 0, sector: 0, year: 0};

  // The year of the report, or else the last.
  function usualYear(layer) {
    const asked = layer.years.indexOf(release.year);
    return asked < 0 ? layer.years.length - 1 : asked;
  }

  function fromAddress() {
    const asked = new URLSearchParams(location.hash.slice(1));
    const reader = (navigator.language || "").toLowerCase().startsWith("zh") ? "zh" : "en";
    state.language = ["zh", "en"].includes(asked.get("lang")) ? asked.get("lang") : reader;
    state.layer = Math.max(0, release.layers.findIndex(each => each.id === asked.get("layer")));
    const layer = release.layers[state.layer];
    if (layer) {
      const year = layer.years.indexOf(Number(asked.get("year")));
      state.year = year < 0 ? usualYear(layer) : year;
      state.sector = Math.max(0, layer.sectors.findIndex(each =>
        each.scheme + "/" + each.id === asked.get("sector")));
    }
  }

  function toAddress() {
    const asked = new URLSearchParams({lang: state.language});
    const layer = release.layers[state.layer];
    if (layer) {
      asked.set("layer", layer.id);
      asked.set("year", layer.years[state.year]);
      if (state.sector > 0) {
        const sector = layer.sectors[state.sector];
        asked.set("sector", sector.scheme + "/" + sector.id);
      }
    }
    history.replaceState(null, "", "#" + asked);
  }

  function sectorOptions(layer) {
    const schemes = [...new Set(layer.sectors.slice(1).map(sector => sector.scheme))];
    return [
      dom.option("0", word("sector.all"), state.sector === 0),
      ...schemes.map(scheme => dom.element("optgroup", {
        label: words.has("scheme." + scheme) ? word("scheme." + scheme) : scheme},
      layer.sectors.map((sector, i) => sector.scheme === scheme
        ? dom.option(String(i), name(sector.names), i === state.sector) : null)))];
  }

  function showChoices(layer) {
    inputs.layer.replaceChildren(...release.layers.map((each, i) =>
      dom.option(String(i), word("layer." + each.id), i === state.layer)));
    inputs.sector.replaceChildren(...sectorOptions(layer));
    inputs.sector.disabled = layer.sectors.length < 2;
    inputs.year.max = String(layer.years.length - 1);
    inputs.year.value = String(state.year);
    inputs.year.disabled = layer.years.length < 2;
    showYear(layer);
  }

  function showYear(layer) {
    const year = String(layer.years[state.year]);
    inputs.year.setAttribute("aria-valuetext", year);
    document.getElementById("year-shown").textContent = year;
  }

  function deck() {
    const provinces = words.list(release.provinces.slice(0, 8).map(each => name(each.names)));
    return word(release.provinces.length > 8 ? "deck.many" : "deck", {provinces,
      cities: words.count(release.region.cities), count: words.count(release.provinces.length)});
  }

  async function draw() {
    document.documentElement.dataset.state = "drawing";
    const layer = release.layers[state.layer];
    toAddress();
    if (layer) {
      showYear(layer);
      const view = {...state, layer};
      await headline.draw(view);
      await charts.drawAll(view);
      document.getElementById("status").textContent = word("status", {
        layer: word("layer." + layer.id), year: layer.years[state.year],
        sector: state.sector ? name(layer.sectors[state.sector].names) : word("sector.all")});
    }
    document.documentElement.dataset.state = "ready";
    performance.mark("drawn");
  }

  function speak(language) {
    state.language = language;
    words.use(language);
    document.querySelectorAll("[data-language]").forEach(button =>
      button.setAttribute("aria-pressed", String(button.dataset.language === language)));
    document.getElementById("deck").textContent = deck();
    const layer = release.layers[state.layer];
    const nothing = document.getElementById("nothing");
    nothing.hidden = Boolean(layer);
    nothing.textContent = layer ? "" : word("nothing.layers", {set: release.region.set});
    choices.hidden = !layer;
    document.getElementById("figures").hidden = !layer;
    if (layer) {
      showChoices(layer);
    }
    tables.draw();
    tables.about();
    return draw();
  }

  function listen() {
    document.querySelectorAll("[data-language]").forEach(button =>
      button.addEventListener("click", () => speak(button.dataset.language)));
    inputs.layer.addEventListener("change", () => take(Number(inputs.layer.value)));
    document.addEventListener("click", event => {
      const button = event.target.closest("[data-layer]");
      if (button) {
        take(release.layers.findIndex(each => each.id === button.dataset.layer)).then(() =>
          document.querySelector(`[data-layer="${button.dataset.layer}"]`).focus());
      }
    });
    inputs.sector.addEventListener("change", () => {
      state.sector = Number(inputs.sector.value);
      draw();
    });
    inputs.year.addEventListener("input", () => {
      state.year = Number(inputs.year.value);
      draw();
    });
    choices.addEventListener("submit", event => event.preventDefault());
  }

  // The year stays where the other layer has it.
  function take(layer) {
    const year = release.layers[state.layer].years[state.year];
    const same = release.layers[layer].years.indexOf(year);
    state.layer = layer;
    state.sector = 0;
    state.year = same < 0 ? usualYear(release.layers[layer]) : same;
    showChoices(release.layers[layer]);
    return draw();
  }

  fromAddress();
  charts.mount(document.getElementById("figures"));
  listen();
  speak(state.language);
})();
