"""The smaller modes of the digit application in a real browser, from file://, no kernel."""

import numpy as np
import pytest

from mlp_book.topics.drawings import drawing
from mlp_book.widgets import DigitsWidget
from tests.browser.support import set_theme, visit
from tests.widgets.on_page import (
    assert_answers_quickly,
    assert_good_page,
    button,
    field,
    mount,
    number,
    tab_to,
    value,
)
from tests.widgets.static_page import write_page


def four():
    """Neuron 32 over an open 4, which is read as a 9."""
    return DigitsWidget(show="neuron", start="4 again", held=(32, 62))


@pytest.fixture(scope="module")
def url(tmp_path_factory):
    return write_page(tmp_path_factory.mktemp("page") / "index.html", four())


@pytest.fixture
def page(browser, url):
    with visit(browser, url) as (page, _):
        yield page


def assert_shows(page, widget):
    """The page shows what mlp_core computes of the widget's drawing and weights."""
    x = np.array(widget.pixels) / 16
    theta = widget.present_theta
    forward = widget.network.forward(theta, x)
    (W1, b1), (W2, _) = widget.network.layers(theta)
    i, k = widget.neuron - 1, widget.cell - 1
    wanted = {
        "held w": W1[i, k],
        "held x": x[k],
        "held product": W1[i, k] * x[k],
        "sum": W1[i] @ x,
        "z": forward.z[0][i],
        "a": forward.a[0][i],
    }
    for name, number_ in wanted.items():
        assert number(page, name) == pytest.approx(number_, abs=5.1e-4), name
    assert value(page, "b").strip("()").replace("−", "-") == f"{b1[i]:.3f}".rstrip("0")
    assert value(page, "for").startswith(f"{W2[:, i].argmax()} (weight ")
    assert value(page, "against").startswith(f"{W2[:, i].argmin()} (weight ")
    shown = page.locator(".mlp-products .mlp-cell").all_inner_texts()
    products = [float(text.replace("−", "-") or 0) for text in shown]
    assert products == pytest.approx((W1[i] * x).tolist(), abs=0.0051)
    for digit, p in enumerate(forward.output):
        exact = page.locator(f'[data-value="p[{digit}]"]').get_attribute("data-exact")
        assert float(exact) == pytest.approx(p, rel=1e-9, abs=1e-12)
    assert f"looks like {forward.output.argmax()}," in value(page, "verdict")


def test_one_weight_tips_the_answer_and_can_be_stepped_back(page):
    widget = four()
    assert_shows(page, widget)
    for weight in (0.4, 2.4, 2.5):
        field(page, "w[8,6]").fill(str(weight))
        widget.changed = [[32, 62, weight]]
        assert_shows(page, widget)
    assert value(page, "verdict").startswith("looks like 4")
    button(page, "Step back").click()
    widget.changed = [[32, 62, 2.4]]
    assert_shows(page, widget)
    button(page, "Reset").click()
    widget.changed = []
    assert_shows(page, widget)


def test_each_weight_of_each_neuron_can_be_held(page):
    widget = four()
    page.get_by_role("gridcell").nth(2).click()
    widget.cell = 3
    assert_shows(page, widget)
    field(page, "w[1,3]").fill("-2")
    field(page, "neuron").fill("24")
    field(page, "w[1,3]").fill("1.5")
    field(page, "w[1,3]").fill("4")
    widget.neuron, widget.changed = 24, [[32, 3, -2], [24, 3, 4]]
    assert_shows(page, widget)
    field(page, "recorded").select_option("7")
    widget.strokes = drawing("7")
    assert_shows(page, widget)
    assert page.locator("[aria-selected=true]").count() == 1
    assert page.locator("[role=gridcell][tabindex='0']").count() == 1


def test_everything_by_keyboard(page):
    widget = four()
    tab_to(page, "row 8 column 6, weight 0.14, ink 1")
    page.keyboard.press("ArrowUp")
    widget.cell = 54
    assert_shows(page, widget)
    tab_to(page, "w[7,6]")
    before = number(page, "held w")
    page.keyboard.press("ArrowRight")
    assert 0 < number(page, "held w") - before <= 0.1001
    page.keyboard.press("End")
    widget.changed = [[32, 54, 5]]
    assert_shows(page, widget)


def test_python_hears_the_weights_and_the_page_hears_python(browser, tmp_path):
    widget = four()
    with visit(browser, write_page(tmp_path / "index.html")) as (page, _):
        mount(page, widget)
        field(page, "w[8,6]").fill("2.5")
        told = {n: page.evaluate(f"() => model.get('{n}')") for n in ("changed", "cell", "neuron")}
        widget.set_state(told)
        assert (told["changed"], widget.digit) == ([[32, 62, 2.5]], 4)
        page.evaluate("() => model.set('changed', [[32, 62, 1]])")
        widget.changed = [[32, 62, 1]]
        assert_shows(page, widget)
        page.evaluate("() => cleanup()")
        assert page.evaluate("() => model.listeners()") == 0


@pytest.mark.parametrize("show", ["answer", "neuron"])
@pytest.mark.parametrize("width", [1280, 360])
def test_a_good_page(browser, tmp_path, show, width):
    url = write_page(tmp_path / "index.html", DigitsWidget(show=show))
    with visit(browser, url, width=width) as (page, _):
        for theme in ("light", "dark"):
            set_theme(page, theme)
            assert_good_page(page)


def test_the_answer_alone_has_a_sheet_and_an_answer(browser, tmp_path):
    with visit(browser, write_page(tmp_path / "index.html", DigitsWidget(show="answer"))) as (
        page,
        _,
    ):
        assert page.get_by_role("gridcell").count() == page.get_by_role("slider").count() == 0
        field(page, "recorded").select_option("7")
        assert value(page, "verdict").startswith("looks like 7")
        box = page.locator(".mlp-sheet").bounding_box()
        page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
        assert page.locator(".mlp-sheet .mlp-ink path").count() == 1
        assert value(page, "verdict").startswith("looks like 4, 96 %")
        button(page, "Step back").click()
        assert value(page, "verdict").startswith("looks like 7")


def test_it_answers_within_a_frame(page, capsys):
    assert_answers_quickly(page, capsys, "w[8,6]", ".mlp-slider input", "z", (-5, 5))
