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

/** Its own look, or all the room that there is: what is left beside a text does not shrink with it. */
function look(input, size) {
  input.style.fontSize = size === null ? "" : `${size}px`;
  input.style.paddingInline = size === null ? "" : "0";
}

/** A font that is set smaller does not shrink by the same share to the pixel: look again. */
const ROUNDS = 16;

function fitAll() {
  let open = [...asked]
    .filter((input) => input.isConnected && input.clientWidth > 0 && input.value === texts.get(input)?.[0])
    .map((input) => ({ input, k: 0 }));
  asked.clear();
  for (let round = 0; open.length > 0 && round < ROUNDS; round += 1) {
    open = open.filter(({ input }) => isCut(input));
    for (const { input } of open) input.style.paddingInline = "0";
    const sizes = open.map(({ input }) => sizeFor(input));
    open = open.filter((one, i) => {
      const next = texts.get(one.input)[one.k + 1];
      if (sizes[i] !== null || next === undefined) look(one.input, sizes[i] ?? LEAST);
      else {
        look(one.input, null);
        one.input.value = next;
        one.k += 1;
      }
      return sizes[i] !== null || next !== undefined;
    });
  }
}

const observer = typeof ResizeObserver === "undefined" ? null : new ResizeObserver((entries) => {
  for (const { target } of entries) restore(target);
  fitAll();
});

const fields = new Set(); // of which each is looked at again when the font has come
globalThis.document?.fonts?.addEventListener("loadingdone", () => {
  for (const input of fields) input.isConnected ? restore(input) : fields.delete(input);
  fitAll();
});

/** The whole text in its own size, to be fitted again. */
function restore(input) {
  const own = texts.get(input);
  if (!own || input === document.activeElement || !own.includes(input.value)) return;
  input.value = own[0];
  look(input, null);
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
  look(input, null);
  if (asked.size === 0) queueMicrotask(fitAll);
  asked.add(input);
}

/** A text that is being edited stays whole, in its own size, and scrolls with the caret. */
export function scrolls(input, text) {
  texts.delete(input);
  input.value = text;
  look(input, null);
}

/** Fit it anew when its width changes, and while it is typed into let it have its own size. */
export function keepFitting(input) {
  observer?.observe(input);
  fields.add(input);
  input.addEventListener("focus", () => {
    look(input, null);
  });
  input.addEventListener("blur", () => {
    restore(input);
    queueMicrotask(fitAll);
  });
}
