"""Build with bends in a real browser: from file://, no kernel, the network cut."""

import numpy as np
import pytest

from mlp_book.topics.bends import TARGETS
from mlp_book.widgets import BendsWidget
from tests.browser.support import visit
from tests.widgets.on_page import button, field, lines, mount, number, printed, tab_to, value
from tests.widgets.static_page import write_page


@pytest.fixture(scope="module")
def url(tmp_path_factory):
    return write_page(tmp_path_factory.mktemp("page") / "index.html", BendsWidget())


@pytest.fixture
def page(browser, url):
    with visit(browser, url) as (page, _):
        yield page


def assert_shows(page, widget):
    """The page's numbers are those of mlp_core."""
    near = {"rel": 6e-4, "abs": 6e-5}
    assert number(page, "y") == pytest.approx(widget.y, **near)
    f = TARGETS[widget.target].value(np.array([widget.x]))[0]
    assert number(page, "f") == pytest.approx(f, **near)
    assert number(page, "largest gap") == pytest.approx(widget.largest_gap, **near)
    error = value(page, "error").split(" ")[1]
    if "·10" not in error:
        assert float(error) == pytest.approx(widget.error, **near)


def test_the_formulas_hold_the_numbers(page):
    shown = [line.replace("−", "-") for line in lines(page)]
    assert shown[:1] + shown[2:6] == [
        "y = 0 + 1·max(0, x + 1) - 1·max(0, x) + 0·max(0, x - 1)",
        "y at x = 0.5 = 0 + 1.5 + (-0.5) + 0 = 1",
        "the target there = 0.5",
        "error = mean of (y - target)² ≈ 0.3338",
        "largest gap = 1",
    ]
    assert "v[2]·a[2] = -1·max(0, 0.5 - 0) = -1·0.5 = -0.5" in shown
    assert value(page, "words") == "The largest gap is 1, at x = 1: y is too high there."
    assert button(page, "Step back").get_attribute("aria-disabled") == "true"


def test_the_roof_by_keyboard_alone(page):
    tab_to(page, "v[2]")
    page.keyboard.press("Shift+ArrowDown")
    tab_to(page, "v[3]")
    page.keyboard.press("Shift+ArrowUp")
    assert value(page, "largest gap") == "0"
    assert value(page, "error") == "= 0"
    assert value(page, "words").startswith("The curve meets the target at every one")
    button(page, "Step back").click()
    assert value(page, "largest gap") == "1"
    button(page, "Reset").click()
    assert_shows(page, BendsWidget())


@pytest.mark.parametrize("target", TARGETS)
@pytest.mark.parametrize("neuron", ["relu", "tanh"])
def test_every_target_placed_evenly(page, target, neuron):
    mirror = BendsWidget(target, neuron, n=5, x=-0.7)
    field(page, "match").select_option(target)
    field(page, "with").select_option(neuron)
    for name, number_ in (("n", "5"), ("x", "-0.7")):
        field(page, name).fill(number_)
        field(page, name).press("Enter")
    assert_shows(page, mirror)
    button(page, "Place them evenly").click()
    mirror.place_evenly()
    assert_shows(page, mirror)
    assert page.locator(".mlp-neuron-card:visible").count() == 5
    assert field(page, "k").is_visible() == field(page, "r").is_visible() == (neuron == "tanh")
    for path in page.locator(".mlp-curve-plot path").all():
        assert "NaN" not in (path.get_attribute("d") or "")
    button(page, "Step back").click()
    assert_shows(page, BendsWidget(target, neuron, n=5, x=-0.7))


def drag(page, i, dx, dy):
    """Drag point i of the lower picture by so many numbers."""
    frame = page.locator(".mlp-plot-frame").nth(1).bounding_box()
    grip = page.locator(".mlp-handle").filter(has_text=str(i))
    box = grip.locator(".mlp-phi-dot").bounding_box()
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    to = x + dx * frame["width"] / 6, y - dy * frame["height"] / 6
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move((x + to[0]) / 2, (y + to[1]) / 2)
    page.mouse.move(*to)
    page.mouse.up()


def test_a_point_moves_its_kink_sideways_and_its_bend_up_and_down(page):
    page.set_viewport_size({"width": 1280, "height": 1400})
    drag(page, 2, 0.25, -0.5)
    assert [field(page, name).input_value() for name in ("c[2]", "v[2]")] == ["0.25", "-2"]
    assert_shows(page, BendsWidget(c=[-1, 0.25, 1, 0, 0, 0], v=[1, -2, 0, 0, 0, 0]))
    button(page, "Step back").click()
    assert [field(page, name).input_value() for name in ("c[2]", "v[2]")] == ["0", "-1"]
    drag(page, 3, 9, 0)  # it stops at its limit
    assert field(page, "c[3]").input_value() == "2.5"


def test_a_bump_moves_by_its_peak(page):
    page.set_viewport_size({"width": 1280, "height": 1400})
    field(page, "with").select_option("tanh")
    drag(page, 1, -0.5, 0.5)
    assert [field(page, name).input_value() for name in ("c[1]", "v[1]")] == ["-1.5", "1.5"]
    assert "Bump 1: two neurons" in page.locator(".mlp-neuron-card").first.inner_text()
    shown = [line.replace("−", "-") for line in lines(page)]
    assert shown[1] == "bump(u) = (tanh(8·(u + 0.5)) - tanh(8·(u - 0.5))) / 2"


def test_the_jump_says_how_near_a_curve_can_come(page):
    field(page, "match").select_option("jump")
    for name, text in (("c[1]", "-0.05"), ("c[2]", "0.05"), ("v[1]", "10"), ("v[2]", "-10")):
        field(page, name).fill(text)
    assert value(page, "largest gap") == "0.5"
    assert value(page, "words").endswith("nearer than 0.5 to both sides of the jump.")


def test_screen_readers_hear_the_result(page):
    field(page, "v[2]").fill("-2")
    page.wait_for_function(
        "() => document.querySelector('.mlp-widget [role=status]').textContent.startsWith("
        "'3 bends. The largest gap is 1, at x = 2: y is too low there. Error ')"
    )


def test_the_curves_as_a_table(page):
    page.get_by_text("The curves as a table").click()
    row = page.locator(".mlp-state tbody tr").filter(has_text="1.5").last
    widget = BendsWidget()
    expected = [widget.curve([1.5])[0], 0, 2.5, -1.5, 0]
    assert row.get_by_role("cell").all_inner_texts() == [printed(one) for one in expected]


def test_python_s_button(browser, tmp_path):
    """What Python places evenly the page shows."""
    widget = BendsWidget("wave", n=6)
    widget.place_evenly()
    with visit(browser, write_page(tmp_path / "empty.html")) as (page, _):
        mount(page, widget)
        assert_shows(page, widget)
