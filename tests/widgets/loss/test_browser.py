"""The loss widget in a real browser: from file://, no kernel, the network cut."""

import numpy as np
import pytest

from mlp_book.widgets import LossWidget
from mlp_book.widgets.loss.widget import ERRORS
from tests.browser.support import visit
from tests.widgets.on_page import (
    button,
    field,
    tab_to,
    value,
)
from tests.widgets.on_page import printed as printed_whole
from tests.widgets.static_page import write_page

BINARY, CLASSES = "binary_cross_entropy", "categorical_cross_entropy"


@pytest.fixture(scope="module")
def url(tmp_path_factory):
    return write_page(tmp_path_factory.mktemp("page") / "index.html", LossWidget(chosen=3))


@pytest.fixture
def page(browser, url):
    with visit(browser, url) as (page, _):
        yield page


def printed(number):
    """Return how the page prints a number, without what sums of decimals leave behind."""
    return printed_whole(float(f"{number:.12g}"))


def lines(page):
    """Return the lines of arithmetic that are shown."""
    return [" ".join(text.split()) for text in page.locator(".mlp-line:visible").all_inner_texts()]


def fill(page, symbol, numbers):
    for k, number in enumerate(numbers, start=1):
        field(page, f"{symbol}[{k}]").fill(str(number))


def test_the_formulas_hold_the_numbers(page):
    assert lines(page) == [
        "l[3] = ½·(y[3] − t[3])² = ½·(7 − 4)² = 4.5",
        "dl[3]/dy[3] = y[3] − t[3] = 7 − 4 = 3",
        "L = (l[1] + l[2] + l[3]) / 3 = (0.125 + 0.5 + 4.5) / 3 ≈ 1.7083",
        "dL/dy[3] = dl[3]/dy[3] / 3 = 3 / 3 = 1",
    ]
    assert value(page, "words") == (
        "y[3] is too large: at this slope, 0.1 less lowers l[3] by about 0.3. "
        "Example 3 makes up 88 % of L."
    )
    field(page, "over the batch").select_option("sum")
    field(page, "t[2]").fill("-1.5")
    field(page, "loss").select_option("mean_squared_error")
    assert lines(page) == [
        "l[2] = (y[2] − t[2])² = (2 − (−1.5))² = 12.25",
        "dl[2]/dy[2] = 2·(y[2] − t[2]) = 2·(2 − (−1.5)) = 7",
        "L = l[1] + l[2] + l[3] = 0.25 + 12.25 + 9 = 21.5",
        "dL/dy[2] = dl[2]/dy[2] = 7",
    ]
    field(page, "loss").select_option("mean_absolute_error")
    assert lines(page)[:2] == [
        "l[2] = |y[2] − t[2]| = |2 − (−1.5)| = 3.5",
        "dl[2]/dy[2] = sign(y[2] − t[2]) = sign(2 − (−1.5)) = 1",
    ]


@pytest.mark.parametrize("name", ERRORS)
@pytest.mark.parametrize("reduction", ["mean", "sum"])
def test_every_error_of_a_batch(page, name, reduction):
    field(page, "loss").select_option(name)
    field(page, "over the batch").select_option(reduction)
    for outputs, targets in (([0.5, 3, -2], [1, 3, 4]), ([20, -7.3, 1], [2, 2, 2])):
        fill(page, "y", outputs)
        fill(page, "t", targets)
        mirror = LossWidget(name, outputs, targets, reduction)
        assert value(page, "L") == printed(mirror.value)
        for k in range(3):
            assert value(page, f"l[{k + 1}]") == printed(mirror.losses[k])
            assert value(page, f"dL/dy[{k + 1}]") == printed(mirror.gradient[k])
            button(page, f"Show example {k + 1}").click()
            assert value(page, "l") == printed(mirror.losses[k])
            assert value(page, "dL") == printed(mirror.gradient[k])
            scale = 3 if reduction == "mean" else 1
            assert value(page, "slope") == printed(scale * mirror.gradient[k])
        for path in page.locator(".mlp-loss-plot path").all():
            assert "NaN" not in (path.get_attribute("d") or "")


def test_an_outlier_under_each_loss(page):
    """The squares listen to the outlier, the absolute error to all alike."""
    fill(page, "y", [2.5, 2, 14])
    for name in ERRORS:
        mirror = LossWidget(name, [2.5, 2, 14])
        assert value(page, f"L of {name}") == printed(mirror.value)
        assert value(page, f"slope of {name}") == printed(mirror.gradient[2])
        share = 100 * mirror.losses[2] / mirror.losses.sum()
        assert value(page, f"share of {name}") == f"{share:.0f} %"
    assert value(page, "share of mean_squared_error") == "99 %"
    assert value(page, "share of mean_absolute_error") == "87 %"


def test_a_right_answer_and_a_kink(page):
    field(page, "y[3]").fill("4")
    assert value(page, "words").startswith("y[3] is right: the slope is 0.")
    field(page, "loss").select_option("mean_absolute_error")
    assert value(page, "words").startswith("The curve has a kink at t[3] and no derivative there")
    fill(page, "y", [2, 3, 4])
    assert value(page, "words").endswith("Every answer is right.")
    assert value(page, "share of mean_squared_error") == "none"


def test_binary_cross_entropy(page):
    field(page, "loss").select_option(BINARY)
    assert lines(page) == [
        "y = 1 / (1 + exp(−z)) = 1 / (1 + exp(2)) ≈ 0.1192",
        "l = −log(y) ≈ −log(0.1192) ≈ 2.1269",
        "l from z = log(1 + exp(−z)) = log(1 + exp(2)) ≈ 2.1269",
        "dl/dy = −1 / y ≈ −1 / 0.1192 ≈ −8.3891",
        "dl/dz = y − t ≈ 0.1192 − 1 ≈ −0.8808",
    ]
    assert value(page, "words") == (
        "The true answer, 1, was given the probability 0.1192: as surprising as 3.1 heads in a row."
    )
    field(page, "t").select_option("0")
    assert lines(page)[1:] == [
        "l = −log(1 − y) ≈ −log(1 − 0.1192) ≈ 0.1269",
        "l from z = log(1 + exp(z)) = log(1 + exp(−2)) ≈ 0.1269",
        "dl/dy = 1 / (1 − y) ≈ 1 / (1 − 0.1192) ≈ 1.1353",
        "dl/dz = y − t ≈ 0.1192 − 0 ≈ 0.1192",
    ]
    field(page, "y").fill("0.25")
    mirror = LossWidget(BINARY, z=np.log(1 / 3), t=0)
    assert field(page, "z").input_value() == "-1.0986"
    assert value(page, "L") == printed(mirror.value) == "0.2877"
    assert value(page, "dL/dz") == "0.25"
    field(page, "drawn over").select_option("z")
    for z in (-6, 0.5, 12):
        field(page, "z").fill(str(z))
        mirror = LossWidget(BINARY, z=z, t=0)
        assert value(page, "y") == printed(mirror.prediction)
        assert value(page, "L") == printed(mirror.value)
        assert value(page, "dL/dz") == printed(mirror.gradient)
        assert page.locator(".mlp-panel-name").first.text_content() == "l = log(1 + exp(z))"


def test_a_confident_wrong_answer_is_finite_and_exact(page):
    field(page, "loss").select_option(BINARY)
    for z, loss, slope in ((-8, "8.0003", "−2981.9580"), (-40, "40", "−2.354·10¹⁷")):
        field(page, "z").fill(str(z))
        assert (value(page, "L"), value(page, "l from y")) == (loss, loss)
        assert value(page, "dL/dy") == slope
    field(page, "z").fill("-800")
    assert (value(page, "L"), value(page, "l from y")) == ("800", "∞")
    assert (value(page, "y"), value(page, "dL/dz"), value(page, "dL/dy")) == ("0", "−1", "−∞")
    assert value(page, "words") == (
        "Confident and wrong: y is smaller than any number float64 has, so it is 0, and the loss "
        "from y is infinite. From z it is finite and exact: 800."
    )
    field(page, "t").select_option("0")
    field(page, "z").fill("40")
    assert (value(page, "L"), value(page, "l from y"), value(page, "y")) == ("40", "∞", "1")
    assert lines(page)[3].startswith("dl/dy from z = 1 + exp(z) = 1 + exp(40) ≈ 2.354")
    assert "float64 rounds y to 1" in value(page, "words")
    for path in page.locator(".mlp-loss-plot path").all():
        assert "NaN" not in (path.get_attribute("d") or "")
        assert "Infinity" not in (path.get_attribute("d") or "")


def test_categorical_cross_entropy(page):
    field(page, "loss").select_option(CLASSES)
    assert lines(page)[3:] == [
        "l = −log(a[2]) ≈ −log(0.2447) ≈ 1.4076",
        "l from z = log(sum of exp(z)) − z[2] ≈ log(11.1073) − 1 ≈ 1.4076",
        "dl/dz[1] = a[1] − 0 ≈ 0.6652 − 0 ≈ 0.6652",
        "dl/dz[2] = a[2] − 1 ≈ 0.2447 − 1 ≈ −0.7553",
        "dl/dz[3] = a[3] − 0 ≈ 0.0900 − 0 ≈ 0.0900",
    ]
    for scores, right in (([0.5, -1, 2], 1), ([-3, 4, 0], 3)):
        fill(page, "z", scores)
        field(page, "true class").select_option(str(right))
        mirror = LossWidget(CLASSES, scores=scores, true_class=right)
        assert value(page, "L") == printed(mirror.value)
        for k in range(3):
            assert value(page, f"a[{k + 1}]") == printed(mirror.prediction[k])
            assert value(page, f"dL/dz[{k + 1}]") == printed(mirror.gradient[k])
    before = value(page, "L")
    button(page, "Add 1 to every z").press("Enter")
    assert value(page, "L") == before
    fill(page, "z", [800, -800, 0])
    field(page, "true class").select_option("2")
    assert (value(page, "L"), value(page, "l from a")) == ("1600", "∞")
    assert "log(sum of exp(z − 800)) + 800 − z[2]" in lines(page)[4]
    assert value(page, "words").startswith("Confident and wrong")


def test_the_curve_over_another_score(page):
    field(page, "loss").select_option(CLASSES)
    field(page, "curve over").select_option("2")
    name = page.locator(".mlp-panel-name").first
    assert name.text_content() == "l over z[2], the other z fixed"
    drag(page, 2 * page.locator(".mlp-plot-frame").first.bounding_box()["width"] / 16)
    mirror = LossWidget(CLASSES, scores=[2, 3, 0])
    assert field(page, "z[2]").input_value() == "3"
    assert value(page, "L") == printed(mirror.value)
    field(page, "z[3]").fill("1")
    assert name.text_content() == "l over z[3], the other z fixed"


def drag(page, dx, point=None):
    handles = page.locator(".mlp-handle")
    if point is None:
        handle = page.locator(".mlp-handle.is-chosen")
    else:
        handle = handles.filter(has_text=str(point))
    box = handle.locator(".mlp-phi-dot").bounding_box()
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x + dx / 2, y, steps=3)
    page.mouse.move(x + dx, y, steps=3)
    page.mouse.up()


def test_dragging_any_of_three_points(page):
    width = page.locator(".mlp-plot-frame").first.bounding_box()["width"]
    drag(page, -width * 2 / 11, point=3)
    assert field(page, "y[3]").input_value() == "5"
    assert value(page, "L") == printed(LossWidget(outputs=[2.5, 2, 5]).value)
    drag(page, width / 11, point=2)
    mirror = LossWidget(outputs=[2.5, 3, 5])
    assert value(page, "dL/dy[2]") == printed(mirror.gradient[1]) == "0"
    assert button(page, "Show example 2").get_attribute("aria-pressed") == "true"
    button(page, "Step back").click()
    button(page, "Step back").click()
    assert [field(page, f"y[{k}]").input_value() for k in (1, 2, 3)] == ["2.5", "2", "7"]
    drag(page, width * 2, point=1)  # it stops at the edge
    assert field(page, "y[1]").input_value() == "11"


def test_the_third_point_can_be_dragged_to_ten(page):
    width = page.locator(".mlp-plot-frame").first.bounding_box()["width"]
    drag(page, width * 3 / 11, point=3)
    assert field(page, "y[3]").input_value() == "10"


def test_dragging_a_probability_and_a_logit(page):
    field(page, "loss").select_option(BINARY)
    field(page, "y").fill("0.4")
    width = page.locator(".mlp-plot-frame").first.bounding_box()["width"]
    drag(page, width / 4)
    assert field(page, "y").input_value() == "0.65"
    assert value(page, "L") == f"{-np.log(0.65):.4f}"
    field(page, "drawn over").select_option("z")
    field(page, "z").fill("1")
    drag(page, -width / 16 * 3)
    assert field(page, "z").input_value() == "-2"


def test_the_tangent_has_the_printed_slope(page):
    """From pixels back to numbers: the panel is 11 wide and reaches from -0.3 to 5.3."""
    (x0, y0, x1, y1), width, height = page.evaluate(
        """() => {
          const path = document.querySelector(".mlp-tangent").getAttribute("d");
          const numbers = path.match(/-?[0-9.]+/g);
          const frame = document.querySelector(".mlp-plot-frame");
          return [numbers.map(Number), Number(frame.getAttribute("width")),
            Number(frame.getAttribute("height"))];
        }"""
    )
    slope = (y0 - y1) / height * 5.6 / ((x1 - x0) / width * 11)
    assert slope == pytest.approx(3, abs=0.01)
    middle = 5.3 - (y0 + y1) / 2 / height * 5.6
    assert middle == pytest.approx(4.5, abs=0.01)
    assert (x0 + x1) / 2 / width * 11 == pytest.approx(7, abs=0.01)


def test_keyboard_alone(page):
    tab_to(page, "loss")
    page.keyboard.press("ArrowDown")
    tab_to(page, "y[1]")
    page.keyboard.press("Shift+ArrowUp")
    page.keyboard.press("ArrowUp")
    mirror = LossWidget("mean_squared_error", [3.6, 2, 7])
    assert value(page, "l[1]") == printed(mirror.losses[0]) == "2.56"
    assert value(page, "dL/dy[1]") == printed(mirror.gradient[0])
    tab_to(page, "Show example 2")
    page.keyboard.press("Enter")
    assert value(page, "l") == "1"
    button(page, "Step back").focus()
    for _ in range(3):
        page.keyboard.press("Enter")
    assert field(page, "y[1]").input_value() == "2.5"
    page.keyboard.press("Enter")
    assert field(page, "loss").input_value() == "half_squared_error"
    assert button(page, "Step back").get_attribute("aria-disabled") == "true"


def test_wrong_input_changes_nothing_and_says_so(page):
    field(page, "y[3]").fill("abc")
    message = page.locator(".mlp-message")
    assert message.inner_text() == "y[3] needs a number from −100 to 100; 7 is kept."
    assert value(page, "l[3]") == "4.5"
    field(page, "loss").select_option(BINARY)
    field(page, "y").fill("1.2")
    assert message.inner_text() == "y needs a number from 0.0001 to 0.9999; 0.1192 is kept."


def test_reset_can_be_taken_back(page):
    field(page, "y[1]").fill("-4")
    field(page, "loss").select_option(CLASSES)
    button(page, "Reset").click()
    assert value(page, "L") == "1.7083"
    button(page, "Step back").click()
    assert field(page, "loss").input_value() == CLASSES
    button(page, "Step back").click()
    assert field(page, "y[1]").input_value() == "-4"


def test_screen_readers_hear_the_result_and_have_a_table(page):
    field(page, "y[3]").fill("4")
    page.wait_for_function(
        "() => document.querySelector('.mlp-widget [role=status]').textContent === "
        "'Loss 0.2083. y[3] is right: the slope is 0. Example 2 makes up 80 % of L.'"
    )
    page.get_by_text("The curve as a table").click()
    row = page.locator(".mlp-state tbody tr").filter(has=page.get_by_role("rowheader", name="6"))
    assert row.get_by_role("cell").all_inner_texts() == ["2", "2"]
    field(page, "loss").select_option(BINARY)
    row = page.locator(".mlp-state tbody tr").filter(
        has=page.get_by_role("rowheader", name="0.001", exact=True)
    )
    assert row.get_by_role("cell").all_inner_texts() == ["6.9078", "−1000"]
