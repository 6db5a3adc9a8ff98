"""What the browser tests of all widgets do: read, press, mount, measure, and judge a page."""

import statistics

from tests.browser.support import axe_violations, scrolls_sideways

from .node import STATIC

SMALLEST_TARGET = 24  # CSS pixels, WCAG 2.2's level AA


def value(page, name):
    """Return the text of a computed number."""
    return page.locator(f'[data-value="{name}"]').inner_text()


PLAIN = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻−", "0123456789--")
RAISED = str.maketrans("0123456789-", "⁰¹²³⁴⁵⁶⁷⁸⁹⁻")


def ten_to(power):
    """Return a power of ten as format.js writes it: ·10⁻⁷."""
    return "·10" + str(power).translate(RAISED)


def number(page, name):
    """Return a computed number, its power of ten included: −8.53·10⁻¹⁷, 3·10⁻⁷."""
    digits, _, power = value(page, name).translate(PLAIN).partition("·10")
    return float(f"{digits}e{power or 0}")


def words(page, selector=".mlp-verdict"):
    """Return what the widget says of its state."""
    return " ".join(page.locator(selector).inner_text().split())


def printed(number):
    """Return how scientific.js prints a number: zeros at its end only where digits were cut."""
    tiny = 0 < abs(number) < 1e-3
    digits, _, power = (f"{number:.3e}" if tiny else f"{number:.4f}").partition("e")
    text = f"{digits}e{power or 0}"
    if abs(number - float(text)) <= 1.2e-16 * (abs(number) if tiny else max(1, abs(number))):
        digits = f"{float(digits) + 0:.10g}"  # -0 + 0 = 0
    return digits.replace("-", "−") + (ten_to(int(power)) if tiny else "")


def written(number):
    """Return how format.js writes a number: zeros at its end only where digits were cut."""
    text = f"{number:.4f}"
    if abs(number - float(text)) <= 1e-9 or float(text) == 0:
        text = f"{float(text) + 0:.10g}"  # -0 + 0 = 0
    return text.replace("-", "−")


def field(page, name):
    """Return the control with this label."""
    return page.get_by_label(name, exact=True)


def button(page, name):
    """Return the button with this name."""
    return page.get_by_role("button", name=name, exact=True)


NAME_OF_FOCUS = """() => { const e = document.activeElement;
  return e.getAttribute("aria-label") ?? e.labels?.[0]?.textContent ?? e.textContent; }"""


def tab_to(page, name):
    """Press Tab until a control has this name."""
    for _ in range(80):
        page.keyboard.press("Tab")
        if page.evaluate(NAME_OF_FOCUS) == name:
            return
    raise AssertionError(f"Tab never reaches {name}")


def lines(page):
    """Return the lines of arithmetic, as text."""
    return [" ".join(text.split()) for text in page.locator(".mlp-line").all_inner_texts()]


def assert_good_page(page):
    """Fail on a violation of axe, on a sideways scroll and on a control too small to hit."""
    assert axe_violations(page) == []
    assert not scrolls_sideways(page)
    assert_targets(page)


def assert_targets(page):
    """Fail on a control too small to hit."""
    for target in page.locator(".mlp-widget :is(button, input, select):visible").all():
        box = target.bounding_box()
        assert min(box["width"], box["height"]) >= SMALLEST_TARGET, target.get_attribute(
            "aria-label"
        )


MOUNT = """async ([bundle, state]) => {
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


def mount(page, widget):
    """Render a widget as a kernel would; the page gets `model` and `cleanup`."""
    state = {k: v for k, v in widget.get_state().items() if not k.startswith("_")}
    plain = {k: v for k, v in state.items() if k not in ("layout", "tabbable", "tooltip")}
    bundle = (STATIC / f"{widget.bundle}.js").read_text(encoding="utf-8")
    page.evaluate(MOUNT, [bundle, plain])


LATENCY = """(input, [shown, low, high]) => {
  const times = [];
  for (let k = 0; k < 100; k += 1) {
    input.value = String(low + ((high - low) * (k % 40)) / 40);
    const start = performance.now();
    input.dispatchEvent(new Event("input"));
    document.querySelector(`[data-value="${shown}"]`).getBoundingClientRect();
    times.push(performance.now() - start);
  }
  return times.slice(20);
}"""


def assert_answers_quickly(page, capsys, name, selector, shown, span=(-1, 1), limit=100):
    """Move a control through a span, print the time to a laid-out page, fail when far off.

    A frame is 16 ms; the limit in ms is wide, since a loaded test machine may be slower.
    """
    times = page.locator(selector).evaluate(LATENCY, [shown, *span])
    middle, worst = statistics.median(times), max(times)
    with capsys.disabled():
        print(f"\n  {name}: input to laid-out page {middle:.1f} ms, worst {worst:.1f}")
    assert middle < limit
