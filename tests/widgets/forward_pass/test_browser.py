"""The forward-pass widget in a real browser: from file://, no kernel, the network cut."""

import re

import numpy as np
import pytest

from mlp_book.widgets import ForwardPassWidget
from mlp_core import MLP
from tests.browser.support import axe_violations, scrolls_sideways, set_theme, visit
from tests.widgets.on_page import (
    button,
    field,
    lines,
    mount,
    value,
)
from tests.widgets.static_page import write_page

TRUTH = {"0,0": "0.5503", "0,1": "0.5842", "1,0": "0.5212", "1,1": "0.5747"}


@pytest.fixture(scope="module")
def url(tmp_path_factory):
    return write_page(tmp_path_factory.mktemp("page") / "index.html", ForwardPassWidget())


@pytest.fixture
def page(browser, url):
    with visit(browser, url) as (page, _):
        yield page


def test_every_number_is_there(page):
    network = ForwardPassWidget().network
    expected = {"x[1]": "1", "x[2]": "1", "W1[2,2]": "-0.5", "W3[1,1]": "0.3", "b1[4]": "-0.4"}
    for name, text in expected.items():
        assert field(page, name).input_value() == text
    assert page.locator(".mlp-field input").count() == network.n_parameters + 2
    computed = {"z1[1]": "1.1", "a1[1]": "1.1", "z1[2]": "−0.1", "a1[2]": "0", "z2[2]": "0.09"}
    for name, text in {**computed, "z3": "0.301", "y": "0.5747"}.items():
        assert value(page, name) == text


def test_the_arithmetic_holds_the_numbers(page):
    assert lines(page) == [
        "z1[1] = 0.2·1 + 0.8·1 + 0.1 = 0.2 + 0.8 + 0.1 = 1.1 a1[1] = ReLU(1.1) = 1.1",
        "z1[2] = 0.6·1 + (−0.5)·1 + (−0.2) = 0.6 + (−0.5) + (−0.2) = −0.1 a1[2] = ReLU(−0.1) = 0",
        "z1[3] = −0.3·1 + 0.1·1 + 0.3 = −0.3 + 0.1 + 0.3 = 0.1 a1[3] = ReLU(0.1) = 0.1",
        "z1[4] = 0.4·1 + 0.7·1 + (−0.4) = 0.4 + 0.7 + (−0.4) = 0.7 a1[4] = ReLU(0.7) = 0.7",
        "z2[1] = 0.5·1.1 + (−0.4)·0 + 0.3·0.1 + 0.1·0.7 + 0.2 = 0.55 + 0 + 0.03 + 0.07 + 0.2"
        " = 0.85 a2[1] = ReLU(0.85) = 0.85",
        "z2[2] = −0.2·1.1 + 0.7·0 + (−0.1)·0.1 + 0.6·0.7 + (−0.1)"
        " = −0.22 + 0 + (−0.01) + 0.42 + (−0.1) = 0.09 a2[2] = ReLU(0.09) = 0.09",
        "z3 = 0.3·0.85 + (−0.6)·0.09 + 0.1 = 0.255 + (−0.054) + 0.1 = 0.301"
        " y = sigmoid(0.301) ≈ 0.5747",
    ]


def test_keyboard_alone(page):
    """Tab to W3[1,1], two arrows, then back by the button: nothing but keys."""
    for _ in range(60):
        page.keyboard.press("Tab")
        name = page.evaluate("() => document.activeElement.labels?.[0]?.textContent")
        if name == "W3[1,1]":
            break
    assert name == "W3[1,1]"
    page.keyboard.press("ArrowUp")
    assert value(page, "y") == "0.5953"
    page.keyboard.press("ArrowUp")
    assert field(page, "W3[1,1]").input_value() == "0.5"
    assert value(page, "y") == "0.6156"
    assert "0.5·0.85" in lines(page)[-1]
    assert "y = sigmoid(0.471) ≈ 0.6156" in lines(page)[-1]
    assert value(page, "y(1,1)") == "0.6156"
    button(page, "Step back").focus()
    page.keyboard.press("Enter")
    assert field(page, "W3[1,1]").input_value() == "0.4"
    page.keyboard.press("Enter")
    assert value(page, "y") == "0.5747"
    page.keyboard.press("Enter")
    assert value(page, "y") == "0.5747"


def test_a_comma_is_a_decimal_point_and_nonsense_is_said_so(page):
    weight = field(page, "W3[1,1]")
    weight.fill("0,5")
    assert value(page, "y") == "0.6156"
    weight.press("Enter")
    weight.fill("1/2")
    assert value(page, "y") == "0.6156"
    assert weight.get_attribute("aria-invalid") == "true"
    assert (
        "W3[1,1] needs a number from −1000000 to 1000000; 0.5 is kept."
        in page.locator(".mlp-widget").inner_text()
    )


def test_a_sigmoid_never_reaches_one(page):
    field(page, "b3[1]").fill("9")
    assert "y = sigmoid(9.201) ≈ 0.9999" in lines(page)[-1]
    field(page, "b3[1]").fill("12")
    assert "y = sigmoid(12.201) ≈ 1.0000" in lines(page)[-1]
    field(page, "b3[1]").fill("800")
    assert "y = sigmoid(800.201) ≈ 1" in lines(page)[-1]


def test_arrow_steps(page):
    one = field(page, "b1[1]")
    one.focus()
    for key, expected in [
        ("ArrowUp", "0.2"),
        ("Shift+ArrowUp", "1.2"),
        ("Alt+ArrowDown", "1.19"),
        ("ArrowDown", "1.09"),
    ]:
        page.keyboard.press(key)
        assert one.input_value() == expected
    for _ in range(3):
        page.keyboard.press("Shift+ArrowDown")
    assert one.input_value() == "-1.91"
    assert value(page, "z1[1]") == "−0.91"
    assert value(page, "a1[1]") == "0"


def test_typing_is_one_step_and_reset_can_be_taken_back(page):
    one = field(page, "W3[1,1]")
    one.click()
    one.press("Control+a")
    one.press_sequentially("0.5")
    assert value(page, "y") == "0.6156"
    button(page, "Step back").click()
    assert one.input_value() == "0.3"
    field(page, "x[1]").fill("0")
    field(page, "b3[1]").fill("1")
    button(page, "Reset").click()
    assert value(page, "y") == "0.5747"
    assert field(page, "x[1]").input_value() == "1"
    button(page, "Step back").click()
    assert field(page, "b3[1]").input_value() == "1"
    assert field(page, "x[1]").input_value() == "0"


def test_what_is_no_number_changes_nothing_and_is_told(page):
    one = field(page, "W1[1,1]")
    message = page.locator(".mlp-message")
    one.fill("")
    assert value(page, "y") == "0.5747"
    assert one.get_attribute("aria-invalid") == "true"
    assert message.inner_text() == "W1[1,1] needs a number from −1000000 to 1000000; 0.2 is kept."
    assert message.get_attribute("id") == one.get_attribute("aria-describedby")
    assert axe_violations(page, ".mlp-widget") == []
    one.blur()
    assert one.input_value() == "0.2"
    assert one.get_attribute("aria-invalid") is None
    assert (
        message.inner_text() == "W1[1,1] needs a number from −1000000 to 1000000; 0.2 is kept."
    )  # until a good one comes
    field(page, "b3[1]").press("ArrowUp")
    assert message.inner_text() == ""
    field(page, "b3[1]").press("ArrowDown")
    one.press_sequentially("e")
    assert one.get_attribute("aria-invalid") == "true"
    one.press("Escape")
    assert one.input_value() == "0.2"


def test_dragging_a_number_is_one_step(page):
    box = field(page, "W3[1,1]").bounding_box()
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x + 12, y, steps=3)
    page.mouse.move(x + 20, y, steps=3)
    page.mouse.up()
    assert field(page, "W3[1,1]").input_value() == "0.5"
    assert value(page, "y") == "0.6156"
    page.mouse.move(x + 60, y)
    assert value(page, "y") == "0.6156"
    button(page, "Step back").click()
    assert value(page, "y") == "0.5747"
    page.mouse.click(x, y)  # a click alone starts no drag
    page.mouse.move(x + 16, y, steps=4)
    assert value(page, "y") == "0.5747"


def test_the_truth_table(page):
    for inputs, y in TRUTH.items():
        assert value(page, f"y({inputs})") == y
    assert button(page, "Set x to 1, 1").get_attribute("aria-pressed") == "true"
    button(page, "Set x to 0, 1").click()
    assert [field(page, f"x[{j}]").input_value() for j in (1, 2)] == ["0", "1"]
    assert value(page, "y") == "0.5842"
    assert button(page, "Set x to 1, 1").get_attribute("aria-pressed") == "false"
    button(page, "Set x to 1, 0").press("Enter")
    assert value(page, "y") == "0.5212"
    button(page, "Step back").click()
    assert value(page, "y") == "0.5842"
    field(page, "b3[1]").fill("0")
    assert value(page, "y(0,0)") == "0.5255"


def test_a_neuron_in_focus_is_marked_with_its_line_and_edges(page):
    button(page, "Neuron 1 of layer 2").focus()
    active = page.locator(".mlp-line.is-active")
    assert active.count() == 1
    assert active.inner_text().startswith("z2[1]")
    assert page.locator(".mlp-edge.is-active").count() == 4
    assert page.locator(".mlp-node.is-active").locator('[data-value="z2[1]"]').count() == 1
    field(page, "W3[1,2]").focus()
    assert page.locator(".mlp-edge.is-active").count() == 1
    assert page.locator(".mlp-term.is-active").all_inner_texts() == ["(−0.6)·0.09", "(−0.054)"]
    page.locator('[data-value="z1[3]"]').hover()
    assert active.inner_text().startswith("z1[3]")
    page.locator("h1").hover()
    assert active.inner_text().startswith("z3")
    button(page, "Reset").focus()
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Shift+Tab")
    assert active.count() == 0


def test_lines_show_size_and_sign(page):
    edge = page.locator(".mlp-edge")
    width, dash = (edge.nth(0).get_attribute(name) for name in ("stroke-width", "stroke-dasharray"))
    assert dash is None
    field(page, "W1[1,1]").fill("-1")
    assert float(edge.nth(0).get_attribute("stroke-width")) > float(width)
    assert edge.nth(0).get_attribute("stroke-dasharray")
    field(page, "W1[1,1]").fill("0")
    assert edge.nth(0).get_attribute("stroke-dasharray") == "1 6"


def test_screen_readers_hear_y_after_a_pause(page):
    status = page.locator(".mlp-widget [role=status]")
    field(page, "W3[1,1]").focus()
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    assert status.text_content() == ""
    page.wait_for_function(
        "() => document.querySelector('.mlp-widget [role=status]').textContent === 'y ≈ 0.6156'"
    )


def test_the_state_as_a_table(page):
    page.get_by_text("All numbers as a table").click()
    row = page.get_by_role("row", name="layer 3, neuron 1")
    assert row.get_by_role("cell").all_inner_texts() == [
        "W3[1,1] 0.3 · 0.85; W3[1,2] −0.6 · 0.09",
        "b3[1] 0.1",
        "z3 0.301",
        "y 0.5747 (sigmoid)",
    ]
    field(page, "W3[1,1]").fill("0.5")
    assert "y 0.6156" in row.inner_text()


def test_the_text_can_be_selected(page):
    node = page.locator('[data-value="y"]')
    node.dblclick()
    assert page.evaluate("() => String(getSelection())").strip().startswith("0")


def test_on_a_phone(browser, url):
    with visit(browser, url, width=360, height=740, touch=True) as (page, _):
        assert field(page, "W1[1,1]").is_visible()
        assert not field(page, "W3[1,1]").is_visible()
        assert page.locator(".mlp-line.is-active").inner_text().startswith("z1[1]")
        button(page, "Previous neuron").tap()
        assert field(page, "W3[1,1]").is_visible()
        assert not field(page, "W1[1,1]").is_visible()
        plus = button(page, "W3[1,1] plus 0.1")
        assert min(plus.bounding_box()["height"], plus.bounding_box()["width"]) >= 44
        plus.tap()
        plus.tap()
        assert value(page, "y") == "0.6156"
        button(page, "W3[1,1] minus 0.1").tap()
        assert value(page, "y") == "0.5953"
        button(page, "Step back").tap()
        assert value(page, "y") == "0.6156"
        page.locator('[data-value="a1[2]"]').tap()
        assert field(page, "W1[2,1]").is_visible()
        assert page.locator(".mlp-line.is-active").inner_text().startswith("z1[2]")
        page.set_viewport_size({"width": 1000, "height": 700})
        page.wait_for_function("() => document.querySelector('.mlp-graph[data-mode=edges]')")
        assert field(page, "W3[1,1]").is_visible()
        page.set_viewport_size({"width": 320, "height": 640})
        page.wait_for_function("() => document.querySelector('.mlp-graph[data-mode=cards]')")
        assert not scrolls_sideways(page)


def background(page):
    return page.locator(".mlp-widget").evaluate("(el) => getComputedStyle(el).backgroundColor")


def test_themes_of_book_and_lab(browser, url):
    light, dark = "rgb(255, 255, 255)", "rgb(20, 24, 30)"
    with visit(browser, url, scheme="dark") as (page, _):
        assert background(page) == light  # the book says light
        set_theme(page, "dark")
        assert background(page) == dark
        page.emulate_media(media="print")
        assert background(page) == light
        page.emulate_media(media="screen")
        page.evaluate("() => document.documentElement.removeAttribute('data-theme')")
        assert background(page) == dark  # nothing said: the system's choice
        page.evaluate("() => { document.body.dataset.jpThemeLight = 'true' }")
        assert background(page) == light
        page.evaluate("() => { document.body.dataset.jpThemeLight = 'false' }")
        page.emulate_media(color_scheme="light")
        assert background(page) == dark


def test_other_networks(browser, tmp_path):
    network = MLP((3, 3, 2), ["tanh", "softmax"])
    theta = network.init(np.random.default_rng(0))
    large = MLP((4, 8, 1), ["elu", "identity"])
    widgets = [
        ForwardPassWidget(network, theta, [1, 0.5, -1]),
        ForwardPassWidget(large, large.init(np.random.default_rng(1))),
    ]
    first = widgets[0].forward_pass
    with visit(browser, write_page(tmp_path / "page.html", *widgets)) as (page, _):
        assert axe_violations(page) == []
        for k in range(2):
            shown = value(page, f"y[{k + 1}]").replace("−", "-")
            assert float(shown) == pytest.approx(first.output[k], abs=5.1e-5)
        assert page.locator(".mlp-truth").count() == 1
        assert page.locator(".mlp-truth tbody tr").count() == 8
        assert re.search(r"y\[1\] ≈ exp\(.*\) / \(exp\(.*\) \+ exp\(.*\)\)", "\n".join(lines(page)))
        page.set_viewport_size({"width": 360, "height": 700})
        page.wait_for_timeout(100)
        assert not scrolls_sideways(page)


def test_what_python_and_page_tell_each_other(browser, tmp_path):
    with visit(browser, write_page(tmp_path / "empty.html")) as (page, _):
        mount(page, ForwardPassWidget(MLP((1, 1), ["identity"]), [2.0, 1.0], [3]))
        assert value(page, "y") == "7"
        page.evaluate("() => model.set('x', [10])")
        assert value(page, "y") == "21"
        assert field(page, "x[1]").input_value() == "10"
        field(page, "b1[1]").fill("0.5")
        assert page.evaluate("() => [model.get('theta'), model.get('x'), model.saved]") == [
            [2, 0.5],
            [10],
            1,
        ]
        field(page, "b1[1]").fill("0.7")
        field(page, "b1[1]").press("ArrowUp")
        assert page.evaluate("() => model.get('theta')[1]") == 0.8  # not 0.7999999999999999
        field(page, "x[1]").fill("-1")
        assert page.evaluate("() => model.get('x')") == [-1]
        assert page.evaluate("() => { cleanup(); return model.listeners() }") == 0
