/** The answers of a page that has changed since: they are shown, and not lost. */
import { el } from "./page.js";

const QUESTION = {
  prediction: (id, is) => is?.about ?? "",
  question: (id) => id,
  quiz: (id) => id,
};

const strings = (...values) => values.flat().filter((value) => typeof value === "string" && value);

/** @param {{store: object, placed: Set<string>}} work */
export function unplaced({ store, placed }) {
  const place = document.querySelector("#your-work .work-unplaced");
  if (!place) return;
  const lost = store
    .entries()
    .filter(({ page, kind, id }) => page === store.page && QUESTION[kind] && !placed.has(`${kind}/${id}`));
  const items = lost.map(({ kind, id, is }) => {
    const answer = strings(is?.values ?? is?.answer).join("; ");
    return el("li", {}, `${strings(QUESTION[kind](id, is))}: `, el("strong", {}, answer));
  });
  const count = lost.length === 1 ? "1 answer" : `${lost.length} answers`;
  place.hidden = !lost.length;
  place.replaceChildren(
    el("p", {}, `This page has changed since you answered. ${count} could not be placed:`),
    el("ul", {}, ...items),
  );
}
