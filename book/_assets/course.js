/* A formula wider than the page scrolls in its own box: let the keyboard reach such a box. */
(() => {
  const mark = () => {
    for (const box of document.querySelectorAll(".katex-display, .cell_output > .output, .bd-article table, .highlight pre")) {
      const scrolls = box.scrollWidth > box.clientWidth + 1;
      if (scrolls) box.tabIndex = 0;
      else box.removeAttribute("tabindex");
    }
  };
  addEventListener("DOMContentLoaded", mark);
  addEventListener("load", mark);
  addEventListener("resize", mark);
  document.fonts?.ready.then(mark);
})();
