"""The symmetry widget in a real browser: from file://, no kernel, the network cut."""

import re

import numpy as np
import pytest

from mlp_book.widgets import SymmetryWidget
from tests.browser.support import axe_violations, scrolls_sideways, visit
from tests.widgets.on_page import (
    button,
    field,
    lines,
    mount,
    number,
    tab_to,
    value,
)
from tests.widgets.static_page import write_page

SIDES = ("equal", "random")


@pytest.fixture(scope="module")
def url(tmp_path_factory):
    path = tmp_path_factory.mktemp("page") / "index.html"
    return write_page(path, SymmetryWidget())


@pytest.fixture
def page(browser, url):
    with visit(browser, url) as (page, _):
        yield page


def names(hidden=4):
    """The names of all parameters, in theta's order."""
    rows = range(1, hidden + 1)
    first = [f"W1[{i},{j}]" for i in rows for j in (1, 2)]
    return [*first, *(f"b1[{i}]" for i in rows), *(f"W2[1,{i}]" for i in rows), "b2"]


def assert_shows(page, widget):
    """The page shows the numbers that mlp_core computes for this widget."""
    assert value(page, "epoch") == str(widget.epoch)
    for side in SIDES:
        theta = getattr(widget, f"theta_{side}")
        loss, gradient = widget.value_and_gradient(theta)
        for name, weight, slope in zip(names(), theta, gradient, strict=True):
            near = {"abs": 5.1e-5} if abs(weight) >= 1e-3 else {"rel": 0.5, "abs": 0}
            assert number(page, f"{side} {name}") == pytest.approx(weight, **near), name
            near = {"abs": 5.1e-5} if abs(slope) >= 1e-3 else {"rel": 0.5, "abs": 1e-15}
            assert number(page, f"{side} d{name}") == pytest.approx(slope, **near), name
        assert number(page, f"{side} L") == pytest.approx(loss, abs=5.1e-5)
        after = theta - widget.learning_rate * gradient
        assert number(page, f"{side} new W1[3,1]") == pytest.approx(after[4], abs=5.1e-5)
        outputs = widget.network.predict(theta, widget.data.X)[:, 0]
        for x, y in zip(("0,0", "0,1", "1,0", "1,1"), outputs, strict=True):
            assert number(page, f"{side} y({x})") == pytest.approx(y, abs=5.1e-3)


def test_the_start(page):
    assert_shows(page, SymmetryWidget())
    likeness = "All 4 hidden neurons have the same weights."
    assert value(page, "equal likeness") == likeness
    assert value(page, "equal words") == (
        "Every hidden neuron's gradient is exactly 0: nothing moves. 2 of 4 answers are right."
    )
    assert value(page, "random likeness") == "All 4 hidden neurons are different."
    assert "new W1[2,1] = 0 − 1·0 = 0" in lines(page)
    assert button(page, "Step back").get_attribute("aria-disabled") == "true"
    assert field(page, "scale").count() == 0 or not field(page, "scale").is_visible()


def test_steps_by_keyboard_alone(page):
    tab_to(page, "learning rate")
    page.keyboard.press("ArrowUp")
    tab_to(page, "Step")
    page.keyboard.press("Enter")
    tab_to(page, "10 steps")
    page.keyboard.press("Enter")
    widget = SymmetryWidget(learning_rate=1.1)
    widget.step(11)
    assert_shows(page, widget)
    tab_to(page, "Step back")
    page.keyboard.press("Enter")
    assert value(page, "epoch") == "1"
    page.keyboard.press("Enter")
    page.keyboard.press("Enter")
    assert (value(page, "epoch"), field(page, "learning rate").input_value()) == ("0", "1")
    page.keyboard.press("Enter")  # nothing is left to take back
    assert_shows(page, SymmetryWidget())


def test_equal_weights_move_together(page):
    """A constant: gradients are not 0, but the same; the arrows lie on one another."""
    field(page, "constant").fill("0.5")
    button(page, "10 steps").click()
    widget = SymmetryWidget(constant=0.5)
    widget.step(10)
    assert_shows(page, widget)
    assert value(page, "equal likeness") == "All 4 hidden neurons still have the same weights."
    assert value(page, "equal words").startswith("Their gradients are the same too")
    arrows = page.locator(".is-equal .mlp-weight-shaft").evaluate_all(
        "(all) => all.map((one) => one.getAttribute('d'))"
    )
    assert (len(arrows), len(set(arrows))) == (4, 1)
    assert page.locator(".is-equal .mlp-tip-names text").all_text_contents() == ["1, 2, 3, 4"]
    assert page.locator(".is-random .mlp-tip-names text").count() == 4
    said = [line for line in lines(page) if line.startswith("new W1")]
    assert len(said) == 8
    sums = [re.split("[=≈]", line, maxsplit=1)[1] for line in said]
    assert (len(set(sums[:4])), len(set(sums[4:]))) == (1, 4)


@pytest.mark.parametrize("activation", ["tanh", "sigmoid", "relu"])
@pytest.mark.parametrize("target", ["AND", "XOR"])
def test_every_choice_walks_as_mlp_core_does(page, activation, target):
    field(page, "hidden activation").select_option(activation)
    field(page, "learns").select_option(target)
    field(page, "constant").fill("-1")
    button(page, "10 steps").click()
    widget = SymmetryWidget(activation=activation, target=target, constant=-1)
    widget.step(10)
    assert_shows(page, widget)


@pytest.mark.parametrize("initializer", ["small_normal", "glorot_uniform", "he_normal"])
def test_seeds_and_initialisers_draw_as_mlp_core_does(page, initializer):
    field(page, "initialiser").select_option(initializer)
    settings = {"initializer": initializer}
    if initializer == "small_normal":
        field(page, "scale").fill("3")
        settings["scale"] = 3
    assert field(page, "scale").is_visible() == (initializer == "small_normal")
    for seed in (1, 2):
        assert field(page, "seed").input_value() == str(seed)
        assert_shows(page, SymmetryWidget(seed=seed, **settings))
        button(page, "New seed").click()
    (field(page, "seed").fill("12345"), field(page, "seed").press("Enter"))
    assert_shows(page, SymmetryWidget(seed=12345, **settings))
    button(page, "Step back").click()
    assert field(page, "seed").input_value() == "3"


def test_words_are_counted(page):
    """Saturation, dead neurons and twins, each beside what NumPy counts."""
    field(page, "initialiser").select_option("small_normal")
    field(page, "scale").fill("20")
    widget = SymmetryWidget(initializer="small_normal", scale=20)
    a = widget.network.forward(widget.theta_random, widget.data.X).a[0]
    flat = int((1 - a**2 < 0.01).sum())
    assert 0 < flat < 16
    assert f"{flat} of 16 hidden activations are saturated" in value(page, "random words")
    field(page, "hidden activation").select_option("relu")
    field(page, "initialiser").select_option("he_normal")
    for seed in range(1, 9):
        (field(page, "seed").fill(str(seed)), field(page, "seed").press("Enter"))
        one = SymmetryWidget(activation="relu", initializer="he_normal", seed=seed)
        z = one.network.forward(one.theta_random, one.data.X).z[0]
        dead = [str(i + 1) for i in range(4) if (z[:, i] <= 0).all()]
        said = value(page, "random words")
        assert ("dead" in said) == bool(dead), seed
        if len(dead) == 1:
            assert f"Neuron {dead[0]} is off for all four inputs: dead." in said


def test_equal_neurons_learn_and_but_not_xor(page):
    field(page, "constant").fill("0.5")
    page.emulate_media(reduced_motion="reduce")
    button(page, "Run").click()
    assert value(page, "epoch") == "500"
    assert "3 of 4 answers are right" in value(page, "equal words")
    assert "4 of 4 answers are right" in value(page, "random words")
    field(page, "learns").select_option("AND")
    assert value(page, "epoch") == "0"
    button(page, "Run").click()
    assert "4 of 4 answers are right" in value(page, "equal words")
    assert value(page, "equal likeness") == "All 4 hidden neurons still have the same weights."


def test_run_pauses_and_ends(page):
    page.clock.install(time=0)
    page.clock.pause_at(1000)  # from here on time passes only as we say
    button(page, "Run").click()
    assert value(page, "epoch") == "10"
    page.clock.run_for(450)
    assert value(page, "epoch") == "50"
    button(page, "Pause").click()
    page.clock.run_for(3000)
    assert value(page, "epoch") == "50"
    button(page, "Run").click()
    page.clock.run_for(60_000)
    assert value(page, "epoch") == "550"
    assert button(page, "Run").is_visible()
    button(page, "Step back").click()
    assert value(page, "epoch") == "50"  # a run is one press
    widget = SymmetryWidget()
    widget.step(50)
    assert_shows(page, widget)


def test_five_thousand_epochs_are_enough(page):
    page.emulate_media(reduced_motion="reduce")
    for _ in range(10):
        button(page, "Run").click()
    assert value(page, "epoch") == "5000"
    button(page, "Run").click()
    button(page, "Step").click()
    assert value(page, "epoch") == "5000"
    assert "5000 epochs are enough" in page.locator(".mlp-message").inner_text()
    button(page, "Step back").click()
    assert value(page, "epoch") == "4500"


def test_a_new_learning_rate_goes_on_from_here(page):
    button(page, "10 steps").click()
    field(page, "learning rate").fill("0.5")
    assert value(page, "epoch") == "10"
    button(page, "Step").click()
    widget = SymmetryWidget()
    widget.step(10)
    widget.learning_rate = 0.5
    widget.step()
    assert_shows(page, widget)


def test_reset_keeps_the_seed_and_can_be_taken_back(page):
    (field(page, "seed").fill("5"), field(page, "seed").press("Enter"))
    button(page, "10 steps").click()
    button(page, "Reset").click()
    assert_shows(page, SymmetryWidget(seed=5))
    button(page, "Step back").click()
    assert value(page, "epoch") == "10"


def test_what_does_not_fit_is_said(page):
    seed = field(page, "seed")
    seed.fill("-3")
    assert seed.get_attribute("aria-invalid") == "true"
    seed.press("Enter")
    message = "The seed needs a whole number from 0 to 999999; 1 is kept."
    assert page.locator(".mlp-message").inner_text() == message
    assert seed.input_value() == "1"
    field(page, "constant").fill("9")
    assert "constant needs a number from −5 to 5" in page.locator(".mlp-message").inner_text()
    assert_shows(page, SymmetryWidget())


def test_screen_readers_hear_the_step_after_a_pause(page):
    button(page, "10 steps").click()
    page.wait_for_function(
        "() => document.querySelector('.mlp-widget [role=status]').textContent"
        ".startsWith('Epoch 10. All weights equal: All 4 hidden neurons still have')"
    )


def test_on_a_phone(browser, url):
    with visit(browser, url, width=360, height=740, touch=True) as (page, _):
        for name in ("Step", "10 steps", "Run", "Step back", "Reset", "New seed"):
            box = button(page, name).bounding_box()
            assert min(box["width"], box["height"]) >= 40, name
        button(page, "constant plus 0.1").tap()
        button(page, "Step").tap()
        widget = SymmetryWidget(constant=0.1)
        widget.step()
        assert_shows(page, widget)
        button(page, "Step back").tap()
        assert value(page, "epoch") == "0"
        page.set_viewport_size({"width": 320, "height": 640})
        page.wait_for_timeout(100)
        assert not scrolls_sideways(page)


def test_the_arrow_shows_the_weights_and_the_next_step(page):
    """Read from the drawing: the head's tip is the weights; the orange shaft is against dW."""
    field(page, "learning rate").fill("10")
    widget = SymmetryWidget(learning_rate=10)
    (W1, _), _ = widget.network.layers(widget.theta_random)
    (G1, _), _ = widget.network.layers(widget.value_and_gradient(widget.theta_random)[1])
    side, reach = 260, 1.5
    assert np.abs(W1).max() * 1.15 < reach
    for i, (row, slope) in enumerate(zip(W1, G1, strict=True)):
        tip = [side / 2 * (1 + row[0] / reach), side / 2 * (1 - row[1] / reach)]
        head = page.locator(".is-random .mlp-weight-head").nth(i).get_attribute("d")
        drawn = [float(v) for v in head[1:].split("L")[0].split(",")]
        assert drawn == pytest.approx(tip, abs=0.1)
        step = page.locator(".is-random .mlp-next-head").nth(i).get_attribute("d")
        end = [float(v) for v in step[1:].split("L")[0].split(",")]
        move = np.array([end[0] - tip[0], tip[1] - end[1]])
        cosine = move @ -slope / (np.linalg.norm(move) * np.linalg.norm(slope))
        assert cosine > 0.995, i


def test_what_python_and_page_tell_each_other(browser, tmp_path):
    widget = SymmetryWidget(hidden=3)
    with visit(browser, write_page(tmp_path / "empty.html")) as (page, _):
        mount(page, widget)
        widget.step(3)
        page.evaluate(
            "([e, r]) => { model.set('theta_equal', e); model.set('theta_random', r);"
            " model.set('epoch', 3); }",
            [widget.theta_equal.tolist(), widget.theta_random.tolist()],
        )
        assert value(page, "epoch") == "3"
        assert number(page, "random L") == pytest.approx(widget.loss_random, abs=5.1e-5)
        page.evaluate("() => model.set('learning_rate', 0.2)")
        assert field(page, "learning rate").input_value() == "0.2"
        assert value(page, "epoch") == "3"
        assert page.evaluate("() => model.saved") == 0
        button(page, "Step").click()
        assert page.evaluate("() => [model.saved, model.get('epoch')]") == [1, 4]
        widget.learning_rate = 0.2
        widget.step()
        got = page.evaluate("() => model.get('theta_random')")
        assert got == pytest.approx(widget.theta_random.tolist(), abs=1e-12)
        (field(page, "seed").fill("4"), field(page, "seed").press("Enter"))
        got = page.evaluate("() => [model.get('theta_random'), model.get('epoch')]")
        fresh = SymmetryWidget(hidden=3, seed=4)
        assert got[0] == pytest.approx(fresh.theta_random.tolist(), abs=1e-12)
        assert got[1] == 0
        assert axe_violations(page, ".mlp-widget") == []
        assert page.evaluate("() => { cleanup(); return model.listeners() }") == 0


@pytest.mark.parametrize("width", [1280, 700, 360])
def test_the_sides_stand_side_by_side_where_there_is_room(browser, url, width):
    with visit(browser, url, width=width) as (page, _):
        left, right = (page.locator(f".is-{side}.mlp-side").bounding_box() for side in SIDES)
        assert (left["y"] == right["y"]) == (width > 650)
