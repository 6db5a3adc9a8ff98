"""Hostile input for any widget: what is typed, what is pressed, and what must hold afterwards."""

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
    for (let e = parent; e && root.contains(e); e = e.parentElement) {
      const style = getComputedStyle(e);
      if (e.tagName === "DETAILS" || ["inline", "contents"].includes(style.display)) continue;
      const seen = parseFloat(style.borderRightWidth) > 0 || style.overflowX !== "visible"
        || style.backgroundColor !== "rgba(0, 0, 0, 0)";
      if (!seen) continue;
      if (["auto", "scroll"].includes(style.overflowX) && e.scrollWidth > e.clientWidth) break;
      const box = e.getBoundingClientRect();
      if (box.width < 3) break; // for ears only
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
    const cut = input.scrollWidth - input.clientWidth;
    if (shown(input) && input !== document.activeElement && cut > 0) {
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
TYPE = r"""async (input, [values, steps]) => {
  const root = input.closest(".mlp-widget");
  const faultsOf = FAULTS;
  const found = [];
  const fire = (event) => input.dispatchEvent(event);
  const typed = (text) => {
    input.value = text;
    fire(new Event("input", { bubbles: true }));
  };
  const key = (name, more = {}) => fire(new KeyboardEvent("keydown", {
    key: name, bubbles: true, cancelable: true, ...more,
  }));
  for (const value of values) {
    input.focus();
    if (value.length > 1) typed(value[0]);
    typed(value);
    const message = root.querySelector(".mlp-message");
    const said = message.checkVisibility() ? message.textContent : "";
    key("Enter");
    fire(new Event("change", { bubbles: true }));
    for (let k = 0; k < steps; k += 1) key("ArrowUp", { shiftKey: k > 0 });
    for (let k = 0; k < steps; k += 1) key("ArrowDown", { altKey: k > 0 });
    input.blur();
    await new Promise(requestAnimationFrame);
    found.push({ value, said, faults: faultsOf(root), left: input.value });
  }
  return found;
}""".replace("FAULTS", f"({FAULTS})")

# Numbers that are only heard: in the live region, and nowhere on the page.
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
  return heard.map((one) => `${one} in: ${live.slice(0, 160)}`);
}"""
