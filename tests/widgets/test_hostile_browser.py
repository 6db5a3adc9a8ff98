"""Every field of every widget under hostile input: no fault on the page, no text out of its box."""

import pytest

from mlp_book import widgets
from mlp_book.widgets.base import BookWidget
from tests.browser.support import visit

from .hostile import FAULTS, FIELDS, LARGE, ONLY_HEARD, REFUSED, TYPE, VALUES
from .on_page import button
from .static_page import write_page

MADE = {
    "LossWidget, binary": lambda: widgets.LossWidget("binary_cross_entropy"),
    "LossWidget, classes": lambda: widgets.LossWidget("categorical_cross_entropy"),
    "ActivationWidget, softmax": lambda: widgets.ActivationWidget("softmax"),
    "AffineMapWidget, two": lambda: widgets.AffineMapWidget(second=True, relu=True),
    "NeuronWidget, step": lambda: widgets.NeuronWidget([1, 3], activation="step"),
    **{
        name: kind
        for name, kind in vars(widgets).items()
        if isinstance(kind, type) and issubclass(kind, BookWidget) and name.endswith("Widget")
    },
}
# Formats of 8 and 16 bits have a NaN, and their widget says so.
SAYS_NAN = {"PrecisionWidget"}
# A browser says on its console what a script writes into its number fields; hands cannot.
NATIVE = "input[type=number]"


def open_all(page):
    root = page.locator(".mlp-widget").first
    root.evaluate("(root) => root.querySelectorAll('details').forEach((e) => { e.open = true; })")
    return root


def true_faults(name, found):
    return [one for one in found if not (name in SAYS_NAN and one.startswith("says NaN"))]


@pytest.mark.parametrize("name", MADE)
def test_no_value_in_any_field_breaks_the_widget(browser, tmp_path, name):
    with visit(browser, write_page(tmp_path / "index.html", MADE[name]())) as (page, faults):
        root = open_all(page)
        fields = root.locator(FIELDS)
        for k in range(fields.count()):
            field = fields.nth(k)
            if not field.is_visible():
                continue
            seed = field.evaluate("(input, native) => input.matches(native)", NATIVE)
            values = ["1", "34", "", "1e6", "0.5"] if seed else VALUES
            label = field.evaluate("(input) => input.labels[0].textContent")
            for one in field.evaluate(TYPE, [values, 0 if seed else 2]):
                what = f"{label}: {one['value']!r}"
                assert true_faults(name, one["faults"]) == [], what
                assert faults.all() == [], what
                if not seed and one["value"] in REFUSED:
                    assert f"{label} needs a " in one["said"], what
                assert one["left"] not in ("", "∞"), what
        for text in ("Step", "10 steps", "One update", "One epoch", "Next", "To the end"):
            for press in root.get_by_role("button", name=text, exact=True).all():
                press.click()
        assert true_faults(name, root.evaluate(FAULTS)) == []


@pytest.mark.parametrize("name", MADE)
def test_large_and_tiny_numbers_on_a_phone(browser, tmp_path, name):
    url = write_page(tmp_path / "index.html", MADE[name]())
    with visit(browser, url, width=360, touch=True) as (page, _):
        root = open_all(page)
        before = set(root.evaluate(FAULTS))
        fields = root.locator(f".mlp-field input:not({NATIVE})")
        for k in range(fields.count()):
            if fields.nth(k).is_visible():
                for one in fields.nth(k).evaluate(TYPE, [LARGE, 0]):
                    new = [f for f in one["faults"] if f not in before and "mlp-node" not in f]
                    assert true_faults(name, new) == [], (k, one["value"])


@pytest.mark.parametrize("name", MADE)
def test_every_number_that_is_heard_is_seen(browser, tmp_path, name):
    with visit(browser, write_page(tmp_path / "index.html", MADE[name]())) as (page, _):
        root = open_all(page)
        field = root.locator(f".mlp-field input:not({NATIVE}):visible").first
        steps = [
            lambda: field.press("ArrowUp"),
            lambda: field.fill("1e-4"),
            *(
                lambda press=press: press.click()
                for text in ("Step", "10 steps", "One update", "Next", "Reset")
                for press in root.get_by_role("button", name=text, exact=True).all()
            ),
        ]
        for step in steps:
            step()
            page.wait_for_timeout(900)  # the live region waits for a pause
            assert root.evaluate(ONLY_HEARD) == []


@pytest.mark.parametrize("name", ["OptimizerRaceWidget", "ParallelismWidget"])
def test_a_press_that_does_nothing_is_not_remembered(browser, tmp_path, name):
    widget = MADE[name]()
    if name == "OptimizerRaceWidget":
        _, widget.steps = widget.options["steps"]
    with visit(browser, write_page(tmp_path / "index.html", widget)) as (page, _):
        if name == "ParallelismWidget":
            rounds = 0
            while button(page, "Step").get_attribute("aria-disabled") != "true":
                button(page, "Step").click()
                rounds += 1
        back = button(page, "Step back")
        state = page.locator(".mlp-verdict").inner_text()
        for text in ("Step", "Run"):
            button(page, text).dispatch_event("click")
        page.wait_for_timeout(300)
        assert page.locator(".mlp-verdict").inner_text() == state
        if name == "OptimizerRaceWidget":
            assert back.get_attribute("aria-disabled") == "true"
        else:
            for _ in range(rounds):
                back.dispatch_event("click")
            assert page.locator(".mlp-verdict").inner_text().startswith("Round 0 ")
            assert back.get_attribute("aria-disabled") == "true"


@pytest.mark.parametrize(
    ("name", "press"),
    [
        ("OptimizerRaceWidget", "Step"),
        ("PlaygroundWidget", "One update"),
        ("GradientDescentWidget", "Step"),
        ("ParallelismWidget", "Step"),
    ],
)
def test_step_back_never_walks_into_another_run(browser, tmp_path, name, press):
    with visit(browser, write_page(tmp_path / "index.html", MADE[name]())) as (page, _):
        text = page.locator(".mlp-verdict, .mlp-epoch").first
        start = text.inner_text()
        for _ in range(2):
            button(page, press).click()
        assert text.inner_text() != start
        button(page, "Reset").click()
        assert text.inner_text() == start
        back = button(page, "Step back")
        assert back.get_attribute("aria-disabled") == "true"
        back.dispatch_event("click")
        assert text.inner_text() == start
        button(page, press).click()
        back.dispatch_event("click")
        back.dispatch_event("click")
        assert text.inner_text() == start
