/**
 * The solution's lines, shuffled, to be put in order: by keyboard, buttons, mouse or finger.
 *
 * Some lines are wrong and belong below the mark. Checking shows where a wrong order begins.
 */
import { el } from "./page.js";
import { judgeOrder } from "./order.js";

const work = globalThis.laboratoryWork;

function row(item, text, place) {
  const indent = text.search(/\S/);
  const plain = text.replaceAll(`\n${" ".repeat(indent)}`, "\n").trimStart();
  const code = el("code", { style: `margin-left: ${indent}ch` }, plain);
  const handle = el("button", { type: "button", class: "work-handle" }, code);
  const up = el("button", { type: "button", class: "work-up" }, "↑");
  const down = el("button", { type: "button", class: "work-down" }, "↓");
  const element = el("li", { class: "work-line" }, handle, up, down);
  const words = text.trim().replace(/\s+/g, " ") + (indent ? `, indented by ${indent}` : "");
  up.setAttribute("aria-label", `Up: ${words}`);
  down.setAttribute("aria-label", `Down: ${words}`);
  return { item, element, handle, up, down, words };
}

work.lines = (place) => {
  const { pieces, wrong, orders } = JSON.parse(place.parentElement.querySelector("script").textContent);
  const texts = [...pieces, ...wrong];
  const said = el("p", { class: "work-said", role: "status" });
  const list = el("ol", { class: "work-order", "aria-label": "Lines of the solution" });
  const mark = { element: el("li", { class: "work-rest" }, "Below this mark: lines that do not belong.") };
  const name = texts.join("\n");
  let rows = work.shuffled(texts.map((text, item) => row(item, text)), name);
  if (orders.some((order) => order.every((item, k) => rows[k].item === item))) rows.reverse();
  rows = [...rows, mark];

  const draw = () => {
    list.append(...rows.map(({ element }) => element));
    for (const one of list.querySelectorAll(".work-begins")) one.classList.remove("work-begins");
  };
  const name_ = (one) => {
    const k = rows.indexOf(one);
    const below = k > rows.indexOf(mark);
    return below ? "below the mark" : `place ${k + 1} of ${rows.indexOf(mark)}`;
  };
  const label = () => {
    for (const one of rows) {
      one.handle?.setAttribute("aria-label", `${one.words}, ${name_(one)}. Arrow keys move it.`);
    }
  };
  const move = (one, to) => {
    const from = rows.indexOf(one);
    if (to < 0 || to >= rows.length || to === from) return;
    rows.splice(from, 1);
    rows.splice(to, 0, one);
    draw();
    label();
    said.textContent = "";
  };
  for (const one of rows) {
    if (one === mark) continue;
    const by = (step, focus) => {
      move(one, rows.indexOf(one) + step);
      focus.focus();
      said.textContent = name_(one);
    };
    one.up.addEventListener("click", () => by(-1, one.up));
    one.down.addEventListener("click", () => by(1, one.down));
    one.handle.addEventListener("keydown", (event) => {
      const step = { ArrowUp: -1, ArrowDown: 1 }[event.key];
      if (!step) return;
      event.preventDefault();
      by(step, one.handle);
    });
    one.handle.addEventListener("pointerdown", (event) => {
      if (event.button !== 0) return;
      one.handle.setPointerCapture(event.pointerId);
      one.element.classList.add("work-held");
      const drag = ({ clientY }) => {
        const others = rows.filter((other) => other !== one);
        const middle = ({ element }) => {
          const { top, height } = element.getBoundingClientRect();
          return top + height / 2;
        };
        const to = others.filter((other) => middle(other) < clientY).length;
        if (to !== rows.indexOf(one)) {
          move(one, to);
          one.handle.setPointerCapture(event.pointerId);
        }
      };
      const drop = () => {
        one.element.classList.remove("work-held");
        one.handle.removeEventListener("pointermove", drag);
      };
      one.handle.addEventListener("pointermove", drag);
      one.handle.addEventListener("pointerup", drop, { once: true });
      one.handle.addEventListener("pointercancel", drop, { once: true });
    });
  }
  const check = el("button", { type: "button" }, "Check the order");
  check.addEventListener("click", () => {
    const used = rows.slice(0, rows.indexOf(mark));
    const { right, good, sentence } = judgeOrder(used.map(({ item }) => texts[item]), pieces, orders);
    for (const one of rows) one.element.classList.toggle("work-begins", !right && one === used[good]);
    said.textContent = sentence;
  });
  draw();
  label();
  place.replaceChildren(list, el("div", { class: "guess-do" }, check), said);
};
