"""The polyhedron widget in a real browser: from file://, no kernel, the network cut."""

import numpy as np
import pytest

from mlp_book.widgets import PolyhedronWidget
from tests.browser.support import set_theme, visit
from tests.widgets.affine_map.test_browser import line
from tests.widgets.on_page import (
    button,
    field,
    number,
    value,
)
from tests.widgets.static_page import write_page


@pytest.fixture(scope="module")
def url(tmp_path_factory):
    return write_page(tmp_path_factory.mktemp("page") / "index.html", PolyhedronWidget())


@pytest.fixture
def page(browser, url):
    with visit(browser, url) as (page, _):
        yield page


def check(page, widget):
    """Every number of the page against the Python mirror, to the printed decimals."""
    for i in range(3):
        expected = widget.points[widget.vertex, i]
        assert number(page, f"y[{i + 1}]") == pytest.approx(expected, abs=5.1e-5)
        for j in range(3):
            got = number(page, f"A[{i + 1},{j + 1}]")
            assert got == pytest.approx(widget.A[i, j], abs=5.1e-5)
    for i in range(2):
        expected = widget.picture[widget.vertex, i]
        assert number(page, f"u[{i + 1}]") == pytest.approx(expected, abs=5.1e-5)
    assert int(value(page, "vertices")) == len(widget.vertices)
    assert int(value(page, "faces")) == len(widget.faces)
    shown = value(page, "count multiplications").replace("\u202f", "")
    assert int(shown) == widget.multiplications
    facing = 0
    for face in widget.faces:
        a, b, c = widget.points[list(face[:3])]
        facing += float(np.cross(b - a, c - b) @ a) < 0
    assert int(value(page, "facing")) == facing


PAINTED = """(canvas) => {
  const copy = new OffscreenCanvas(canvas.width, canvas.height);
  const context = copy.getContext("2d", { willReadFrequently: true });
  context.drawImage(canvas, 0, 0);
  const { data } = context.getImageData(0, 0, canvas.width, canvas.height);
  let [left, right, colors] = [canvas.width, 0, new Set()];
  for (let k = 0; k < data.length; k += 4) {
    if (data[k + 3] === 0) continue;
    const x = (k / 4) % canvas.width;
    [left, right] = [Math.min(left, x), Math.max(right, x)];
    colors.add(`${data[k]},${data[k + 1]},${data[k + 2]}`);
  }
  const hash = data.reduce((s, v, k) => (s * 31 + v * k) % 1e9, 7);
  return { left, right, colors: colors.size, hash };
}"""


def painted(page):
    return page.locator("canvas").evaluate(PAINTED)


def test_every_number_is_there(page):
    check(page, PolyhedronWidget())
    assert line(page, "y[1]") == (
        "y[1] ≈ 0.8660·1 + 0·1 + (−0.5)·(−1) + 0 ≈ 0.8660 + 0 + 0.5 + 0 ≈ 1.3660"
    )
    assert line(page, "u[1]") == "u[1] ≈ 1.3660 / 5.9981 ≈ 0.2277"
    counts = {"matrix": "54", "map": "72", "faces": "90", "multiplications": "216"}
    for name, text in {**counts, "divisions": "22", "per second": "12\u202f960"}.items():
        assert value(page, f"count {name}") == text


def test_keyboard_alone(page):
    widget = PolyhedronWidget()
    before = painted(page)["hash"]
    slider = field(page, "angle[2]")
    for _ in range(12):
        page.keyboard.press("Tab")
        if slider.evaluate("(el) => el === document.activeElement"):
            break
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowRight")
    widget.angles = [20, -28, 0]
    check(page, widget)
    assert slider.get_attribute("aria-valuetext") == "−28°"
    assert painted(page)["hash"] != before
    field(page, "b[3]").press("Shift+ArrowUp")
    widget.b = [0, 0, 7]
    check(page, widget)
    button(page, "Step back").press("Enter")
    button(page, "Step back").press("Enter")
    widget.b, widget.angles = [0, 0, 6], [20, -29, 0]
    check(page, widget)
    button(page, "Reset").press("Enter")
    check(page, PolyhedronWidget())
    assert painted(page)["hash"] == before


def test_dragging_turns_the_world_and_is_one_step(page):
    box = page.locator("canvas").bounding_box()
    x, y = box["x"] + 170, box["y"] + 150
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x + 20, y, steps=4)
    page.mouse.move(x + 40, y + 30, steps=4)
    page.mouse.up()
    page.mouse.move(x, y)
    check(page, PolyhedronWidget(angles=[20 - 15, -30 - 20, 0]))
    button(page, "Step back").click()
    check(page, PolyhedronWidget())


def test_few_faces_and_many(page):
    for name in ("octahedron", "dodecahedron", "sphere-1280"):
        field(page, "solid").select_option(name)
        widget = PolyhedronWidget(name, vertex=0)
        check(page, widget)
        assert painted(page)["colors"] > 5
    assert value(page, "count map") == "5\u202f778"
    page.get_by_text("Vertices as a table").click()
    page.get_by_text("The first 20 of 642 vertices").wait_for()  # the table fills when it opens
    button(page, "Step back").click()
    check(page, PolyhedronWidget("dodecahedron", vertex=0))
    rows = page.locator("details tbody tr")
    assert rows.count() == 20
    assert rows.first.inner_text().split("\t")[:2] == ["1", "1, 1, 1"]


def test_any_vertex_can_be_followed(page):
    which = field(page, "vertex")
    which.fill("8")
    check(page, PolyhedronWidget(vertex=7))
    which.press("Enter")
    which.fill("99")
    message = page.locator(".mlp-message")
    assert message.inner_text() == "vertex needs a whole number from 1 to 8; 8 is kept."
    assert which.get_attribute("aria-invalid") == "true"
    which.press("Enter")
    assert which.input_value() == "8"  # and 99 does not stay
    which.fill("7")
    assert message.inner_text() == ""
    which.fill("8")
    assert page.get_by_text("is hidden: its ring is dashed").count() == 0
    which.fill("1")
    assert page.get_by_text("Vertex 1 is hidden: its ring is dashed.").is_visible()


def test_farther_is_smaller_and_behind_the_camera_is_nothing(page):
    near = painted(page)
    field(page, "b[3]").fill("12")
    far = painted(page)
    assert far["right"] - far["left"] < 0.7 * (near["right"] - near["left"])
    field(page, "b[3]").fill("-6")
    assert page.get_by_text("6 faces are behind the camera").is_visible()
    assert painted(page)["colors"] == 0


def test_near_faces_cover_far_ones(browser, tmp_path):
    """Seen straight on, the cube is its front square: one colour, besides edges and the mark."""
    widget = PolyhedronWidget(angles=[0, 0, 0])
    with visit(browser, write_page(tmp_path / "page.html", widget)) as (page, _):
        pixels = page.locator("canvas").evaluate(
            "(c) => { const copy = new OffscreenCanvas(340, 300).getContext('2d',"
            " {willReadFrequently: true}); copy.drawImage(c, 0, 0);"
            " const at = (x) => String(copy.getImageData(x, 170, 1, 1).data);"
            " return [120, 140, 200, 220].map(at) }"
        )
        # lit by 0.64: from the line's blue to the wash's by 0.1 + 0.9 * 0.64; the far side is dark
        assert set(pixels) == {"154,199,225,255"}
        # the front square reaches 1 / (6 - 1) = 0.2 of the picture's 0.45
        size = painted(page)
        assert size["left"] == pytest.approx(170 - 170 * 0.2 / 0.45, abs=2)


def test_the_picture_in_words_and_a_live_region(page):
    words = (
        "cube with 6 faces, turned by 20°, −30°, 0°, moved by [0, 0, 6]; 3 faces look at the camera"
    )
    assert page.get_by_role("img", name=words).count() == 1
    field(page, "angle[3]").press("ArrowRight")
    page.wait_for_function(
        "() => document.querySelector('.mlp-widget [role=status]')"
        ".textContent.includes('turned by 20°, −30°, 1°')"
    )


def test_the_picture_follows_the_theme(page):
    light = painted(page)["hash"]
    set_theme(page, "dark")
    page.wait_for_timeout(100)
    assert painted(page)["hash"] != light
    set_theme(page, "light")
    page.wait_for_timeout(100)
    assert painted(page)["hash"] == light
