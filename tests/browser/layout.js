/**
 * What is wrong with the layout of a page, or of one part of it, at its present width:
 * ({ scope: selector, whole: boolean }) => string[].
 *
 * Boxes are measured, not only the page: text that leaves the box it is drawn in, boxes that cut
 * what they hold, boxes that scroll without showing it, and words or controls over each other.
 * `whole`: a text that an ellipsis shortens is a fault, too.
 */
({ scope, whole }) => {
  const SLACK = 1.5; // px: rounding of fractions
  const HTML = "http://www.w3.org/1999/xhtml";
  const found = new Set();
  const root = document.documentElement;
  const styles = new Map();
  const styleOf = (e) => {
    if (!styles.has(e)) styles.set(e, getComputedStyle(e));
    return styles.get(e);
  };

  const name = (e) => {
    const widget = e.closest("[data-mlp]")?.dataset.mlp;
    const id = e.getAttribute("data-value") ?? e.getAttribute("aria-label");
    const kind = typeof e.className === "string" ? e.className : e.className?.baseVal;
    const label = `${e.tagName.toLowerCase()}.${(kind ?? "").trim().split(/\s+/).slice(0, 2).join(".")}`;
    const text = (e.textContent || e.value || "").trim().replace(/\s+/g, " ").slice(0, 40);
    return `${widget ? `[${widget}] ` : ""}${label}${id ? ` (${id})` : ""} "${text}"`;
  };

  // Hidden for the eye: not drawn, transparent, or there for screen readers only.
  const hidden = new Map();
  const isHidden = (e) => {
    if (e === null || e === root) return false;
    if (!hidden.has(e)) {
      const style = styleOf(e);
      const unseen =
        style.display === "none" || style.visibility !== "visible" || Number(style.opacity) === 0 ||
        /inset\(50%\)|inset\(100%\)/.test(style.clipPath) || /rect\(0px, 0px|rect\(1px/.test(style.clip);
      const folded = e.parentElement?.tagName === "DETAILS" && !e.parentElement.open && e.tagName !== "SUMMARY";
      hidden.set(e, unseen || folded || isHidden(e.parentElement));
    }
    return hidden.get(e);
  };

  // 1. The page itself.
  if (root.scrollWidth > root.clientWidth) found.add(`page scrolls sideways: ${root.scrollWidth} px`);

  const all = [...document.querySelectorAll(`${scope} *`)].filter(
    (e) => !e.closest(".katex-mathml, .katex-html *, pre *, noscript, script, style, template, defs") && !isHidden(e),
  );

  // By how much a select is too narrow for its longest choice and its arrow.
  const lacking = (e) => {
    const free = e.cloneNode(true);
    free.removeAttribute("id");
    free.style.cssText = "position: absolute; visibility: hidden; width: max-content; max-width: none";
    e.after(free);
    const need = free.getBoundingClientRect().width;
    free.remove();
    return need - e.getBoundingClientRect().width;
  };

  // 2. Boxes that cut or scroll what they hold. A box that scrolls shows it: by shadows at its edges.
  const scrolls = (e) => /auto|scroll/.test(styleOf(e).overflowX + styleOf(e).overflowY);
  for (const e of all) {
    if (e.namespaceURI !== HTML || e.clientWidth === 0) continue;
    const style = styleOf(e);
    if (style.display === "inline") continue;
    const over = e.scrollWidth - e.clientWidth;
    if (whole && over > SLACK && style.textOverflow === "ellipsis" && e.closest("[data-mlp]"))
      found.add(`shortened by ${over} px: ${name(e)}`);
    if (/INPUT|TEXTAREA/.test(e.tagName)) {
      if (over > SLACK && style.textOverflow !== "ellipsis" && e.tagName === "INPUT") found.add(`cut by ${over} px: ${name(e)}`);
      continue;
    }
    if (over > SLACK && /hidden|clip/.test(style.overflowX) && style.textOverflow !== "ellipsis")
      found.add(`cut by ${over} px: ${name(e)}`);
    if (over > SLACK && scrolls(e) && !style.backgroundAttachment.includes("local"))
      found.add(`scrolls by ${over} px and does not show it: ${name(e)}`);
    const below = e.scrollHeight - e.clientHeight;
    if (below > 4 && /hidden|clip/.test(style.overflowY) && e.clientHeight > 0 && !e.matches(".katex-display"))
      found.add(`cut below by ${below} px: ${name(e)}`);
    if (e.tagName === "SELECT") {
      const lacks = lacking(e);
      if (lacks > SLACK) found.add(`choice cut by ${Math.round(lacks)} px: ${name(e)}`);
    }
  }

  // What the eye reads: lines of text, and controls.
  const marks = [];
  const add = (element, rect, ink, upright = false) => {
    if (rect.width < 1 || rect.height < 1) return;
    const [x, y] = upright ? [rect.width * ink, 0] : [0, rect.height * ink]; // a line is higher than its letters
    marks.push({ element, left: rect.left + x, right: rect.right - x, top: rect.top + y, bottom: rect.bottom - y });
  };
  const range = document.createRange();
  for (const e of all) {
    const seen = e.tagName !== "BUTTON" || styleOf(e).borderTopWidth !== "0px"; // else its text alone
    if (seen && /^(INPUT|SELECT|BUTTON|TEXTAREA|IMG|CANVAS)$/.test(e.tagName)) add(e, e.getBoundingClientRect(), 0);
    if (/^(SELECT|OPTION|TEXTAREA|TITLE|title|desc)$/.test(e.tagName)) continue;
    if (e.matches(".katex-html")) { add(e, e.getBoundingClientRect(), 0.2); continue; }
    if (e.tagName === "text") { add(e, e.getBoundingClientRect(), 0.22, e.closest("[transform*=rotate]")); continue; }
    if (e.tagName === "tspan") continue;
    for (const node of e.childNodes) {
      if (node.nodeType !== Node.TEXT_NODE || !node.data.trim()) continue;
      range.selectNodeContents(node);
      for (const rect of range.getClientRects()) add(e, rect, 0.22);
    }
  }

  // 3. Nothing leaves the boxes it is drawn in: all around it with a border, a ground, or an edge
  // that cuts, up to the first that scrolls, which may hide what it holds.
  const none = /, 0\)|transparent/;
  const drawn = (e) => {
    const style = styleOf(e);
    if (e.tagName === "svg") return style.overflow !== "visible";
    if (e.namespaceURI !== HTML || /^(inline|contents)$/.test(style.display)) return false;
    if (/hidden|clip/.test(style.overflowX)) return true;
    const edge = (side) => parseFloat(style[`border${side}Width`]) > 0 && !none.test(style[`border${side}Color`]);
    return (edge("Left") && edge("Right")) || !none.test(style.backgroundColor);
  };
  const around = new Map();
  const framesOf = (e) => {
    if (e === null || e === document.body) return { boxes: [], left: -Infinity, right: Infinity, top: -Infinity, bottom: Infinity, floats: false };
    if (!around.has(e)) {
      const outer = framesOf(e.parentElement);
      const style = styleOf(e);
      const frame = { ...outer };
      const floats = /fixed|sticky/.test(style.position);
      if (floats) Object.assign(frame, { floats: true, boxes: [] });
      const box = e.getBoundingClientRect();
      const shortens = style.textOverflow === "ellipsis" && /hidden|clip/.test(style.overflowX);
      if (scrolls(e) || shortens) frame.boxes = [];
      else if (drawn(e)) frame.boxes = [...frame.boxes, { e, box }];
      if (scrolls(e) || /hidden|clip/.test(style.overflowX)) {
        frame.left = Math.max(frame.left, box.left);
        frame.right = Math.min(frame.right, box.right);
        frame.top = Math.max(frame.top, box.top);
        frame.bottom = Math.min(frame.bottom, box.bottom);
      }
      around.set(e, frame);
    }
    return around.get(e);
  };
  for (const mark of marks) {
    const whole = /^(INPUT|SELECT|TEXTAREA|IMG|CANVAS)$/.test(mark.element.tagName);
    const frame = framesOf(whole ? mark.element.parentElement : mark.element);
    for (const { e, box } of frame.boxes) {
      const over = Math.max(box.left - mark.left, mark.right - box.right, box.top - mark.top, mark.bottom - box.bottom);
      if (over > SLACK) {
        found.add(`out of ${name(e)} by ${Math.round(over)} px: ${name(mark.element)}`);
        break;
      }
    }
    mark.left = Math.max(mark.left, frame.left);
    mark.right = Math.min(mark.right, frame.right);
    mark.top = Math.max(mark.top, frame.top);
    mark.bottom = Math.min(mark.bottom, frame.bottom);
    mark.floats = frame.floats;
  }

  // 4. No two of them lie over each other.
  const solid = marks.filter((mark) => !mark.floats && mark.bottom > mark.top && !/IMG|CANVAS/.test(mark.element.tagName) && mark.right > mark.left);
  solid.sort((p, q) => p.top - q.top);
  for (const [k, p] of solid.entries()) {
    for (let j = k + 1; j < solid.length && solid[j].top < p.bottom - SLACK; j += 1) {
      const q = solid[j];
      if (Math.min(p.right, q.right) - Math.max(p.left, q.left) < 2 * SLACK) continue;
      if (Math.min(p.bottom, q.bottom) - q.top < SLACK) continue;
      if (p.element.contains(q.element) || q.element.contains(p.element)) continue;
      found.add(`over each other: ${name(p.element)} and ${name(q.element)}`);
    }
  }
  return [...found];
}
