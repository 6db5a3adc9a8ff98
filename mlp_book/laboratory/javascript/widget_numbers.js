/** The numbers that the page's widgets show at this moment, for the names that the page gives them. */

/** @param {Record<string, number>} widgets  name -> the code cell that shows it */
export function widgetNumbers(widgets) {
  const found = {};
  for (const [name, cell] of Object.entries(widgets)) {
    const state = document.querySelector(`[data-widget-cell="${cell}"] .mlp-host`)?.mlpState?.();
    if (state) found[name] = plain(state);
  }
  return found;
}

function plain(state) {
  const shown = Object.entries(state).filter(([name, value]) => !name.startsWith("_") && isPlain(value));
  return Object.fromEntries(shown);
}

function isPlain(value) {
  if (Array.isArray(value)) return value.every(isPlain);
  return ["number", "string", "boolean"].includes(typeof value);
}
