/* For a projector: the page itself, one screen at a time, in large type. A button, or F9; Escape ends. */
(() => {
  const root = document.documentElement;
  const HEADING = /^H[1-3]$/;
  const ROOM = 0.9; // of the window's height: below it stands the bar
  const LARGE = 1.5; // how much larger everything is, where it fits
  const TOGETHER = 1.05; // and how large it must still be for a short text to share a widget's screen
  const NEXT = new Set(["ArrowRight", "ArrowDown", "PageDown"]);
  const BACK = new Set(["ArrowLeft", "ArrowUp", "PageUp"]);
  const OWN_KEYS = "input, textarea, select, [contenteditable], [role=slider], [role=spinbutton], [role=application], [tabindex] svg, svg [tabindex]";
  const PARTS = ".mlp-quiz .mlp-question"; // a quiz is asked one question at a time
  let screens = [];
  let parted = []; // blocks whose parts are shown one by one
  let at = 0;
  let bar;

  const article = () => document.querySelector("article.bd-article");
  const span = (blocks) => blocks.at(-1).getBoundingClientRect().bottom - blocks[0].getBoundingClientRect().top;
  const on = () => root.classList.contains("present");

  /** The page's blocks in order: sections are opened, what shows nothing is left out. */
  const blocksOf = (node) => [...node.children].flatMap((child) => {
    if (child.tagName === "SECTION") return blocksOf(child);
    if (child.offsetHeight <= 4 || child.matches("script, style")) return [];
    const parts = child.querySelectorAll(PARTS);
    if (parts.length < 2) return [child];
    parted.push(child);
    return [...parts];
  });

  /** Cut the page: a heading begins a screen, and so does what would not fit any more. */
  function cut() {
    article().style.zoom = LARGE;
    parted = [];
    const room = innerHeight * ROOM;
    screens = [];
    let now = [];
    for (const block of blocksOf(article())) {
      const onlyHeads = now.every((one) => HEADING.test(one.tagName));
      const tall = now.length ? span([...now, block]) : 0;
      const fits = tall <= room || (span(now) < room / 3 && tall * TOGETHER <= room * LARGE);
      if (now.length && !onlyHeads && (HEADING.test(block.tagName) || !fits)) {
        screens.push(now);
        now = [];
      }
      now.push(block);
    }
    if (now.length) screens.push(now);
  }

  const overflows = () => screens[at].at(-1).getBoundingClientRect().bottom + scrollY > innerHeight * ROOM || root.scrollWidth > innerWidth;

  /** Show this screen as large as it can be seen whole. */
  function fit() {
    for (let size = LARGE; size > 0.3; size -= 0.05) {
      article().style.zoom = size;
      if (!overflows()) return;
    }
  }
  const grown = new ResizeObserver(() => { if (overflows() && Number(article().style.zoom) > 0.4) fit(); });

  function show(k) {
    at = Math.max(0, Math.min(screens.length - 1, k));
    screens.forEach((screen, i) => screen.forEach((block) => block.classList.toggle("off-screen", i !== at)));
    for (const block of parted) block.classList.toggle("off-screen", !screens[at].some((part) => block.contains(part)));
    bar.querySelector("output").textContent = `${at + 1} of ${screens.length}`;
    scrollTo(0, 0);
    fit();
  }

  function makeBar() {
    const made = document.createElement("nav");
    made.id = "present-bar";
    made.setAttribute("aria-label", "Projector");
    const button = (text, name, act) => {
      const one = document.createElement("button");
      one.type = "button";
      one.textContent = text;
      one.setAttribute("aria-label", name);
      one.addEventListener("click", act);
      return one;
    };
    made.append(
      button("‹", "Screen before", () => show(at - 1)),
      document.createElement("output"),
      button("›", "Next screen", () => show(at + 1)),
      button("×", "Back to the page", stop),
    );
    return made;
  }

  /** Close what a reader had opened: answers wait until they are asked for. */
  function closeAnswers() {
    for (const box of article().querySelectorAll("details.hide[open]")) box.open = false;
    for (const box of article().querySelectorAll(".admonition.toggle:not(.toggle-hidden)")) box.querySelector(".toggle-button").click();
  }

  function start() {
    if (on() || !article()) return;
    const seen = blocksOf(article()).find((block) => block.getBoundingClientRect().bottom > 80);
    closeAnswers();
    root.classList.add("present");
    bar = makeBar();
    document.body.append(bar);
    requestAnimationFrame(() => {
      cut();
      show(Math.max(0, screens.findIndex((screen) => screen.includes(seen))));
      grown.observe(article());
    });
  }

  function stop() {
    grown.disconnect();
    const [first] = screens[at] ?? [];
    for (const block of [...screens.flat(), ...parted]) block.classList.remove("off-screen");
    article().style.zoom = "";
    root.classList.remove("present");
    bar.remove();
    first?.scrollIntoView();
    document.querySelector(".present-button")?.focus({ preventScroll: true });
  }

  /** Enter opens what is closed on this screen, one after another. */
  function unfold() {
    const closed = screens[at].flatMap((block) => [block, ...block.querySelectorAll("*")]).find((one) => one.matches("details.hide:not([open]), .admonition.toggle-hidden"));
    if (!closed) return false;
    if (closed.tagName === "DETAILS") closed.open = true;
    else closed.querySelector(".toggle-button").click();
    return true;
  }

  const bare = (event) => !event.ctrlKey && !event.altKey && !event.metaKey;
  // Before the theme, which takes Escape for its search.
  addEventListener("keydown", (event) => {
    if (event.key === "F9" && bare(event)) {
      event.preventDefault();
      if (on()) stop();
      else start();
    } else if (event.key === "Escape" && on() && !event.target.closest?.(OWN_KEYS)) {
      event.preventDefault();
      stop();
    }
  }, true);
  addEventListener("keydown", (event) => {
    if (!on() || event.defaultPrevented || !bare(event) || event.target.closest?.(OWN_KEYS)) return;
    if (NEXT.has(event.key)) show(at + 1);
    else if (BACK.has(event.key)) show(at - 1);
    else if (event.key === "Home") show(0);
    else if (event.key === "End") show(screens.length - 1);
    else if (event.key === "Enter" && !event.target.closest?.("button, a, summary") && unfold()) fit();
    else return;
    event.preventDefault();
  });
  addEventListener("resize", () => {
    if (!on()) return;
    const [first] = screens[at];
    for (const block of [...screens.flat(), ...parted]) block.classList.remove("off-screen");
    cut();
    show(Math.max(0, screens.findIndex((screen) => screen.includes(first))));
  });
  addEventListener("DOMContentLoaded", () => {
    const place = document.querySelector(".article-header-buttons");
    if (!place || !article()) return;
    const button = document.createElement("button");
    button.type = "button";
    button.className = "btn btn-sm nav-link present-button";
    button.title = "Projector: one screen at a time (F9)";
    button.setAttribute("aria-label", "Projector mode");
    button.innerHTML = '<svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true" fill="none" stroke="currentColor" stroke-width="1.5"><path d="M1 2h14M2 2v8h12V2M8 10v4M5 14h6"/></svg>';
    button.addEventListener("click", start);
    place.prepend(button);
  });
})();
