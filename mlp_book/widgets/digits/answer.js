/** The answer: ten probabilities as bars, and what they come to in words. */
import { h, setAttribute, setText, valueText } from "../pieces/dom.js";
import { formatNumber } from "../pieces/format.js";

/** No share is 0 or all of it: where it would be written so, the page says below or above. */
export function percent(p, decimals = 0) {
  const unit = 10 ** -decimals;
  const rounded = Math.round((100 * p) / unit);
  if (p > 0 && rounded === 0) return `< ${formatNumber(unit)} %`;
  if (p < 1 && rounded * unit >= 100) return `> ${formatNumber(100 - unit, decimals)} %`;
  return `${formatNumber(100 * p, decimals)} %`;
}

/** "looks like 3, 92 %; next 5, 4 %" */
export function wordsOf(probabilities, threshold) {
  const order = probabilities.map((_, k) => k).sort((a, b) => probabilities[b] - probabilities[a]);
  const [first, second] = order;
  const found = `${first}, ${percent(probabilities[first])}; next ${second}, ${percent(probabilities[second])}`;
  const sure = probabilities[first] * 100 >= threshold;
  return { first, second, sure, words: sure ? `looks like ${found}` : `I do not know: perhaps ${found}` };
}

export function digitAnswer() {
  const rows = Array.from({ length: 10 }, (_, k) => {
    const share = valueText(`p[${k}]`);
    const bar = h("span", { class: "mlp-share", "aria-hidden": "true" });
    const cell = h("td", {}, h("div", { class: "mlp-share-cell" }, bar, share));
    return { share, bar, row: h("tr", {}, h("th", { scope: "row" }, String(k)), cell) };
  });
  const table = h("table", { class: "mlp-digits-bars" },
    h("caption", { class: "mlp-sr" }, "How the network shares 100 % among the ten digits"),
    h("thead", { class: "mlp-sr" }, h("tr", {}, h("th", { scope: "col" }, "digit"), h("th", { scope: "col" }, "probability"))),
    h("tbody", {}, ...rows.map(({ row }) => row)));
  const [verdict, truth, by] = ["verdict", "truth", "engine"].map((name) => valueText(name));
  const element = h("div", { class: "mlp-digits-answer" }, table,
    h("p", { class: "mlp-steps" }, "answered by ", by));

  return {
    element,
    /** The answer in words, near the sheet. */
    verdict: h("p", { class: "mlp-verdict" }, verdict, " ", truth),
    /**
     * @param {import("./engine.js").Answer} answer
     * @param {{threshold: number, blank: boolean, label: number | null}} about
     * @returns {string}  in words
     */
    update({ probabilities, by: who }, { threshold, blank, label }) {
      const { first, sure, words } = wordsOf(probabilities, threshold);
      rows.forEach(({ share, bar, row }, k) => {
        setText(share, percent(probabilities[k], 1));
        setAttribute(share, "data-exact", probabilities[k]);
        bar.style.setProperty("--mlp-share", probabilities[k].toFixed(4));
        row.classList.toggle("is-current", k === first);
      });
      setText(verdict, `${blank ? "blank, yet " : ""}${words}`);
      setText(by, who);
      const told = label === null ? "" : `It is a ${label}: ${sure ? (first === label ? "right" : "wrong") : "no answer"}`;
      setText(truth, told);
      truth.hidden = told === "";
      return [verdict.textContent, told].filter(Boolean).join(". ");
    },
  };
}
