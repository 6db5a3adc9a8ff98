"""A model as a kernel would keep it, for a widget mounted by hand in an empty page."""

from .node import STATIC

_MOUNT = """async ([bundle, state]) => {
  const url = URL.createObjectURL(new Blob([bundle], { type: "text/javascript" }));
  const widget = (await import(url)).default;
  const heard = {};
  window.model = {
    saved: 0,
    get: (name) => state[name],
    set: (name, v) => {
      if (JSON.stringify(state[name]) === JSON.stringify(v)) return;
      state[name] = v;
      (heard[`change:${name}`] ?? []).forEach((f) => f());
    },
    save_changes() { this.saved += 1; },
    on: (name, f) => { (heard[name] ??= []).push(f); },
    off: (name, f) => { heard[name] = heard[name].filter((g) => g !== f); },
    listeners: () => Object.values(heard).flat().length,
  };
  const el = document.createElement("div");
  document.querySelector("main").append(el);
  window.cleanup = await widget.render({ model: window.model, el });
}"""


def mount(page, widget) -> None:
    """Render a widget's bundle with its state; the page gets `model` and `cleanup`."""
    state = {k: v for k, v in widget.get_state().items() if not k.startswith("_")}
    plain = {k: v for k, v in state.items() if k not in ("layout", "tabbable", "tooltip")}
    bundle = (STATIC / f"{widget.bundle}.js").read_text(encoding="utf-8")
    page.evaluate(_MOUNT, [bundle, plain])
