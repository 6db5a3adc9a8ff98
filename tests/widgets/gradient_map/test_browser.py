"""The gradient map in a real browser: from file://, no kernel, the network cut."""

import re

import numpy as np
import pytest

from mlp_book.topics.maps import MAPS, step
from mlp_book.widgets import GradientMapWidget
from tests.browser.support import scrolls_sideways, visit
from tests.widgets.on_page import button, field, lines, mount, number, tab_to, value, words
from tests.widgets.static_page import write_page

NAMES = {"along": "Along the arrow", "against": "Against the arrow", "line": "Along the line"}


@pytest.fixture(scope="module")
def url(tmp_path_factory):
    return write_page(tmp_path_factory.mktemp("page") / "index.html", GradientMapWidget())


@pytest.fixture
def page(browser, url):
    with visit(browser, url) as (page, _):
        yield page


def press(page, name, times=1):
    for _ in range(times):
        button(page, name).click()


def assert_shows(page, name, point, size=None):
    """Fail unless the page's numbers are Python's."""
    one = MAPS[name]
    size = one.size if size is None else size
    point = np.array(point, float)
    gradient = one.gradient(point)
    near = {"rel": 6e-4, "abs": 6e-5}
    typed = [float(field(page, axis).input_value()) for axis in "xy"]
    assert typed == pytest.approx(point.tolist(), rel=1e-3, abs=6e-5)
    expected = {
        "f": one.value(point),
        "∂f/∂x": gradient[0],
        "∂f/∂y": gradient[1],
        "|∇f|": np.hypot(*gradient),
        "foretold change": size * gradient @ gradient,
        "f along": one.value(step(name, point, size, "along")),
        "f against": one.value(step(name, point, size, "against")),
    }
    shown = {key: number(page, key) for key in expected}
    assert shown == {key: pytest.approx(wanted, **near) for key, wanted in expected.items()}


def test_the_start_and_its_lines(page):
    assert_shows(page, "first", [0.5, 1])
    assert words(page) == (
        "f = 2x + y⁴. f grows fastest up and to the right: 4.4721 for each unit of distance."
    )
    assert lines(page) == [
        "f = 2x + y⁴ = 2·0.5 + 1⁴ = 2",
        "∂f/∂x = 2·1 + 0 = 2·1 + 0 = 2",
        "∂f/∂y = 0 + 4·y³ = 0 + 4·1³ = 4",
        "|∇f| = √((∂f/∂x)² + (∂f/∂y)²) = √(2² + 4²) ≈ 4.4721",
        "foretold change = s·|∇f|² = 0.1·(2² + 4²) = 2",
        "f along = f(x + s·∂f/∂x, y + s·∂f/∂y) = f(0.7, 1.4) = 5.2416",
        "f against = f(x − s·∂f/∂x, y − s·∂f/∂y) = f(0.3, 0.6) = 0.7296",
    ]
    assert button(page, "Step back").get_attribute("aria-disabled") == "true"


OTHER_LINES = {
    "saddle": [
        "f = ½·x² + ¼·(y² − 1)² = ½·1.2² + ¼·((−0.2)² − 1)² = 0.9504",
        "∂f/∂x = ½·2·x = ½·2·1.2 = 1.2",
        "∂f/∂y = ¼·2·(y² − 1)·2·y = ¼·2·((−0.2)² − 1)·2·(−0.2) = 0.192",
    ],
    "valley": [
        "f = ½·(x² + 25·y²) = ½·((−4)² + 25·2²) = 58",
        "∂f/∂x = ½·2·x = ½·2·(−4) = −4",
        "∂f/∂y = ½·25·2·y = ½·25·2·2 = 50",
    ],
    "lecture": [
        "O = 2.6·x + 1.8·y = 2.6·0.5 + 1.8·0.3 = 1.84",
        "f = ½·(O − t)² = ½·(1.84 − 1)² = 0.3528",
        "∂f/∂x = (O − t)·2.6 = (1.84 − 1)·2.6 = 2.184",
        "∂f/∂y = (O − t)·1.8 = (1.84 − 1)·1.8 = 1.512",
    ],
    "rosenbrock": [
        "d = y − x² = 1 − (−1.2)² = −0.44",
        "f = (1 − x)² + 100·d² = (1 − (−1.2))² + 100·(−0.44)² = 24.2",
        "∂f/∂x = −2·(1 − x) − 400·x·d = −2·(1 − (−1.2)) − 400·(−1.2)·(−0.44) = −215.6",
        "∂f/∂y = 200·d = 200·(−0.44) = −88",
    ],
}


@pytest.mark.parametrize("name", OTHER_LINES)
def test_every_function_and_its_lines(page, name):
    field(page, "function").select_option(name)
    assert_shows(page, name, MAPS[name].start)
    text = lines(page)
    for line in OTHER_LINES[name]:
        assert line in text
    assert f"f = {MAPS[name].formula}." in words(page)
    point = MAPS[name].start
    for way in ("against", "line", "along"):
        press(page, NAMES[way])
        point = step(name, point, MAPS[name].size, way)
        assert_shows(page, name, point)


@pytest.mark.parametrize("name", MAPS)
@pytest.mark.parametrize("point", [(-1.5, 0.75), (0, 0), (3, -9)])
def test_every_function_anywhere(page, name, point):
    field(page, "function").select_option(name)
    for axis, coordinate in zip("xy", point, strict=True):
        field(page, axis).fill(str(coordinate))
    assert_shows(page, name, point)
    assert "NaN" not in page.locator(".mlp-widget").inner_html()


def test_steps_foretell_and_tell(page):
    press(page, "Against the arrow")
    assert_shows(page, "first", [0.3, 0.6])
    assert "Step against the arrow: f changed by −1.2704; the slopes foretold −2." in words(page)
    press(page, "Step back")
    assert_shows(page, "first", [0.5, 1])
    assert "Step" not in words(page)
    field(page, "step size").fill("0.001")
    press(page, "Against the arrow")
    assert "f changed by −0.0199; the slopes foretold −0.02." in words(page)
    press(page, "Along the line")
    assert "the slopes foretold 0." in words(page)
    trail = page.locator(".mlp-surface polyline").get_attribute("points").split()
    assert len(trail) == 3


def test_downhill_on_the_saddle_ends_in_a_hollow_and_on_its_ridge_in_the_pass(page):
    field(page, "function").select_option("saddle")
    press(page, "Against the arrow", 40)
    assert [round(float(field(page, axis).input_value()), 2) + 0 for axis in "xy"] == [0, -1]
    field(page, "y").fill("0")
    field(page, "x").fill("1")
    press(page, "Against the arrow", 60)
    assert "Hardly any slope is left here" in words(page)
    assert number(page, "f") == pytest.approx(0.25, abs=1e-4)
    field(page, "x").fill("0")
    assert "The gradient is 0 here: no arrow." in words(page)
    assert page.locator(".mlp-surface .mlp-arrow-head").get_attribute("d") == ""
    press(page, "Against the arrow")
    assert page.locator(".mlp-message").inner_text().startswith("There is no arrow here")


def test_a_step_off_the_map_is_refused(page):
    field(page, "y").fill("3")
    press(page, "Along the arrow")
    message = page.locator(".mlp-message").inner_text()
    assert message == (
        "This step would lead to (0.7, 13.8), off the map: it ends at 10. Take a smaller step size."
    )
    assert_shows(page, "first", [0.5, 3])
    press(page, "Step back")  # the refused step was none
    assert_shows(page, "first", [0.5, 1])


def places(page):
    """The handle, the map's frame, and the arrow's tip, in pixels of the page."""
    dot = page.locator(".mlp-handle-dot").bounding_box()
    frame = page.locator(".mlp-surface .mlp-plot-frame").bounding_box()
    return (dot["x"] + dot["width"] / 2, dot["y"] + dot["height"] / 2), frame


def test_dragging_the_point(page):
    press(page, "Against the arrow")
    (x, y), frame = places(page)
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x - frame["width"] * 0.1, y, steps=4)
    page.mouse.move(x - frame["width"] * 0.25, y + frame["height"] * 0.25, steps=4)
    page.mouse.up()
    point = [float(field(page, axis).input_value()) for axis in "xy"]
    assert point == pytest.approx([0.3 - 0.8, 0.6 - 0.8], abs=0.02)  # the map is 3.2 wide
    assert_shows(page, "first", point)
    assert len(page.locator(".mlp-surface polyline").get_attribute("points").split()) == 1
    press(page, "Step back")  # a drag is one change, and gives the walk back
    assert_shows(page, "first", [0.3, 0.6])
    assert len(page.locator(".mlp-surface polyline").get_attribute("points").split()) == 2


def test_the_arrow_ends_where_a_step_leads(page):
    head = page.locator(".mlp-surface .mlp-arrow-head").get_attribute("d")
    tip = [float(v) for v in head[1:].split("L")[0].split(",")]
    side = float(page.locator(".mlp-surface .mlp-plot-frame").get_attribute("width"))
    assert tip == pytest.approx([(0.7 + 1.6) / 3.2 * side, (1.6 - 1.4) / 3.2 * side], abs=0.2)


def ends(path):
    return [[float(v) for v in pair.split(",")] for pair in re.split("[ML]", path)[1:]]


@pytest.mark.parametrize("name", MAPS)
def test_the_cuts_and_their_tangents_have_the_slopes(page, name):
    """In the panels' own pixels: the tangent touches the dot, with the slope, on both cuts."""
    field(page, "function").select_option(name)
    gradient = MAPS[name].gradient(np.array(MAPS[name].start))
    cuts, slopes = page.locator(".mlp-cuts > g"), []
    for k in range(2):
        left, right = ends(cuts.nth(k).locator(".mlp-tangent").get_attribute("d"))
        dot = cuts.nth(k).locator(".mlp-phi-dot")
        cx, cy = (float(dot.get_attribute(axis)) for axis in ("cx", "cy"))
        share = (cx - left[0]) / (right[0] - left[0])
        assert left[1] + share * (right[1] - left[1]) == pytest.approx(cy, abs=0.3)
        slopes.append((left[1] - right[1]) / (right[0] - left[0]))
        curve = ends(cuts.nth(k).locator(".mlp-phi.is-forward").get_attribute("d"))
        near = min(curve, key=lambda at: abs(at[0] - cx))
        assert near[1] == pytest.approx(cy, abs=4)
    # One scale in both: the drawn slopes are in the proportion of the true ones.
    assert slopes[0] * gradient[1] == pytest.approx(slopes[1] * gradient[0], rel=0.03, abs=0.5)
    texts = page.locator(".mlp-cuts .mlp-panel-name.is-gradient").all_text_contents()
    assert texts == [f"slope {value(page, f'∂f/∂{axis}')}" for axis in "xy"]


def test_by_keyboard_alone(page):
    tab_to(page, "y")
    page.keyboard.press("ArrowDown")
    assert_shows(page, "first", [0.5, 0.9])
    tab_to(page, "step size")
    page.keyboard.press("ArrowDown")
    assert_shows(page, "first", [0.5, 0.9], 0.09)
    tab_to(page, "Against the arrow")
    page.keyboard.press("Enter")
    assert_shows(page, "first", step("first", [0.5, 0.9], 0.09), 0.09)
    tab_to(page, "Step back")
    page.keyboard.press("Space")
    assert_shows(page, "first", [0.5, 0.9], 0.09)
    tab_to(page, "Reset")
    page.keyboard.press("Enter")
    assert_shows(page, "first", [0.5, 1])


def test_a_function_brings_its_own_start_and_back_gives_all_of_it_back(page):
    press(page, "Against the arrow")
    field(page, "step size").fill("0.2")
    field(page, "function").select_option("valley")
    assert_shows(page, "valley", [-4, 2])
    press(page, "Step back")
    assert_shows(page, "first", [0.3, 0.6], 0.2)
    assert len(page.locator(".mlp-surface polyline").get_attribute("points").split()) == 2


def test_escape_gives_the_walk_back(page):
    press(page, "Against the arrow", 2)
    before = words(page)
    for name in ("x", "step size"):
        field(page, name).fill("0.4")
        assert words(page) != before
        field(page, name).press("Escape")
        assert words(page) == before
    assert len(page.locator(".mlp-surface polyline").get_attribute("points").split()) == 3


def test_zoom_and_a_point_outside(page):
    def marks():
        return page.locator(".mlp-surface .is-x:not(.is-name)").all_text_contents()

    whole = marks()
    press(page, "Zoom in", 3)
    assert marks() != whole
    assert page.locator(".mlp-surface .mlp-level").count() > 0
    press(page, "Reset")
    assert marks() == whole
    field(page, "x").fill("8")
    assert "8" in "".join(marks()) or "10" in marks()
    assert page.locator(".mlp-handle").is_visible()
    press(page, "Zoom out", 2)
    assert page.locator(".mlp-surface .mlp-level").count() > 0


def test_python_moves_the_point(browser, tmp_path):
    widget = GradientMapWidget("saddle", [1, 0.5])
    with visit(browser, write_page(tmp_path / "empty.html")) as (page, _):
        mount(page, widget)
        assert_shows(page, "saddle", [1, 0.5])
        page.evaluate("() => { model.set('point', [0.5, -0.5]); model.set('size', 0.1); }")
        page.wait_for_timeout(50)
        assert_shows(page, "saddle", [0.5, -0.5], 0.1)
        assert page.evaluate("() => model.saved") == 0


def test_at_360_pixels(browser, url):
    with visit(browser, url, width=360) as (page, _):
        assert not scrolls_sideways(page)
        for name in MAPS:
            field(page, "function").select_option(name)
            press(page, "Against the arrow", 2)
            assert not scrolls_sideways(page)
