"""Hostile input for any widget: what is typed, what is pressed, and what must hold afterwards."""

from mlp_book import widgets
from mlp_book.widgets.base import BookWidget

MADE = {
    "LossWidget, binary": lambda: widgets.LossWidget("binary_cross_entropy"),
    "LossWidget, classes": lambda: widgets.LossWidget("categorical_cross_entropy"),
    "ActivationWidget, softmax": lambda: widgets.ActivationWidget("softmax"),
    "AffineMapWidget, two": lambda: widgets.AffineMapWidget(second=True, relu=True),
    "DigitsWidget, neuron": lambda: widgets.DigitsWidget(show="neuron"),
    "PlaygroundWidget, small": lambda: widgets.PlaygroundWidget("hour", small=True),
    "NeuronWidget, step": lambda: widgets.NeuronWidget([1, 3], activation="step"),
    **{
        name: kind
        for name, kind in vars(widgets).items()
        if isinstance(kind, type) and issubclass(kind, BookWidget) and name.endswith("Widget")
    },
}
# Formats of 8 and 16 bits have a NaN, and their widget says so.
SAYS_NAN = {"PrecisionWidget"}

FIELDS = ".mlp-field input, .mlp-seed input"
LARGE = ["1e6", "-1e6", "99999", "1e-4", "-1e-4", "1e-300", "-0", "1,5", " 7 "]
REFUSED = [
    "1e308",
    "-1e308",
    "1e300",
    "٣",
    "abc 12\n7",
    "0x10",
    "NaN",
    "Infinity",
    "½",
    "1e",
    "--1",
]
VALUES = [*LARGE, "", *REFUSED]

# Words that no widget says, and text that lies outside a box that can be seen.
FAULTS = r"""(root) => {
  const faults = [];
  const shown = (e) => e.checkVisibility({ visibilityProperty: true, opacityProperty: true });
  const around = new Map(); // element -> the boxes that can be seen around its texts, inner first
  const wallsOf = (e) => {
    if (!e || !root.contains(e)) return [];
    if (!around.has(e)) around.set(e, found(e));
    return around.get(e);
  };
  const found = (e) => {
    const style = getComputedStyle(e);
    const outer = wallsOf(e.parentElement);
    if (e.tagName === "DETAILS" || ["inline", "contents"].includes(style.display)) return outer;
    const seen = parseFloat(style.borderRightWidth) > 0 || style.overflowX !== "visible"
      || style.backgroundColor !== "rgba(0, 0, 0, 0)";
    if (!seen) return outer;
    if (["auto", "scroll"].includes(style.overflowX) && e.scrollWidth > e.clientWidth) return [];
    const box = e.getBoundingClientRect();
    return box.width < 3 ? [] : [{ e, box }, ...outer]; // narrower: for ears only
  };
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  const range = document.createRange();
  const wide = document.documentElement.clientWidth;
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const text = node.textContent.trim();
    const parent = node.parentElement;
    if (!text) continue;
    if (/NaN|Infinity|undefined|null|\[object/.test(text)) faults.push(`says ${text}`);
    if (parent.closest(".mlp-sr, svg, select, textarea") || !shown(parent)) continue;
    range.selectNodeContents(node);
    const boxes = [...range.getClientRects()].filter((box) => box.width > 0);
    for (const { e, box } of wallsOf(parent)) {
      const out = boxes.find((b) => b.left < box.left - 1.5 || b.right > box.right + 1.5);
      if (!out) continue;
      const by = Math.round(Math.max(box.left - out.left, out.right - box.right));
      faults.push(`“${text.slice(0, 60)}” leaves ${e.tagName}.${e.className} by ${by} px`);
      break;
    }
    const beyond = boxes.find((b) => b.right > wide + 1);
    if (beyond && !parent.closest(".mlp-scroll")) {
      faults.push(`“${text.slice(0, 60)}” leaves the page`);
    }
  }
  for (const input of root.querySelectorAll("input[type=text], input[type=number]")) {
    if (/NaN|Infinity/.test(input.value)) faults.push(`a field holds ${input.value}`);
    const cut = input.scrollWidth - input.clientWidth; // 1: both are rounded
    if (shown(input) && input !== document.activeElement && cut > 1) {
      faults.push(`${input.labels[0]?.textContent}: ${input.value} is cut by ${cut} px`);
    }
  }
  for (const e of root.querySelectorAll("svg *, [style]")) {
    for (const { name, value } of e.attributes) {
      if (name === "aria-label" || !/NaN|Infinity|undefined/.test(value)) continue;
      faults.push(`<${e.tagName} ${name}="${value.slice(0, 40)}">`);
    }
  }
  return [...new Set(faults)];
}"""

# Each value into one field, as a hand does it: its first sign, the whole, Enter, the arrows.
# `native` goes into number fields: of most other values there the browser says on its console that
# a script wrote them, which no hand can.
TYPE = r"""async (root, { selector, k, values, native, steps }) => {
  const input = root.querySelectorAll(selector)[k]; // what was typed before may have taken it away
  const box = input?.getBoundingClientRect();
  if (!box?.width || !box.height) return [];
  if (!input.checkVisibility({ visibilityProperty: true })) return [];
  const label = input.labels[0].textContent;
  const isNative = input.matches("input[type=number]");
  const faultsOf = FAULTS;
  const found = [];
  const presses = isNative ? 0 : steps;
  const fire = (event) => input.dispatchEvent(event);
  const typed = (text) => {
    input.value = text;
    fire(new Event("input", { bubbles: true }));
  };
  const key = (name, more = {}) => fire(new KeyboardEvent("keydown", {
    key: name, bubbles: true, cancelable: true, ...more,
  }));
  for (const value of isNative ? native : values) {
    input.focus();
    if (value.length > 1) typed(value[0]);
    typed(value);
    const message = root.querySelector(".mlp-message");
    const said = message.checkVisibility() ? message.textContent : "";
    key("Enter");
    fire(new Event("change", { bubbles: true }));
    for (let n = 0; n < presses; n += 1) key("ArrowUp", { shiftKey: n > 0 });
    for (let n = 0; n < presses; n += 1) key("ArrowDown", { altKey: n > 0 });
    input.blur();
    await new Promise(requestAnimationFrame);
    found.push({ label, isNative, value, said, faults: faultsOf(root), left: input.value });
  }
  return found;
}""".replace("FAULTS", f"({FAULTS})")

# What is heard, and the numbers of it that are nowhere on the page.
ONLY_HEARD = r"""(root) => {
  const numbers = (text) => text.match(/\d+(?:[.,]\d+)*/g) ?? [];
  const all = (selector) => [...root.querySelectorAll(selector)];
  const regions = all("[role=status]");
  const live = regions.map((e) => e.textContent).join(" ");
  for (const region of regions) region.textContent = "";
  const fields = all("input, select, textarea").map((e) => e.value);
  const seen = [root.innerText, ...fields, ...all("svg text").map((e) => e.textContent)].join(" ");
  const visible = new Set(numbers(seen));
  const heard = numbers(live).filter((one) => !visible.has(one));
  return { live, unseen: heard.map((one) => `${one} in: ${live.slice(0, 160)}`) };
}"""


def open_all(page):
    """Return the widget, all its folds open."""
    root = page.locator(".mlp-widget").first
    root.evaluate("(root) => root.querySelectorAll('details').forEach((e) => { e.open = true; })")
    return root


def true_faults(name, found):
    """Return the faults that this widget may not have."""
    return [one for one in found if not (name in SAYS_NAN and one.startswith("says NaN"))]


def type_into_all(root, selector, values, *, native=(), steps=0):
    """Type each value into each field that can be seen, and yield what is there after each.

    All values of a field are typed and judged in the page, in one call.
    """
    for k in range(root.locator(selector).count()):
        given = {"selector": selector, "k": k, "values": values, "native": native, "steps": steps}
        yield from root.evaluate(TYPE, given)
