/**
 * The traits of a widget, written and heard together: one change of Python's may touch several,
 * and they arrive one at a time.
 * @param {object} model  anywidget's
 * @param {string[]} names
 * @param {() => void} onPython  some have changed, and not by `write`
 */
export function traits(model, names, onPython) {
  const events = names.map((name) => `change:${name}`);
  let own = false;
  let asked = false;
  const heard = () => {
    if (own || asked) return;
    asked = true;
    queueMicrotask(() => {
      asked = false;
      onPython();
    });
  };
  for (const event of events) model.on(event, heard);
  return {
    /** @param {Record<string, unknown>} values */
    write(values) {
      own = true;
      for (const [name, value] of Object.entries(values)) model.set(name, value);
      model.save_changes();
      own = false;
    },
    forget() {
      for (const event of events) model.off(event, heard);
    },
  };
}
