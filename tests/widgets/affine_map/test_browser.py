"""The affine-map widget in a real browser: from file://, no kernel, the network cut."""

import numpy as np
import pytest

from mlp_book.widgets import AffineMapWidget
from tests.browser.support import scrolls_sideways, visit
from tests.widgets.on_page import (
    button,
    field,
    number,
    value,
)
from tests.widgets.static_page import write_page


@pytest.fixture(scope="module")
def url(tmp_path_factory):
    return write_page(tmp_path_factory.mktemp("page") / "index.html", AffineMapWidget())


@pytest.fixture(scope="module")
def url_two(tmp_path_factory):
    widget = AffineMapWidget(second=True, relu=True)
    return write_page(tmp_path_factory.mktemp("page") / "two.html", widget)


@pytest.fixture
def page(browser, url):
    with visit(browser, url) as (page, _):
        yield page


def numbers(page, *names):
    return [float(field(page, name).input_value()) for name in names]


def preset(page, name, of="F"):
    return page.get_by_role("group", name=f"Presets of {of}").get_by_role("button", name=name)


def line(page, name):
    text = page.locator(".mlp-line", has=page.locator(f'[data-value="{name}"]')).inner_text()
    return " ".join(text.split())


MATRIX = ("A[1,1]", "A[1,2]", "A[2,1]", "A[2,2]")


def check(page, widget):
    """Every number of the page against the Python mirror, to the printed decimals."""
    first = widget.A @ widget.x + widget.b
    for i in range(2):
        assert number(page, f"F[{i + 1}]") == pytest.approx(first[i], abs=5.1e-5)
    assert number(page, "det") == pytest.approx(np.linalg.det(widget.A), abs=5.1e-5)
    if not widget.second:
        return
    A, b = widget.joined
    for i in range(2):
        assert number(page, f"G[{i + 1}]") == pytest.approx(widget.apply(widget.x)[i], abs=5.1e-5)
        assert number(page, f"A2b+b2[{i + 1}]") == pytest.approx(b[i], abs=5.1e-5)
        assert number(page, f"H[{i + 1}]") == pytest.approx((A @ widget.x + b)[i], abs=5.1e-5)
        for j in range(2):
            assert number(page, f"A2A[{i + 1},{j + 1}]") == pytest.approx(A[i, j], abs=5.1e-5)


def test_every_number_is_there(page):
    assert numbers(page, *MATRIX) == [1.5, -0.5, 0.5, 1]
    assert numbers(page, "b[1]", "b[2]", "x[1]", "x[2]") == [1, -1, -1, 1]
    check(page, AffineMapWidget())
    assert line(page, "F[1]") == "F[1] = 1.5·(−1) + (−0.5)·1 + 1 = −1.5 + (−0.5) + 1 = −1"
    assert line(page, "F[2]") == "F[2] = 0.5·(−1) + 1·1 + (−1) = −0.5 + 1 + (−1) = −0.5"
    assert line(page, "det") == "det = 1.5·1 − (−0.5)·0.5 = 1.75"
    assert value(page, "area") == "Areas grow 1.75 times."
    assert page.locator('[data-value="G[1]"]').is_hidden()


def test_keyboard_alone(page):
    for _ in range(20):
        page.keyboard.press("Tab")
        if page.evaluate("() => document.activeElement.labels?.[0]?.textContent") == "A[1,2]":
            break
    page.keyboard.press("ArrowUp")
    page.keyboard.press("Shift+ArrowUp")
    assert numbers(page, "A[1,2]") == [0.6]
    widget = AffineMapWidget([[1.5, 0.6], [0.5, 1]])
    check(page, widget)
    button(page, "Step back").press("Enter")
    assert numbers(page, "A[1,2]") == [-0.4]
    box = page.get_by_label("Second map G")
    box.focus()
    page.keyboard.press("Space")
    widget.A, widget.second = [[1.5, -0.4], [0.5, 1]], True
    check(page, widget)
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    widget.relu = True
    check(page, widget)
    assert value(page, "R[1]") == "0"
    for _ in range(4):
        button(page, "Step back").press("Enter")
    assert page.locator('[data-value="G[1]"]').is_hidden()
    check(page, AffineMapWidget())


PRESETS = {
    "Identity": ([[1, 0], [0, 1]], [0, 0], "Areas stay the same."),
    "Rotation": ([[3**0.5 / 2, -0.5], [0.5, 3**0.5 / 2]], [0, 0], "Areas stay the same."),
    "Scaling": ([[1.5, 0], [0, 2]], [0, 0], "Areas grow 3 times."),
    "Shear": ([[1, 1], [0, 1]], [0, 0], "Areas stay the same."),
    "Reflection": ([[-1, 0], [0, 1]], [0, 0], "flipped over"),
    "Projection": ([[0.5, 0.5], [0.5, 0.5]], [0, 0], "flattened to a line"),
    "Translation": ([[1, 0], [0, 1]], [1.5, 1], "Areas stay the same."),
}


@pytest.mark.parametrize("name", PRESETS)
def test_presets(page, name):
    A, b, words = PRESETS[name]
    preset(page, name).click()
    assert numbers(page, *MATRIX) == pytest.approx(np.ravel(A), abs=5.1e-5)
    assert numbers(page, "b[1]", "b[2]") == b
    assert words in value(page, "area")
    check(page, AffineMapWidget(A, b))
    button(page, "Step back").click()
    check(page, AffineMapWidget())


def test_the_angle_slider(page):
    slider = field(page, "angle of A")
    assert page.get_by_text("no rotation now").count() == 1
    assert page.get_by_text("°, times ").count() == 1  # the hidden A2 turns and scales
    preset(page, "Rotation").click()
    assert slider.input_value() == "30"
    slider.press("ArrowRight")
    slider.press("ArrowRight")
    assert slider.get_attribute("aria-valuetext") == "40°"
    c, s = np.cos(np.deg2rad(40)), np.sin(np.deg2rad(40))
    check(page, AffineMapWidget([[c, -s], [s, c]], [0, 0]))
    field(page, "b[1]").fill("2")
    assert slider.input_value() == "40"
    field(page, "A[1,1]").fill("2")
    assert slider.get_attribute("aria-valuetext") == "no rotation now"
    field(page, "A[1,1]").fill("0")
    field(page, "A[1,2]").fill("-1")
    field(page, "A[2,1]").fill("1")
    field(page, "A[2,2]").fill("0")
    assert slider.input_value() == "90"


def drag(page, picture, mark, right, up):
    """Drag a mark by units of the plane; the picture goes from -3 to 3."""
    svg = page.locator(".mlp-plane").nth(picture)
    box = svg.locator(f'[data-mark="{mark}"] .mlp-grip').bounding_box()
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    unit = svg.bounding_box()["width"] / 6
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x + right * unit / 2, y - up * unit / 2, steps=3)
    page.mouse.move(x + right * unit, y - up * unit, steps=3)
    page.mouse.up()


def test_dragging_in_the_picture(page):
    drag(page, 0, "x", 2, -1.5)
    assert numbers(page, "x[1]", "x[2]") == [1, -0.5]
    check(page, AffineMapWidget(x=[1, -0.5]))
    drag(page, 0, "column 1", -1, 1)
    assert numbers(page, *MATRIX) == [0.5, -0.5, 1.5, 1]
    drag(page, 0, "column 2", 0.5, 0)
    assert numbers(page, *MATRIX) == [0.5, 0, 1.5, 1]
    drag(page, 0, "origin", -1.2, 1)
    assert numbers(page, "b[1]", "b[2]") == [-0.2, 0]
    check(page, AffineMapWidget([[0.5, 0], [1.5, 1]], [-0.2, 0], x=[1, -0.5]))
    for _ in range(4):  # each drag is one step
        button(page, "Step back").click()
    assert button(page, "Step back").get_attribute("aria-disabled") == "true"
    check(page, AffineMapWidget())
    drag(page, 0, "x", 50, 0)
    assert numbers(page, "x[1]") == [3]  # it stays in the picture


def test_the_picture_shows_the_map(page):
    svg = page.locator(".mlp-plane").first
    words = svg.get_attribute("aria-label")
    assert words.endswith("unit square go to [1, −1], [2.5, −0.5], [2, 0.5], [0.5, 0].")
    # The window of 360 pixels goes from -3 to 3: a unit is 60.
    square = svg.locator(".mlp-square.is-after")
    assert square.get_attribute("d") == (
        "M240.00 240.00L330.00 210.00L300.00 150.00L210.00 180.00L240.00 240.00"
    )
    place = svg.locator('[data-mark="F(x)"]').get_attribute("transform")
    assert place == "translate(120.00 210.00)"
    field(page, "picture").press("ArrowRight")
    assert field(page, "picture").get_attribute("aria-valuetext") == "−4 to 4"
    assert svg.locator('[data-mark="F(x)"]').get_attribute("transform") == (
        "translate(135.00 202.50)"
    )
    assert svg.locator(".mlp-arrow").nth(0).get_attribute("d").startswith("M225 225L292.5 202.5M")


def test_two_layers_are_one(page):
    page.get_by_label("Second map G").check()
    widget = AffineMapWidget(second=True)
    check(page, widget)
    assert value(page, "verdict").startswith("G(F(x)) = H(x), whatever x is")
    assert line(page, "A2A[1,2]") == "A2A[1,2] = 0.5·(−0.5) + (−1)·1 = −0.25 + (−1) = −1.25"
    assert line(page, "A2b+b2[1]") == "A2b+b2[1] = 0.5·1 + (−1)·(−1) + 1 = 0.5 + 1 + 1 = 2.5"
    drag(page, 1, "x", 1, 1)
    preset(page, "Shear", "G").click()
    widget.x, widget.A2, widget.b2 = [0, 2], [[1, 1], [0, 1]], [0, 0]
    check(page, widget)
    right = page.locator(".mlp-plane").nth(1)
    at = [
        right.locator(f'[data-mark="{m}"]').get_attribute("transform") for m in ("result", "ring")
    ]
    assert at[0] == at[1]
    button(page, "Reset").click()
    assert not page.get_by_label("Second map G").is_checked()
    button(page, "Step back").click()
    check(page, widget)


def test_with_relu_no_single_map_does_it(browser, url_two):
    with visit(browser, url_two) as (page, _):
        widget = AffineMapWidget(second=True, relu=True)
        check(page, widget)
        assert (value(page, "R[1]"), value(page, "R[2]")) == ("0", "0")
        assert line(page, "R[1]") == "R[1] = ReLU(−1) = 0"
        assert "No other matrix and vector can do it either" in value(page, "verdict")
        right = page.locator(".mlp-plane").nth(1)
        # the unit square's image has corners of its own where ReLU bends it
        assert right.locator(".mlp-square.is-after").get_attribute("d").count("L") > 4
        field(page, "x[1]").fill("1")
        widget.x = [1, 1]
        check(page, widget)
        assert value(page, "verdict").startswith("Here the two still agree")
        for name in (*MATRIX, "x[1]"):
            field(page, name).fill("0")
        assert "another single map does it" in value(page, "verdict")
        page.get_by_label("ReLU between F and G").uncheck()
        assert page.locator('[data-value="R[1]"]').is_hidden()
        assert right.locator(".mlp-square.is-after").get_attribute("d").count("L") == 4


def test_numbers_with_which_relu_changes_nothing_anywhere_are_told(browser, url_two):
    with visit(browser, url_two) as (page, _):
        field(page, "x[1]").fill("1")
        assert value(page, "verdict").endswith("Move x to where one is negative.")
        for name in ("A2[1,1]", "A2[1,2]", "A2[2,1]", "A2[2,2]"):
            field(page, name).fill("0")
        assert "whatever x is: with these numbers G never notices" in value(page, "verdict")
        for name in MATRIX:
            field(page, name).fill("0")
        for name in ("b[1]", "b[2]"):
            field(page, name).fill("1")
        assert "no entry of F(x) is ever negative" in value(page, "verdict")
        assert "Move x" not in value(page, "verdict")


def test_a_columns_label_stands_outside_the_square(browser, tmp_path):
    widget = AffineMapWidget([[0, -1], [1, 0]], [2, 1])
    with visit(browser, write_page(tmp_path / "turn.html", widget)) as (page, _):
        labels = [page.locator(f'[data-mark="column {j}"] text') for j in (1, 2)]
        assert [label.get_attribute("y") for label in labels] == ["-8", "18"]


def test_what_is_no_number_changes_nothing_and_is_told(page):
    one = field(page, "A[1,1]")
    one.fill("")
    assert (
        page.locator(".mlp-message").inner_text()
        == "A[1,1] needs a number from −1000000 to 1000000; 1.5 is kept."
    )
    assert one.get_attribute("aria-invalid") == "true"
    assert value(page, "F[1]") == "−1"
    one.blur()
    assert one.input_value() == "1.5"


def test_screen_readers_hear_the_image_and_have_a_table(page):
    field(page, "x[1]").press("ArrowUp")
    page.wait_for_function(
        "() => document.querySelector('.mlp-widget [role=status]').textContent"
        " === 'F(x) = [−0.85, −0.45], det = 1.75'"
    )
    page.get_by_text("Points before and after, as a table").click()
    rows = page.get_by_role("row").all_inner_texts()
    assert [" ".join(row.split()) for row in rows] == [
        "x F(x)",
        "x = [−0.9, 1] [−0.85, −0.45]",
        "corner [0, 0] [1, −1]",
        "corner [1, 0] [2.5, −0.5]",
        "corner [1, 1] [2, 0.5]",
        "corner [0, 1] [0.5, 0]",
    ]


def test_on_a_phone(browser, url):
    with visit(browser, url, width=360, height=740, touch=True) as (page, _):
        plus = button(page, "A[1,1] plus 0.1")
        assert min(plus.bounding_box()["height"], plus.bounding_box()["width"]) >= 44
        plus.tap()
        button(page, "b[2] minus 0.1").tap()
        check(page, AffineMapWidget([[1.6, -0.5], [0.5, 1]], [1, -1.1]))
        picture = page.locator(".mlp-plane").first.bounding_box()
        assert picture["y"] < plus.bounding_box()["y"]  # the picture first, then its numbers
        page.set_viewport_size({"width": 320, "height": 640})
        assert not scrolls_sideways(page)
