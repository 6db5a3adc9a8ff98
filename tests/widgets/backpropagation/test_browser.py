"""The backpropagation widget in a real browser: from file://, no kernel, the network cut."""

import re

import numpy as np
import pytest

from mlp_book.topics.networks import binary_classifier, worksheet
from mlp_book.widgets import BackpropagationWidget
from mlp_book.widgets.backpropagation.walk import parameter_names
from mlp_core import LOSSES, MLP, value_and_gradient
from tests.browser.support import axe_violations, scrolls_sideways, visit
from tests.widgets.on_page import (
    button,
    field,
    mount,
    value,
    written,
)
from tests.widgets.static_page import write_page

CHIPS = [
    "z1",
    "a1",
    "z2",
    "y",
    "L",
    "∂L/∂y",
    "∂y/∂z2",
    "δ2",
    "∂L/∂W2",
    "∂L/∂b2",
    "∂L/∂a1",
    "σ′(z1)",
    "δ1",
    "∂L/∂W1",
    "∂L/∂b1",
]
NAMES = parameter_names((3, 4, 1))
NETWORK, THETA, X, TARGET = binary_classifier()


@pytest.fixture(scope="module")
def url(tmp_path_factory):
    return write_page(tmp_path_factory.mktemp("page") / "index.html", BackpropagationWidget())


@pytest.fixture
def page(browser, url):
    with visit(browser, url) as (page, _):
        yield page


def rows(page):
    return [" ".join(text.split()) for text in page.locator(".mlp-step-row").all_inner_texts()]


def step(page):
    return page.locator(".mlp-step-title").inner_text()


def verdict(page):
    return page.locator(".mlp-check-verdict").inner_text()


def summary(page):
    return page.locator(".mlp-check-all").inner_text()


def computed(activation="sigmoid", loss="binary_cross_entropy", theta=THETA, target=TARGET):
    """Return what mlp_core computes, under the names of the page."""
    network = MLP(NETWORK.sizes, [activation, "sigmoid"])
    forward = network.forward(theta, X)
    y = np.array([target])
    backward = network.backward(theta, forward, y, LOSSES[loss])
    total, gradient = value_and_gradient(network, theta, X, y, LOSSES[loss])
    z, a, delta = forward.z, forward.a, backward.delta
    U = network.layers(theta)[1].W[0]
    expected = {"loss": total, "z2": z[1][0], "y": a[1][0], "delta2": delta[1][0]}
    expected["dy"] = LOSSES[loss].derivative(a[1][None], y[None])[0, 0]
    expected["slope2"] = a[1][0] * (1 - a[1][0])
    slopes = network.activations[0].derivative(z[0], a[0])
    for j in range(4):
        own = {"z1": z[0], "a1": a[0], "delta1": delta[0], "da1": delta[1] * U, "slope1": slopes}
        expected |= {f"{name}[{j + 1}]": vector[j] for name, vector in own.items()}
    for name, g in zip(NAMES, gradient, strict=True):
        expected["db2" if name == "b2[1]" else f"d{name}"] = g
    return expected


def check_numbers(page, expected):
    shown = {name: value(page, name) for name in expected}
    assert shown == {name: written(number) for name, number in expected.items()}


def test_every_number_is_there(page):
    for name, number in zip(NAMES, THETA, strict=True):
        assert float(field(page, name).input_value()) == number
    for j, number in enumerate(X):
        assert float(field(page, f"x[{j + 1}]").input_value()) == number
    assert field(page, "t").input_value() == "0"
    assert page.locator(".mlp-field input").count() == 25
    button(page, "To the end").click()
    expected = computed()
    check_numbers(page, expected)
    assert value(page, "delta2") == value(page, "y") == "0.7017"  # y - t
    assert value(page, "delta1[1]") == "0.0933"
    assert page.locator(".mlp-graph [data-value]").count() == len(expected)


def test_the_steps_are_listed_and_marked(page):
    chips = page.locator(".mlp-chip")
    assert chips.all_inner_texts() == CHIPS
    for k, name in enumerate(CHIPS, start=1):
        phase = "forward" if k <= 5 else "backward"
        assert step(page) == f"Step {k} of 15, {phase}: {name}"
        current = page.locator('.mlp-chip[aria-current="step"]')
        assert current.all_inner_texts() == [name]
        assert current.get_attribute("aria-label") == f"Step {k}: {name}"
        if k < 15:
            button(page, "Next").click()
    assert step(page) == "Step 15 of 15, backward: ∂L/∂b1"
    assert button(page, "Next").get_attribute("aria-disabled") == "true"
    button(page, "Back").click()
    assert step(page) == "Step 14 of 15, backward: ∂L/∂W1"
    button(page, "Step 8: δ2").click()
    assert step(page) == "Step 8 of 15, backward: δ2"
    button(page, "Reset").click()
    assert step(page) == "Step 1 of 15, forward: z1"
    assert button(page, "Back").get_attribute("aria-disabled") == "true"


def test_each_step_has_its_formula_and_its_numbers(page):
    seen = {}
    for k, name in enumerate(CHIPS):
        page.locator(".mlp-chip").nth(k).click()
        seen[name] = (page.locator(".mlp-step-formula").inner_text(), rows(page))
    first = {name: (formula, lines[0], len(lines)) for name, (formula, lines) in seen.items()}
    assert first == {
        "z1": (
            "z1[j] = W1[j,1]·x[1] + W1[j,2]·x[2] + W1[j,3]·x[3] + b1[j]",
            "z1[1] = 0.5·1 + 0.2·2 + 0.3·(−1) + 0.1 = 0.7",
            4,
        ),
        "a1": ("a1[j] = σ(z1[j])", "a1[1] = σ(0.7) ≈ 0.6682", 4),
        "z2": (
            "z2 = W2[1,1]·a1[1] + W2[1,2]·a1[2] + W2[1,3]·a1[3] + W2[1,4]·a1[4] + b2[1]",
            "z2 ≈ 0.6·0.6682 + (−0.4)·0.4502 + 0.8·0.8022 + (−0.5)·0.2142 + 0.1 ≈ 0.8555",
            1,
        ),
        "y": ("y = σ(z2)", "y ≈ σ(0.8555) ≈ 0.7017", 1),
        "L": (
            "L = −(t·ln y + (1 − t)·ln(1 − y))",
            "L ≈ −(0·ln 0.7017 + 1·ln 0.2983) ≈ 1.2097",
            1,
        ),
        "∂L/∂y": ("∂L/∂y = −t/y + (1 − t)/(1 − y)", "∂L/∂y ≈ −0/0.7017 + 1/0.2983 ≈ 3.3526", 1),
        "∂y/∂z2": ("∂y/∂z2 = σ′(z2) = y·(1 − y)", "∂y/∂z2 ≈ 0.7017·(1 − 0.7017) ≈ 0.2093", 1),
        "δ2": (
            "δ2 = ∂L/∂z2 = ∂L/∂y · ∂y/∂z2 = y − t",
            "δ2 ≈ 3.3526·0.2093 ≈ 0.7017 The same, shorter: y − t ≈ 0.7017 − 0 ≈ 0.7017.",
            1,
        ),
        "∂L/∂W2": (
            "∂L/∂W2[1,j] = δ2·a1[j]",
            "∂L/∂W2[1,1] = δ2·a1[1] ≈ 0.7017·0.6682 ≈ 0.4689",
            4,
        ),
        "∂L/∂b2": ("∂L/∂b2[1] = δ2·1", "∂L/∂b2[1] = δ2 ≈ 0.7017", 1),
        "∂L/∂a1": ("∂L/∂a1[j] = δ2·W2[1,j]", "∂L/∂a1[1] = δ2·W2[1,1] ≈ 0.7017·0.6 ≈ 0.4210", 4),
        "σ′(z1)": (
            "∂a1[j]/∂z1[j] = σ′(z1[j]) = a1[j]·(1 − a1[j])",
            "∂a1[1]/∂z1[1] ≈ 0.6682·(1 − 0.6682) ≈ 0.2217",
            4,
        ),
        "δ1": (
            "δ1[j] = ∂L/∂z1[j] = ∂L/∂a1[j] · ∂a1[j]/∂z1[j]",
            "δ1[1] ≈ 0.4210·0.2217 ≈ 0.0933",
            4,
        ),
        "∂L/∂W1": (
            "∂L/∂W1[j,i] = δ1[j]·x[i]",
            "∂L/∂W1[1,1] = δ1[1]·x[1] ≈ 0.0933·1 ≈ 0.0933",
            12,
        ),
        "∂L/∂b1": ("∂L/∂b1[j] = δ1[j]·1", "∂L/∂b1[1] = δ1[1] ≈ 0.0933", 4),
    }


def test_what_is_not_computed_yet_is_not_shown(page):
    assert value(page, "z1[1]") == "0.7"
    later = ["a1[1]", "z2", "y", "loss", "dy", "slope2", "delta2", "da1[1]", "delta1[4]"]
    assert {value(page, name) for name in later} == {"?"}
    assert not page.locator('[data-value="dW2[1,1]"]').is_visible()
    button(page, "Step 9: ∂L/∂W2").click()
    assert value(page, "dW2[1,1]") == "0.4689"
    assert not page.locator('[data-value="dW1[1,1]"]').is_visible()
    assert page.locator(".mlp-back:not(.is-unknown)").count() == 4
    button(page, "To the end").click()
    assert page.locator(".mlp-back:not(.is-unknown)").count() == 16


def test_each_step_is_marked_on_the_graph_and_said_in_words(page):
    def marked():
        return page.locator(".mlp-node .mlp-value.is-now").evaluate_all(
            "(all) => all.map((value) => value.dataset.value)"
        )

    expected = {
        1: (["z1[1]", "z1[2]", "z1[3]", "z1[4]"], 12, "the edges into layer 1, and z in"),
        2: (["a1[1]", "a1[2]", "a1[3]", "a1[4]"], 0, "a in the neurons of layer 1."),
        5: (["loss"], 0, "the box with t and L."),
        8: (["delta2"], 0, "δ in the output neuron."),
        9: ([], 4, "the edges into the output neuron."),
        11: (["da1[1]", "da1[2]", "da1[3]", "da1[4]"], 4, "the edges into the output neuron, and"),
        12: (["slope1[1]", "slope1[2]", "slope1[3]", "slope1[4]"], 0, "φ′, the slope, in the"),
        14: ([], 12, "the edges into layer 1."),
        15: ([], 0, "the biases under the neurons of layer 1."),
    }
    for k, (values, edges, words) in expected.items():
        page.locator(".mlp-chip").nth(k - 1).click()
        assert marked() == values, k
        assert page.locator(".mlp-edge.is-now").count() == edges, k
        assert page.locator(".mlp-step-where").inner_text().startswith(f"On the graph: {words}"), k
    assert page.locator(".mlp-row.is-bias.is-now").count() == 4


def test_keyboard_alone(page):
    """Walk by keys, change W2[1,1] by keys, and take it back by keys."""
    for _ in range(9):
        page.keyboard.press("Tab")
        if page.evaluate("() => document.activeElement.textContent") == "Next":
            break
    page.keyboard.press("Enter")
    assert step(page) == "Step 2 of 15, forward: a1"
    page.keyboard.press("Space")
    page.keyboard.press("ArrowRight")
    assert step(page) == "Step 4 of 15, forward: y"
    page.keyboard.press("ArrowLeft")
    assert step(page) == "Step 3 of 15, forward: z2"
    page.keyboard.press("End")
    assert step(page) == "Step 15 of 15, backward: ∂L/∂b1"
    page.keyboard.press("Home")
    assert step(page) == "Step 1 of 15, forward: z1"
    button(page, "Step 1: z1").focus()
    page.keyboard.press("ArrowRight")
    assert page.evaluate("() => document.activeElement.textContent") == "a1"
    page.keyboard.press("End")
    for _ in range(60):
        page.keyboard.press("Tab")
        name = page.evaluate("() => document.activeElement.labels?.[0]?.textContent")
        if name == "W2[1,1]":
            break
    assert name == "W2[1,1]"
    page.keyboard.press("ArrowUp")
    theta = THETA.copy()
    theta[NAMES.index("W2[1,1]")] = 0.7
    check_numbers(page, computed(theta=theta))
    button(page, "Undo a change").focus()
    page.keyboard.press("Enter")
    check_numbers(page, computed())
    assert step(page).startswith("Step 15")
    button(page, "Reset").press("Enter")
    assert step(page).startswith("Step 1 ")


def test_every_number_can_be_changed_by_pointer(page):
    button(page, "To the end").click()
    box = field(page, "W1[3,2]").bounding_box()
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x + 20, y, steps=4)
    page.mouse.up()
    assert field(page, "W1[3,2]").input_value() == "0.9"
    theta = THETA.copy()
    theta[NAMES.index("W1[3,2]")] = 0.9
    check_numbers(page, computed(theta=theta))
    field(page, "t").fill("1")
    check_numbers(page, computed(theta=theta, target=1))
    button(page, "Undo a change").click()
    check_numbers(page, computed(theta=theta))
    button(page, "Undo a change").click()
    check_numbers(page, computed())
    assert button(page, "Undo a change").get_attribute("aria-disabled") == "true"
    field(page, "x[2]").fill("0")
    field(page, "b2[1]").fill("0.4")
    button(page, "Reset").click()
    assert field(page, "x[2]").input_value() == "2"
    assert field(page, "b2[1]").input_value() == "0.1"
    assert step(page).startswith("Step 1 ")
    button(page, "Undo a change").click()  # also a reset
    assert step(page).startswith("Step 15")
    assert field(page, "b2[1]").input_value() == "0.4"


@pytest.mark.parametrize("loss", ["binary cross-entropy", "half squared error"])
@pytest.mark.parametrize("activation", ["sigmoid", "tanh", "ReLU"])
def test_activations_and_losses(page, activation, loss):
    field(page, "Hidden activation").select_option(activation)
    field(page, "Loss").select_option(loss)
    button(page, "To the end").click()
    check_numbers(page, computed(activation.lower(), loss.replace(" ", "_").replace("-", "_")))
    assert page.locator(".mlp-head").nth(1).inner_text() == f"layer 1 · {activation}"
    assert verdict(page) == "✓ They agree."
    assert summary(page) == "Of all 21 derivatives, every one agrees with its difference."
    button(page, "Step 8: δ2").click()
    assert ("y − t" in rows(page)[0]) == (loss == "binary cross-entropy")
    page.locator(".mlp-chip").nth(11).click()
    line = {
        "sigmoid": "∂a1[2]/∂z1[2] ≈ 0.4502·(1 − 0.4502) ≈ 0.2475",
        "tanh": "∂a1[2]/∂z1[2] ≈ 1 − (−0.1974)² ≈ 0.9610",
        "ReLU": "∂a1[2]/∂z1[2] = 0, because z = −0.2 is not above 0",
    }[activation]
    assert rows(page)[1] == line


def test_one_derivative_is_checked_by_a_difference(page):
    chain = page.locator(".mlp-check-chain")
    assert value(page, "analytic") == "comes at step 14"
    assert value(page, "numeric") == "0.0933484663"
    assert verdict(page) == summary(page) == ""
    page.get_by_label("Check the derivative by").select_option("W1[3,2]")
    symbols = "∂L/∂W1[3,2] = ∂L/∂y · ∂y/∂z2 · W2[1,3] · ∂a1[3]/∂z1[3] · x[2]"
    assert chain.inner_text() == f"{symbols} = ? · ? · 0.8 · ? · 2 = ?"
    button(page, "Step 7: ∂y/∂z2").click()
    assert chain.inner_text() == f"{symbols} ≈ 3.3526 · 0.2093 · 0.8 · ? · 2 ≈ ?"
    button(page, "To the end").click()
    assert chain.inner_text() == f"{symbols} ≈ 3.3526 · 0.2093 · 0.8 · 0.1587 · 2 ≈ 0.1782"
    assert value(page, "analytic") == f"{computed()['dW1[3,2]']:.10f}"
    assert value(page, "numeric")[:10] == value(page, "analytic")[:10]
    assert re.fullmatch(r"0|\d\.\d·10⁻[⁰¹²³⁴⁵⁶⁷⁸⁹]+", value(page, "error"))
    assert verdict(page) == "✓ They agree."
    field(page, "W2[1,4]").focus()  # a weight in the focus is the one that is checked
    assert chain.inner_text().startswith("∂L/∂W2[1,4] = ∂L/∂y · ∂y/∂z2 · a1[4] ≈ ")
    assert page.locator(".mlp-row.is-checked").count() == 1
    field(page, "b1[2]").focus()
    assert chain.inner_text().startswith("∂L/∂b1[2] = ∂L/∂y · ∂y/∂z2 · W2[1,2] · ∂a1[2]/∂z1[2] ≈ ")


@pytest.mark.parametrize(
    ("mistake", "activation", "wrong", "line"),
    [
        (
            "slope at a instead of z",
            "sigmoid",
            [1, 2, 3, 4],
            "∂a1[3]/∂z1[3] ≈ σ(0.8022)·(1 − σ(0.8022)) ≈ 0.2137"
            " ✗ planted: the slope is taken at a instead of z",
        ),
        (
            "slope at a instead of z",
            "ReLU",
            [2, 4],  # the mask a >= 0 is 1 everywhere: wrong where the neuron is off
            "∂a1[3]/∂z1[3] = 1, because a = 1.4 ≥ 0"
            " ✗ planted: the slope is taken at a instead of z",
        ),
        (
            "slope of neuron 2 in neurons 3, 4, …",  # D2-1
            "sigmoid",
            [3, 4],
            "∂a1[3]/∂z1[3] ≈ 0.4502·(1 − 0.4502) ≈ 0.2475"
            " ✗ planted: this neuron takes the slope of neuron 2",
        ),
        (
            "slope of neuron 1 in the last neuron",  # D2-2
            "sigmoid",
            [4],
            "∂a1[3]/∂z1[3] ≈ 0.8022·(1 − 0.8022) ≈ 0.1587",
        ),
    ],
    ids=["at a, sigmoid", "at a, ReLU", "D2-1", "D2-2"],
)
def test_a_planted_mistake_is_found_by_the_check(page, mistake, activation, wrong, line):
    field(page, "Hidden activation").select_option(activation)
    field(page, "Planted mistake").select_option(mistake)
    page.locator(".mlp-chip").nth(11).click()
    assert rows(page)[2] == line
    button(page, "To the end").click()
    bad = [f"W1[{j},{i}]" for j in wrong for i in (1, 2, 3)] + [f"b1[{j}]" for j in wrong]
    bad.sort(key=NAMES.index)
    some = ", ".join(bad[:6]) + (f" and {len(bad) - 6} more" if len(bad) > 6 else "")
    assert summary(page) == (
        f"Of all 21 derivatives, {len(bad)} disagree with their differences: {some}."
    )
    choose = page.get_by_label("Check the derivative by")
    choose.select_option(bad[0])
    assert verdict(page) == (
        "✗ They disagree: one of the two is wrong. That is the planted mistake."
    )
    assert not value(page, "error").endswith("−10")
    choose.select_option("W2[1,1]")
    assert verdict(page) == "✓ They agree."
    right = computed(activation.lower())
    for j in range(1, 5):
        shown = value(page, f"dW1[{j},2]")
        # ReLU at a: neurons 1 and 3 are on, and there the wrong mask is right.
        assert (shown == written(right[f"dW1[{j},2]"])) == (j not in wrong)
    assert axe_violations(page, ".mlp-widget") == []
    field(page, "Planted mistake").select_option("none")
    assert summary(page) == "Of all 21 derivatives, every one agrees with its difference."


def test_the_kink_of_relu_is_told(page):
    field(page, "Hidden activation").select_option("ReLU")
    field(page, "b1[2]").fill("0.4")  # z1[2] = 0
    button(page, "To the end").click()
    assert value(page, "z1[2]") == "0"
    page.get_by_label("Check the derivative by").select_option("b1[2]")
    assert "z1[2] is at the kink of ReLU, where a difference is no derivative." in verdict(page)


def test_an_output_that_has_rounded_to_one(page):
    field(page, "b2[1]").fill("800")
    button(page, "Step 8: δ2").click()
    assert value(page, "loss") == "800.76"  # not infinite: it is computed from z2
    assert value(page, "delta2") == "1"
    assert "δ2 = y − t = 1 − 0 = 1 " in rows(page)[0]
    assert "has lost its digits; y − t is exact." in rows(page)[0]


def test_the_target_is_a_probability(page):
    field(page, "t").fill("2")
    assert page.locator(".mlp-message").inner_text() == "t needs a number from 0 to 1; 0 is kept."
    field(page, "t").press("Escape")
    for _ in range(12):
        field(page, "t").press("ArrowUp")
    assert field(page, "t").input_value() == "1"


def test_a_row_and_its_edge_are_marked_together(page):
    button(page, "Step 14: ∂L/∂W1").click()
    page.get_by_text("∂L/∂W1[2,3]", exact=True).hover()
    assert page.locator(".mlp-edge.is-active").count() == 1
    assert page.locator(".mlp-back.is-active").count() == 1
    field(page, "W1[4,1]").focus()
    page.locator("h1").hover()
    active = page.locator(".mlp-step-row.is-active")
    assert active.all_inner_texts() == ["∂L/∂W1[4,1] = δ1[4]·x[1] ≈ −0.0590·1 ≈ −0.0590"]
    button(page, "Neuron 2 of layer 1").focus()
    assert active.count() == 3
    button(page, "Step 11: ∂L/∂a1").click()
    page.get_by_text("∂L/∂a1[4]", exact=True).hover()
    assert page.locator(".mlp-edge.is-active").count() == 1


def test_lines_show_size_and_sign(page):
    button(page, "To the end").click()
    back = page.locator(".mlp-back")
    widths = [float(back.nth(k).get_attribute("stroke-width")) for k in range(16)]
    gradient = [computed()[f"d{name}"] for name in NAMES if name.startswith("W")]
    assert (
        np.argsort(np.abs(gradient).round(9), kind="stable").tolist()[-4:]
        == (np.argsort(widths, kind="stable").tolist()[-4:])
    )
    for k, g in enumerate(gradient):
        assert bool(back.nth(k).get_attribute("stroke-dasharray")) == (g < 0)


def hears(page, words):
    status = "document.querySelector('.mlp-widget [role=status]').textContent"
    page.wait_for_function(f"(words) => {status} === words", arg=words)


def test_screen_readers_hear_the_step_and_the_result(page):
    button(page, "Next").click()
    assert page.locator(".mlp-widget [role=status]").text_content() == ""
    button(page, "Next").click()
    page.wait_for_timeout(100)
    hears(
        page,
        "Step 3 of 15, forward. z2 ≈ 0.6·0.6682 + (−0.4)·0.4502 + 0.8·0.8022 + (−0.5)·0.2142"
        " + 0.1 ≈ 0.8555",
    )
    button(page, "To the end").click()
    field(page, "t").fill("1")
    hears(page, "y ≈ 0.7017, L ≈ 0.3542")


def test_the_state_as_tables(page):
    page.get_by_text("All numbers as tables").click()
    neuron = page.get_by_role("row", name="z2, y, δ2")
    assert neuron.get_by_role("cell").all_inner_texts() == ["not yet"] * 5
    button(page, "To the end").click()
    cells = ["0.8555", "0.7017", "3.3526", "0.2093", "0.7017"]
    assert neuron.get_by_role("cell").all_inner_texts() == cells
    weight = page.get_by_role("row", name="W1[3,2]")
    assert weight.get_by_role("cell").all_inner_texts() == ["0.7", "0.1782"]


def test_on_a_phone(browser, url):
    with visit(browser, url, width=360, height=740, touch=True) as (page, _):
        for _ in range(7):
            button(page, "Next").tap()
        assert step(page) == "Step 8 of 15, backward: δ2"
        card, graph = (
            page.locator(name).bounding_box()["y"] for name in (".mlp-step", ".mlp-graph")
        )
        assert card < graph  # the step stands near the buttons
        page.locator(".mlp-chip").nth(14).tap()
        page.locator('[data-value="z2"]').tap()
        assert field(page, "W2[1,1]").is_visible()
        button(page, "W2[1,1] plus 0.1").tap()
        theta = THETA.copy()
        theta[NAMES.index("W2[1,1]")] = 0.7
        expected = computed(theta=theta)
        assert value(page, "y") == written(expected["y"])
        assert value(page, "delta1[1]") == written(expected["delta1[1]"])
        assert value(page, "dW2[1,1]") == written(expected["dW2[1,1]"])
        page.locator('[data-value="z1[2]"]').tap()
        assert value(page, "dW1[2,3]") == written(expected["dW1[2,3]"])
        page.set_viewport_size({"width": 320, "height": 640})
        page.wait_for_timeout(100)
        assert not scrolls_sideways(page)


def test_other_networks(browser, tmp_path):
    by_hand = MLP((2, 2, 1), ["relu", "relu"])
    theta = by_hand.pack([([[1, 3], [-2, 4]], [0, 0]), ([[0.5, 0.3]], [0])])
    network, numbers = worksheet()
    widgets = [
        BackpropagationWidget(by_hand, theta, [0.5, 0.7], 1, step=15),
        BackpropagationWidget(network, numbers, [1, 1], 1, step=22),
    ]
    with visit(browser, write_page(tmp_path / "page.html", widgets[0])) as (page, _):
        # D4's step by hand
        expected = {"loss": "0.3528", "dy": "0.84", "delta1[1]": "0.42", "delta1[2]": "0.252"}
        expected |= {"dW2[1,1]": "2.184", "dW2[1,2]": "1.512", "dW1[1,1]": "0.21"}
        expected |= {"dW1[1,2]": "0.294", "dW1[2,1]": "0.126", "dW1[2,2]": "0.1764"}
        assert {name: value(page, name) for name in expected} == expected
        assert field(page, "Loss").locator("option").count() == 1
        field(page, "t").fill("-3")
        assert value(page, "dy") == "4.84"
    with visit(browser, write_page(tmp_path / "page.html", widgets[1])) as (page, _):
        assert axe_violations(page) == []
        delta = widgets[1].backward_pass.delta
        for l, j in [(0, 0), (0, 3), (1, 0), (1, 1)]:
            assert value(page, f"delta{l + 1}[{j + 1}]") == written(delta[l][j])
        assert value(page, "delta3") == written(delta[2][0])
        page.locator(".mlp-chip").nth(17).click()
        assert page.locator(".mlp-step-formula").inner_text() == "∂L/∂a1[j] = Σk δ2[k]·W2[k,j]"
        assert rows(page)[0] == "∂L/∂a1[1] ≈ −0.1276·0.5 + 0.2552·(−0.2) ≈ −0.1148"
        assert (
            page.locator(".mlp-check-chain")
            .inner_text()
            .startswith("∂L/∂W1[1,1] = ∂L/∂a1[1] · ∂a1[1]/∂z1[1] · x[1] ≈ ")
        )
        page.set_viewport_size({"width": 360, "height": 700})
        page.wait_for_timeout(100)
        assert not scrolls_sideways(page)


def test_what_python_and_page_tell_each_other(browser, tmp_path):
    with visit(browser, write_page(tmp_path / "empty.html")) as (page, _):
        mount(page, BackpropagationWidget())
        page.evaluate("() => { model.set('activation', 'relu'); model.set('step', 15) }")
        page.wait_for_timeout(50)
        check_numbers(page, computed("relu"))
        assert field(page, "Hidden activation").input_value() == "relu"
        field(page, "t").fill("0.5")
        field(page, "Planted mistake").select_option("at_a")
        button(page, "Back").click()
        field(page, "W1[2,1]").focus()
        names = "['target', 'mistake', 'step', 'weight', 'theta']"
        got = page.evaluate(f"() => {names}.map((name) => model.get(name))")
        assert got == [0.5, "at_a", 14, "W1[2,1]", THETA.tolist()]
        assert page.evaluate("() => { cleanup(); return model.listeners() }") == 0
