// The two languages: words by key, names as pairs, and numbers.
const words = (() => {
  "use strict";
  const languages = ["zh", "en"];
  let language = "en";

  // {name} in a word stands for a value.
  function word(key, values = {}) {
    const pair = release.words[key];
    if (!pair) {
      throw new Error("No word for " + key);
    }
    return pair[languages.indexOf(language)]
      .replace(/\{(\w+)}/g, (place, name) => (name in values ? values[name] : place));
  }

  const has = key => key in release.words;

  // A name in the language of the page: names come as [Chinese, English].
  const name = pair => pair[languages.indexOf(language)];

  // A Chinese name without what it is called as an administration, as maps print it.
  function shortName(pair) {
    const full = name(pair);
    return language === "zh" && full.length > 2
      ? full.replace(/(特别行政区|维吾尔自治区|壮族自治区|回族自治区|自治区|省|市)$/, "")
      : full;
  }

  function format(options) {
    return new Intl.NumberFormat(language === "zh" ? "zh-CN" : "en-GB", options);
  }

  const missing = () => word("missing");
  const known = value => value !== null && value !== undefined && Number.isFinite(value);

  const count = value => known(value) ? format({maximumFractionDigits: 1}).format(value) : missing();

  const decimal = (value, digits = 2) =>
    known(value) ? format({maximumFractionDigits: digits}).format(value) : missing();

  function percent(value, digits = 1) {
    return known(value)
      ? format({style: "percent", minimumFractionDigits: digits, maximumFractionDigits: digits})
        .format(value)
      : missing();
  }

  // With an arrow, so that a change is told without its colour.
  function change(value, show) {
    if (!known(value)) {
      return "";
    }
    const arrow = value > 0 ? "▲" : value < 0 ? "▼" : "＝";
    return arrow + " " + show(Math.abs(value));
  }

  const growth = value => change(value, v => percent(v));
  const points = value => change(value, v => word("points", {value: decimal(v * 100, 1)}));

  const list = items => language === "zh"
    ? items.join("、")
    : new Intl.ListFormat("en-GB").format(items);

  // Sentences behind each other: Chinese ones have no space between.
  const sentences = (...all) => all.filter(Boolean).join(language === "zh" ? "" : " ");

  function use(chosen) {
    language = chosen;
    document.documentElement.lang = chosen === "zh" ? "zh-Hans" : "en";
    document.title = word("title") + " · innoflow";
    document.querySelectorAll("[data-word]").forEach(element => {
      element.textContent = word(element.dataset.word);
    });
  }

  return {
    word, has, name, shortName, count, decimal, percent, growth, points, list, sentences, known, use,
    language: () => language,
  };
})();
