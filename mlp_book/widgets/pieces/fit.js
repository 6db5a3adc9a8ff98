/**
 * Texts that would be cut by their fields, "0.…", are written smaller or shorter. All fields of one
 * update are measured together, after it, so that the page is laid out once.
 */
const LEAST = 10; // pixels: a smaller text cannot be read

const texts = new WeakMap(); // field -> its whole text, then shorter ones
const asked = new Set();
const isCut = (input) => input.scrollWidth > input.clientWidth;

/** The font size with which the present text fits, or null where it would be too small. */
function sizeFor(input) {
  const size = (parseFloat(getComputedStyle(input).fontSize) * (input.clientWidth - 1)) / (input.scrollWidth + 1);
  return size >= LEAST ? Math.floor(size * 10) / 10 : null;
}

function fitAll() {
  let open = [...asked].filter((input) => input.isConnected && input.clientWidth > 0 && input.value === texts.get(input)?.[0]);
  asked.clear();
  for (let k = 0; open.length > 0; k += 1) {
    open = open.filter(isCut);
    const sizes = open.map(sizeFor);
    open.forEach((input, i) => {
      const next = texts.get(input)[k + 1];
      if (sizes[i] !== null || next === undefined) input.style.fontSize = `${sizes[i] ?? LEAST}px`;
      else input.value = next;
    });
    open = open.filter((_, i) => sizes[i] === null && texts.get(open[i])[k + 1] !== undefined);
  }
}

const observer = typeof ResizeObserver === "undefined" ? null : new ResizeObserver((entries) => {
  for (const { target } of entries) restore(target);
  fitAll();
});

/** The whole text in its own size, to be fitted again. */
function restore(input) {
  const own = texts.get(input);
  if (!own || input === document.activeElement || !own.includes(input.value)) return;
  input.value = own[0];
  input.style.fontSize = "";
  asked.add(input);
}

/**
 * Write a text into a field.
 * @param {HTMLInputElement} input
 * @param {string[]} [wanted]  the whole text, then shorter ones, the last of which must do
 */
export function fit(input, ...wanted) {
  if (texts.get(input)?.[0] === wanted[0] && texts.get(input).includes(input.value)) return;
  texts.set(input, wanted);
  input.value = wanted[0];
  input.style.fontSize = "";
  if (asked.size === 0) queueMicrotask(fitAll);
  asked.add(input);
}

/** Fit it anew when its width changes, and while it is typed into let it have its own size. */
export function keepFitting(input) {
  observer?.observe(input);
  input.addEventListener("focus", () => {
    input.style.fontSize = "";
  });
  input.addEventListener("blur", () => {
    restore(input);
    queueMicrotask(fitAll);
  });
}
