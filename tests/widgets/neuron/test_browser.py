"""The neuron widget in a real browser: from file://, no kernel, the network cut."""

import pytest

from mlp_book.topics.perceptron import GATES, POINTS
from mlp_book.widgets import NeuronWidget
from tests.browser.support import axe_violations, scrolls_sideways, visit
from tests.widgets.on_page import (
    button,
    field,
    tab_to,
    value,
    written,
)
from tests.widgets.static_page import write_page


@pytest.fixture(scope="module")
def url(tmp_path_factory):
    return write_page(tmp_path_factory.mktemp("page") / "index.html", NeuronWidget())


@pytest.fixture
def page(browser, url):
    with visit(browser, url) as (page, _):
        yield page


def line(page):
    return " ".join(page.locator(".mlp-line").inner_text().split())


def set_numbers(page, w1, w2, b):
    for name, number in (("w[1]", w1), ("w[2]", w2), ("b", b)):
        field(page, name).fill(str(number))


def test_every_number_is_there(page):
    fields = {"x[1]": "0.5", "x[2]": "0.7", "w[1]": "1", "w[2]": "3", "b": "0"}
    assert {name: field(page, name).input_value() for name in fields} == fields
    assert page.locator(".mlp-field input").count() == 5
    shown = {name: value(page, name) for name in ("w[1]·x[1]", "w[2]·x[2]", "z", "a")}
    assert shown == {"w[1]·x[1]": "0.5", "w[2]·x[2]": "2.1", "z": "2.6", "a": "2.6"}
    assert line(page) == "z = 1·0.5 + 3·0.7 + 0 = 0.5 + 2.1 + 0 = 2.6 a = ReLU(2.6) = 2.6"


def test_keyboard_alone(page):
    """Tab to w[2], change it and b, choose an activation, step back: nothing but keys."""
    tab_to(page, "w[2]")
    page.keyboard.press("ArrowDown")
    tab_to(page, "b")
    page.keyboard.press("Shift+ArrowDown")
    mirror = NeuronWidget([1, 2.9], -1)
    assert value(page, "z") == written(mirror.z) == "1.53"
    tab_to(page, "activation")
    for name in ("tanh", "sigmoid", "identity", "step"):
        page.keyboard.press("ArrowUp")
        mirror.activation = name
        assert page.evaluate("() => document.activeElement.value") == name
        assert value(page, "a") == written(mirror.a)
    assert line(page).endswith("a = step(1.53) = 1")
    button(page, "Step back").focus()
    for _ in range(4):
        page.keyboard.press("Enter")
    assert field(page, "activation").input_value() == "relu"
    page.keyboard.press("Enter")
    assert (value(page, "z"), field(page, "b").input_value()) == ("2.53", "0")
    page.keyboard.press("Enter")
    page.keyboard.press("Enter")
    assert value(page, "z") == "2.6"


@pytest.mark.parametrize(
    "name", ["step", "identity", "sigmoid", "tanh", "relu", "leaky_relu", "elu"]
)
def test_every_activation(page, name):
    for x1 in (0.5, -3):
        field(page, "x[1]").fill(str(x1))
        field(page, "activation").select_option(name)
        mirror = NeuronWidget(x=[x1, 0.7], activation=name)
        assert value(page, "a") == written(mirror.a)
        d = page.locator(".mlp-curve-line").get_attribute("d")
        assert "NaN" not in d
        assert page.locator(".mlp-curve-dot").is_visible()


def test_dragging_a_weight_and_the_input(page):
    box = field(page, "w[1]").bounding_box()
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x + 50, y, steps=4)
    page.mouse.up()
    assert field(page, "w[1]").input_value() == "1.5"
    assert value(page, "z") == "2.85"
    button(page, "Step back").click()
    assert value(page, "z") == "2.6"

    # The ring on the plane: from (0.5, 0.7) to (1, 0.2), in pixels of the plane's frame.
    frame = page.locator(".mlp-plot-frame").bounding_box()
    ring = page.locator(".mlp-x-ring").bounding_box()
    x, y = ring["x"] + ring["width"] / 2, ring["y"] + ring["height"] / 2
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x + frame["width"] / 4, y + frame["height"] / 4, steps=5)
    page.mouse.up()
    assert [field(page, f"x[{k}]").input_value() for k in (1, 2)] == ["1", "0.2"]
    assert value(page, "z") == written(NeuronWidget(x=[1, 0.2]).z) == "1.6"
    button(page, "Step back").click()
    assert field(page, "x[1]").input_value() == "0.5"


def test_lines_show_size_and_sign(page):
    into, on = page.locator(".mlp-unit line").nth(0), page.locator(".mlp-unit line").nth(1)
    width = float(into.get_attribute("stroke-width"))
    field(page, "w[1]").fill("-2")
    assert float(into.get_attribute("stroke-width")) > width
    assert into.get_attribute("stroke-dasharray") == "7 5"
    assert on.get_attribute("stroke-dasharray") == "7 5"
    field(page, "x[1]").fill("-1")  # minus times minus: the product's line is whole again
    assert into.get_attribute("stroke-dasharray") == "7 5"
    assert on.get_attribute("stroke-dasharray") is None
    field(page, "w[1]").fill("0")
    assert on.get_attribute("stroke-dasharray") == "1 6"
    for one in page.locator(".mlp-unit line").all():
        assert float(one.get_attribute("x2")) > float(one.get_attribute("x1"))


@pytest.mark.parametrize("gate", GATES)
@pytest.mark.parametrize("numbers", [(1, 3, 0), (1, 1, -1.5), (1, 1, -0.5), (-1, 2, -1)])
def test_sides_of_the_line(page, gate, numbers):
    field(page, "target").select_option(gate)
    set_numbers(page, *numbers)
    mirror = NeuronWidget(numbers[:2], numbers[2], target=gate)
    for point, right in mirror.right_side.items():
        name = "({},{})".format(*point)
        mirror.x = point
        assert value(page, f"z{name}") == written(mirror.z)
        assert value(page, f"a{name}") == written(mirror.a)
        assert value(page, f"side{name}") == ("✓ right" if right else "✗ wrong")
    count = sum(mirror.right_side.values())
    assert value(page, "right").strip() == f"{gate}: {count} of 4 points on the right side."
    assert page.locator(".mlp-point-mark.is-right").count() == count
    assert page.locator(".mlp-point").count() == len(POINTS)
    assert page.locator(".is-one > .mlp-point").count() == sum(GATES[gate])


def test_finding_weights_for_and(page):
    verdict = page.locator(".mlp-gate-verdict")
    field(page, "activation").select_option("step")
    set_numbers(page, 1, 1, 0)
    assert verdict.inner_text().endswith("On the wrong side: (0,1), (1,0).")
    assert value(page, "best") == "2 of 4"
    set_numbers(page, 1, 1, -1)
    assert "Exactly on the line" not in verdict.inner_text()  # z = 0 is 0, as AND asks
    assert "This neuron computes AND." in verdict.inner_text()
    set_numbers(page, 1, 1, -2)
    assert "Exactly on the line z is 0, and the neuron does not fire: (1,1)." in (
        verdict.inner_text()
    )
    assert value(page, "best") == "4 of 4"
    button(page, "Set x to 1, 1").click()
    assert (value(page, "z"), value(page, "a")) == ("0", "0")


def test_xor_has_no_answer_and_says_why_when_asked(page):
    field(page, "target").select_option("XOR")
    assert page.get_by_text("It takes more than one neuron").is_visible() is False
    set_numbers(page, 1, 1, -0.5)
    assert value(page, "right").strip() == "XOR: 3 of 4 points on the right side."
    assert value(page, "best") == "3 of 4"
    page.get_by_text("Give up? Show weights for XOR").click()
    assert page.get_by_text("It takes more than one neuron").is_visible()
    assert page.locator(".mlp-gate-answer li").count() == 4


@pytest.mark.parametrize("gate", ["AND", "OR"])
def test_weights_are_shown_only_when_asked_for(page, gate):
    field(page, "activation").select_option("step")
    field(page, "target").select_option(gate)
    give = button(page, "Set these weights")
    assert not give.is_visible()
    page.get_by_text(f"Give up? Show weights for {gate}").press("Enter")
    give.press("Enter")
    assert value(page, "right").strip() == f"{gate}: 4 of 4 points on the right side."
    assert f"This neuron computes {gate}." in page.locator(".mlp-gate-verdict").inner_text()
    for point, target in zip(POINTS, GATES[gate], strict=True):
        button(page, "Set x to {}, {}".format(*point)).click()
        assert value(page, "a") == str(target)
    field(page, "target").select_option("XOR")
    field(page, "target").select_option(gate)
    assert not give.is_visible()
    field(page, "target").select_option("none")
    assert not page.locator(".mlp-gate-verdict").is_visible()
    assert value(page, "side(0,0)") == "z < 0"


def test_the_line_is_where_z_is_0(page):
    """Its ends, taken back from pixels, give z = 0."""
    set_numbers(page, 1, -2, 0.3)
    ends = page.evaluate(
        """() => {
          const line = document.querySelector(".mlp-decision");
          const frame = document.querySelector(".mlp-plot-frame");
          const at = (name) => Number(line.getAttribute(name));
          const side = Number(frame.getAttribute("width"));
          return [["x1", "y1"], ["x2", "y2"]]
            .map(([u, v]) => [-0.5 + 2 * at(u) / side, 1.5 - 2 * at(v) / side]);
        }"""
    )
    for x1, x2 in ends:
        assert x1 - 2 * x2 + 0.3 == pytest.approx(0, abs=2e-3)
    assert page.locator(".mlp-gate-equation").inner_text() == "Line: 1·x[1] + (−2)·x[2] + 0.3 = 0"
    set_numbers(page, 0, 0, 1)
    assert not page.locator(".mlp-decision").is_visible()
    assert page.get_by_text("z > 0 everywhere here").is_visible()
    assert (
        page.locator(".mlp-gate-equation").inner_text().startswith("No line: with both weights 0")
    )


def test_the_plane_grows_with_x(page):
    field(page, "x[1]").fill("7")
    ring, frame = (page.locator(name).bounding_box() for name in (".mlp-x-ring", ".mlp-plot-frame"))
    assert frame["x"] < ring["x"]
    assert ring["x"] + ring["width"] < frame["x"] + frame["width"]


def test_reset_can_be_taken_back(page):
    set_numbers(page, 1, 1, -1.5)
    assert value(page, "best") == "4 of 4"
    field(page, "target").select_option("OR")
    set_numbers(page, -1, 4, 2)
    button(page, "Reset").click()
    assert value(page, "z") == "2.6"
    assert field(page, "target").input_value() == "AND"
    assert value(page, "best") == "2 of 4"  # the record is forgotten
    button(page, "Step back").click()
    assert field(page, "target").input_value() == "OR"
    assert field(page, "w[2]").input_value() == "4"


def test_what_is_no_number_or_too_large_changes_nothing_and_is_told(page):
    one = field(page, "w[1]")
    message = page.locator(".mlp-message")
    one.fill("")
    assert message.inner_text() == "w[1] needs a number from −1000000 to 1000000; 1 is kept."
    one.fill("1e7")
    assert value(page, "z") == "2.6"
    assert one.get_attribute("aria-invalid") == "true"
    assert message.get_attribute("id") == one.get_attribute("aria-describedby")
    one.blur()
    assert one.input_value() == "1"
    one.fill("1e6")
    field(page, "x[1]").fill("-1e6")
    assert value(page, "z") == "−1·10¹²"


def test_screen_readers_hear_the_result(page):
    field(page, "w[1]").press("ArrowUp")
    page.wait_for_function(
        "() => document.querySelector('.mlp-widget [role=status]').textContent === "
        "'z = 2.65, a = 2.65. AND: 2 of 4 points on the right side.'"
    )
    page.get_by_text("All numbers as a table").click()
    cells = page.get_by_role("row", name="layer 1, neuron 1").get_by_role("cell")
    assert cells.all_inner_texts() == [
        "w[1] 1.1 · 0.5; w[2] 3 · 0.7",
        "b 0",
        "z 2.65",
        "a 2.65 (ReLU)",
    ]
    field(page, "activation").select_option("tanh")
    assert "(tanh)" in cells.last.inner_text()


def test_on_a_phone(browser, url):
    with visit(browser, url, width=360, height=740, touch=True) as (page, _):
        plus = button(page, "w[1] plus 0.1")
        assert min(plus.bounding_box()["height"], plus.bounding_box()["width"]) >= 44
        plus.tap()
        plus.tap()
        assert value(page, "z") == written(NeuronWidget([1.2, 3]).z) == "2.7"
        button(page, "x[2] minus 0.1").tap()
        assert value(page, "z") == "2.4"
        for one in page.locator(".mlp-unit line.is-signal").all():  # down to the sum
            assert float(one.get_attribute("y2")) > float(one.get_attribute("y1"))


def test_three_inputs_have_no_plane(browser, tmp_path):
    widget = NeuronWidget([1, -2, 0.5], 0.3, [1, 0.5, 2], "sigmoid")
    with visit(browser, write_page(tmp_path / "page.html", widget)) as (page, _):
        assert value(page, "z") == written(widget.z)
        assert value(page, "a") == written(widget.a)
        assert page.locator(".mlp-input-plane, .mlp-gate-table").count() == 0
        assert page.locator(".mlp-field input").count() == 7
        assert axe_violations(page) == []
        page.set_viewport_size({"width": 360, "height": 700})
        page.wait_for_timeout(100)
        assert not scrolls_sideways(page)
