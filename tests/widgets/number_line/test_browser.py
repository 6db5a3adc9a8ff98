"""The number line in a real browser: from file://, no kernel, the network cut."""

from itertools import pairwise

import pytest

from mlp_book.widgets import NumberLineWidget
from tests.browser.support import visit
from tests.widgets.on_page import button, field, number, tab_to, value
from tests.widgets.static_page import write_page


@pytest.fixture(scope="module")
def url(tmp_path_factory):
    return write_page(tmp_path_factory.mktemp("page") / "index.html", NumberLineWidget())


@pytest.fixture(params=[1280, 360])
def page(browser, url, request):
    with visit(browser, url, width=request.param) as (page, _):
        yield page


def assert_shows(page, widget):
    """The page's numbers are Python's."""
    assert value(page, "bits").replace(" ", "") == widget.bits
    assert number(page, "in sight".replace("\u202f", "")) == widget.in_sight
    assert number(page, "stored") == pytest.approx(widget.stored, rel=1e-12)
    assert number(page, "off") == pytest.approx(widget.stored - widget.x, abs=6e-5)


def test_the_page_computes_what_python_does(page):
    assert_shows(page, NumberLineWidget())
    field(page, "x").fill("0.3")
    field(page, "format").select_option("E4M3")
    assert_shows(page, NumberLineWidget("E4M3", 0.3))
    field(page, "format").select_option("int8")
    assert not field(page, "from −reach to reach").is_visible()
    widget = NumberLineWidget("int8", 0.3)
    assert_shows(page, widget)
    assert number(page, "S") == pytest.approx(widget.scale)
    field(page, "high").fill("3")
    assert_shows(page, NumberLineWidget("int8", 0.3, high=3))
    for _ in range(4):
        button(page, "Step back").click()
    assert_shows(page, NumberLineWidget())


def test_a_drag_moves_x_to_the_pointer_and_is_one_step(page):
    box = page.locator(".mlp-number-line").bounding_box()
    width, left = box["width"], box["x"]
    at = left + 26 + (width - 52) * (5 + 8) / 16
    page.mouse.move(left + width / 2, box["y"] + 40)
    page.mouse.down()
    page.mouse.move(at, box["y"] + 40, steps=4)
    page.mouse.up()
    assert float(field(page, "x").input_value()) == pytest.approx(5, abs=0.06)
    assert value(page, "words").startswith("5 becomes 4") or number(page, "stored") in (4, 6)
    button(page, "Step back").click()
    assert field(page, "x").input_value() == "2.4"


def test_beyond_the_largest_there_is_no_number(page):
    field(page, "format").select_option("E4M3")
    tab_to(page, "x")
    page.keyboard.type("500")
    assert value(page, "stored") == "no number"
    assert "not a number" in value(page, "words")


def test_every_number_of_the_toy_has_a_tick(page):
    strokes = page.locator(".mlp-ticks").first.get_attribute("d")
    assert strokes.count("M") == 15
    field(page, "format").select_option("float32")
    assert page.locator(".mlp-crowd").get_attribute("visibility") == "visible"
    names = page.locator(".mlp-line-marks").first.locator("text")
    boxes = sorted((one.bounding_box() for one in names.all()), key=lambda box: box["x"])
    for one, other in pairwise(boxes):
        assert one["x"] + one["width"] <= other["x"]
