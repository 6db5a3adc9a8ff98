"""The break-even in a real browser: from file://, no kernel, the network cut."""

import pytest

from mlp_book.widgets import BreakEvenWidget
from tests.browser.support import visit
from tests.widgets.on_page import button, field, number, tab_to, value
from tests.widgets.static_page import write_page

EDGE = 8  # pixels: half of a line's width, and more where it bends


@pytest.fixture(scope="module")
def url(tmp_path_factory):
    return write_page(tmp_path_factory.mktemp("page") / "index.html", BreakEvenWidget())


@pytest.fixture
def page(browser, url):
    with visit(browser, url) as (page, _):
        yield page


def assert_shows(page, widget):
    """The page's numbers are Python's."""
    assert number(page, "cpu") == pytest.approx(widget.cpu, rel=3e-3)
    assert number(page, "gpu") == pytest.approx(widget.gpu, rel=3e-3)
    assert number(page, "crossing") == pytest.approx(widget.crossing, abs=0.06)
    assert number(page, "affordable") == pytest.approx(widget.affordable, abs=0.006)


def test_the_page_computes_what_python_does(page):
    assert_shows(page, BreakEvenWidget())
    field(page, "microseconds a launch").fill("5")
    field(page, "rows").fill("16")  # 2 to the 16/4
    assert_shows(page, BreakEvenWidget(5, 16))
    assert "the GPU is" in value(page, "words")
    field(page, "launches").fill("100")
    assert_shows(page, BreakEvenWidget(5, 16, 100))
    button(page, "Step back").click()
    assert_shows(page, BreakEvenWidget(5, 16))
    button(page, "Reset").click()
    assert_shows(page, BreakEvenWidget())


def test_by_keyboard(page):
    tab_to(page, "microseconds a launch")
    page.keyboard.press("Home")
    assert_shows(page, BreakEvenWidget(1))
    assert value(page, "words").endswith("wins for every batch.")


def test_a_drag_in_the_picture_changes_the_rows(page):
    box = page.locator(".mlp-plot-frame").bounding_box()
    page.mouse.move(box["x"] + 20, box["y"] + 50)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] * 6 / 13, box["y"] + 50, steps=3)
    page.mouse.up()
    rows = int(page.locator(".mlp-slider-value").nth(1).inner_text())
    assert rows == pytest.approx(64, abs=2)
    assert_shows(page, BreakEvenWidget(rows=rows))
    button(page, "Step back").click()
    assert_shows(page, BreakEvenWidget())


@pytest.mark.parametrize(("launch", "launches"), [(1, 1), (30, 100)])
def test_the_lines_stay_in_the_picture(page, launch, launches):
    field(page, "microseconds a launch").fill(str(launch))
    field(page, "launches").fill(str(launches))
    frame = page.locator(".mlp-plot-frame").bounding_box()
    for one in page.locator(".mlp-time").all():
        box = one.bounding_box()
        assert box["y"] >= frame["y"] - EDGE
        assert box["y"] + box["height"] <= frame["y"] + frame["height"] + EDGE
