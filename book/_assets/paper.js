/* A chapter on paper: in light colours whatever the screen, with its answers only where they are asked for. */
(() => {
  const root = document.documentElement;
  const ANSWERS = "div.admonition.toggle-hidden, details.hide:not([open])";
  let restore = [];

  addEventListener("beforeprint", () => {
    const { theme } = root.dataset;
    root.dataset.theme = "light";
    restore = [() => { root.dataset.theme = theme; }];
    if (root.dataset.paper !== "answers") return;
    for (const box of document.querySelectorAll(ANSWERS)) {
      if (box.open === false) {
        box.open = true;
        restore.push(() => { box.open = false; });
      } else {
        box.classList.remove("toggle-hidden");
        restore.push(() => box.classList.add("toggle-hidden"));
      }
    }
  });
  addEventListener("afterprint", () => {
    for (const put of restore) put();
    restore = [];
    delete root.dataset.paper;
  });

  addEventListener("DOMContentLoaded", () => {
    const plain = document.querySelector(".btn-download-pdf-button");
    const text = plain?.querySelector(".btn__text-container");
    if (!text) return;
    text.textContent = "Print, or save as PDF";
    plain.title = "Without answers, in light colours";
    if (!document.querySelector(ANSWERS)) return; // a page with nothing folded
    const item = plain.closest("li").cloneNode(true);
    const button = item.querySelector("button");
    button.removeAttribute("onclick");
    button.classList.replace("btn-download-pdf-button", "print-answers-button");
    button.title = "With every answer and solution open";
    button.querySelector(".btn__text-container").textContent = "Print with answers";
    button.addEventListener("click", () => {
      root.dataset.paper = "answers";
      print();
    });
    plain.closest("ul").append(item);
  });
})();
