"""The optimiser race in a real browser: from file://, no kernel, the network cut."""

from itertools import combinations

import numpy as np
import pytest

from mlp_book.topics.surfaces import SURFACES
from mlp_book.widgets import OptimizerRaceWidget
from mlp_core import OPTIMIZERS, Adam, GradientDescent, Momentum, RMSProp
from tests.browser.support import axe_violations, scrolls_sideways, visit
from tests.widgets.on_page import (
    button,
    field,
    lines,
    mount,
    number,
    tab_to,
    value,
    words,
)
from tests.widgets.static_page import write_page

NAMES = {"GradientDescent": "GD", "Momentum": "Momentum", "RMSProp": "RMSProp", "Adam": "Adam"}
BOXES = {**NAMES, "GradientDescent": "Gradient descent (GD)"}


@pytest.fixture(scope="module")
def url(tmp_path_factory):
    path = tmp_path_factory.mktemp("page") / "index.html"
    return write_page(path, OptimizerRaceWidget())


@pytest.fixture
def page(browser, url):
    with visit(browser, url) as (page, _):
        yield page


def assert_shows(page, widget):
    """Fail unless the page's numbers are those of a widget in Python."""
    assert value(page, "step") == str(widget.steps)
    w, errors = widget.w, widget.errors
    distance = SURFACES[widget.surface].distance
    for kind in widget.racing:
        name = NAMES[kind]
        for i in range(2):
            assert number(page, f"w[{i + 1}] of {name}") == pytest.approx(w[kind][i], 0.06, 6e-5)
        assert number(page, f"E of {name}") == pytest.approx(errors[kind][-1], 0.006, 6e-5)
        assert number(page, f"distance of {name}") == pytest.approx(distance(w[kind]), 0.06, 6e-5)
        high = np.flatnonzero(errors[kind] >= 0.01)
        since = high[-1] + 1 if len(high) else 0
        never = "not yet" if len(high) == len(errors[kind]) else "no more"
        shown = str(since) if since <= widget.steps else never
        assert value(page, f"since of {name}") == shown


def race(surface="valley", **settings):
    return OptimizerRaceWidget(surface, **settings)


def press(page, name, times=1):
    for _ in range(times):
        button(page, name).click()


def test_the_start(page):
    assert_shows(page, race())
    assert words(page) == (
        "Step 0. All start at w = [−4, 2] with E = 58. Who gets below 0.01, and stays there?"
    )
    assert field(page, "w[1]").input_value() == "-4"
    settings = {"learning rate of GD": "0.07", "momentum of Momentum": "0.9"}
    settings |= {"rho of RMSProp": "0.9", "epsilon of RMSProp": "1e-7", "epsilon of Adam": "1e-8"}
    settings |= {"beta2 of Adam": "0.999", "convention of Adam": "textbook"}
    assert {name: field(page, name).input_value() for name in settings} == settings
    assert all(field(page, name).is_checked() for name in BOXES.values())
    assert button(page, "Step back").get_attribute("aria-disabled") == "true"


@pytest.mark.parametrize("surface", SURFACES)
def test_every_surface_races_as_mlp_core_does(page, surface):
    field(page, "surface").select_option(surface)
    assert_shows(page, race(surface))
    press(page, "Step", 3)
    assert_shows(page, race(surface, steps=3))
    press(page, "10 steps", 4)
    assert_shows(page, race(surface, steps=43))
    assert SURFACES[surface].formula in page.locator(".mlp-error-formula").inner_text()


def test_steps_and_back_by_keyboard_alone(page):
    tab_to(page, "Step")
    page.keyboard.press("Enter")
    page.keyboard.press("Enter")
    assert_shows(page, race(steps=2))
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    assert_shows(page, race(steps=12))
    tab_to(page, "Step back")
    page.keyboard.press("Enter")
    assert_shows(page, race(steps=2))
    tab_to(page, "learning rate of GD")
    page.keyboard.press("ArrowDown")
    assert_shows(page, race(steps=2, optimizers={"GradientDescent": GradientDescent(0.06)}))
    tab_to(page, "beta2 of Adam")
    page.keyboard.press("ArrowDown")
    assert field(page, "beta2 of Adam").input_value() == "0.998"
    tab_to(page, "epsilon of Adam")
    page.keyboard.press("ArrowUp")
    assert field(page, "epsilon of Adam").input_value() == "1e-7"
    both = {"GradientDescent": GradientDescent(0.06), "Adam": Adam(0.3, beta2=0.998, epsilon=1e-7)}
    assert_shows(page, race(steps=2, optimizers=both))


def test_a_setting_runs_the_whole_race_again(page):
    press(page, "10 steps", 2)
    field(page, "learning rate of Adam").fill("0.8")
    field(page, "beta1 of Adam").fill("0,5")
    field(page, "beta2 of Adam").fill("0.9")
    field(page, "epsilon of Adam").fill("0.05")
    field(page, "convention of Adam").select_option("keras")
    field(page, "momentum of Momentum").fill("0.5")
    field(page, "learning rate of Momentum").fill("0.03")
    field(page, "rho of RMSProp").fill("0.99")
    field(page, "learning rate of RMSProp").fill("0.2")
    field(page, "epsilon of RMSProp").fill("0.1")
    field(page, "convention of RMSProp").select_option("keras")
    field(page, "w[1]").fill("3")
    changed = {
        "Adam": Adam(0.8, beta1=0.5, beta2=0.9, epsilon=0.05, convention="keras"),
        "Momentum": Momentum(0.03, 0.5),
        "RMSProp": RMSProp(0.2, rho=0.99, epsilon=0.1, convention="keras"),
    }
    assert_shows(page, race(steps=20, optimizers=changed, start=[3, 2]))
    button(page, "Default settings").click()
    assert_shows(page, race(steps=20))
    assert field(page, "rho of RMSProp").input_value() == "0.9"
    assert field(page, "convention of Adam").input_value() == "textbook"
    press(page, "Step back")
    assert_shows(page, race(steps=20, optimizers=changed, start=[3, 2]))
    press(page, "Reset")
    assert_shows(page, race(steps=0, optimizers=changed, start=[3, 2]))


def test_a_surface_brings_its_rates_and_keeps_the_rest(page):
    field(page, "beta1 of Adam").fill("0.5")
    press(page, "10 steps")
    field(page, "surface").select_option("saddle")
    assert_shows(page, race("saddle", optimizers={"Adam": Adam(0.1, beta1=0.5)}))
    press(page, "Step")
    assert_shows(page, race("saddle", steps=1, optimizers={"Adam": Adam(0.1, beta1=0.5)}))
    field(page, "learning rate of Momentum").fill("0.3")
    press(page, "Default settings")
    assert_shows(page, race("saddle", steps=1))
    press(page, "Step back", 4)
    assert field(page, "surface").input_value() == "valley"
    assert_shows(page, race(steps=10, optimizers={"Adam": Adam(0.3, beta1=0.5)}))


def test_each_can_be_switched_off(page):
    press(page, "10 steps")
    for kind in ("GradientDescent", "Momentum", "RMSProp"):
        field(page, BOXES[kind]).uncheck()
    assert_shows(page, race(steps=10, racing=["Adam"]))
    rows = page.locator(".mlp-standings tbody tr:visible")
    assert rows.count() == 1
    assert page.locator(".mlp-surface polyline").count() == 1
    field(page, "Adam").uncheck()
    assert "Nobody takes part" in words(page)
    press(page, "Step")
    assert page.locator(".mlp-message").inner_text().startswith("There is nobody")
    field(page, "RMSProp").check()
    assert_shows(page, race(steps=10, racing=["RMSProp"]))
    assert axe_violations(page, ".mlp-widget") == []


def test_refused_numbers_are_told(page):
    rate = field(page, "learning rate of GD")
    rate.fill("0")
    message = "learning rate of GD needs a number from 0.0001 to 10; 0.07 is kept."
    assert page.locator(".mlp-message").inner_text() == message
    assert rate.get_attribute("aria-invalid") == "true"
    rate.press("Enter")
    assert rate.input_value() == "0.07"
    field(page, "beta1 of Adam").fill("1")
    assert "from 0 to 0.9999; 0.9 is kept" in page.locator(".mlp-message").inner_text()
    assert_shows(page, race())
    rate.fill("0.06")
    assert page.locator(".mlp-message").inner_text() == ""


def centre(page):
    box = page.locator(".mlp-handle-dot").bounding_box()
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


def test_dragging_the_start(page):
    press(page, "10 steps")
    x, y = centre(page)
    frame = page.locator(".mlp-surface .mlp-plot-frame").bounding_box()
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x + frame["width"] * 0.1, y, steps=4)
    page.mouse.move(x + frame["width"] * 0.2, y - frame["height"] * 0.1, steps=4)
    page.mouse.up()
    start = [float(field(page, f"w[{i}]").input_value()) for i in (1, 2)]
    assert start == pytest.approx([-2, 3], abs=0.05)  # the picture is 10 wide
    assert_shows(page, race(steps=10, start=start))
    press(page, "Step back")  # a drag is one change
    assert_shows(page, race(steps=10))


def test_scrubbing_a_rate_is_one_change(page):
    press(page, "10 steps")
    field(page, "learning rate of GD").scroll_into_view_if_needed()
    box = field(page, "learning rate of GD").bounding_box()
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x - 20, y, steps=5)
    page.mouse.up()
    assert_shows(page, race(steps=10, optimizers={"GradientDescent": GradientDescent(0.05)}))
    press(page, "Step back")
    assert_shows(page, race(steps=10))


def test_the_slider_of_momentum_runs_the_race_again(page):
    press(page, "10 steps", 2)
    slider = page.get_by_label("momentum of Momentum, slider")
    assert slider.input_value() == "0.9"
    slider.fill("0.44")
    assert field(page, "momentum of Momentum").input_value() == "0.44"
    assert_shows(page, race(steps=20, optimizers={"Momentum": Momentum(0.02, 0.44)}))
    press(page, "Step back")
    assert_shows(page, race(steps=20))
    assert slider.input_value() == "0.9"


def last_vertex(page, selector):
    x, y = page.locator(selector).get_attribute("points").split(" ")[-1].split(",")
    return float(x), float(y)


def overlap(one, other):
    """Whether two texts cover one another, their halos of 4 pixels apart."""
    a, b = one.bounding_box(), other.bounding_box()
    halo = 2 * 4
    beside = a["x"] + a["width"] - halo <= b["x"] or b["x"] + b["width"] - halo <= a["x"]
    return not beside and abs(a["y"] - b["y"]) < 14


def test_the_pictures_show_where_each_is(page):
    press(page, "10 steps", 3)
    widget = race(steps=30)
    side = float(page.locator(".mlp-surface .mlp-plot-frame").get_attribute("width"))
    for kind, w in widget.w.items():
        line = f".mlp-surface polyline.is-{kind}"
        assert len(page.locator(line).get_attribute("points").split()) == 31
        expected = [(w[0] + 5) / 10 * side, (5 - w[1]) / 10 * side]
        assert last_vertex(page, line) == pytest.approx(expected, abs=0.1)
    heights = {k: last_vertex(page, f".mlp-walk-chart polyline.is-{k}")[1] for k in OPTIMIZERS}
    errors = {kind: values[-1] for kind, values in widget.errors.items()}
    assert sorted(heights, key=heights.get) == sorted(errors, key=errors.get, reverse=True)
    # The four are told apart without colour: by the shape of the mark, the dashes and the name.
    marks = [page.locator(f".mlp-surface .is-{k}:is(circle, path)").last for k in OPTIMIZERS]
    assert marks[0].evaluate("(e) => e.tagName") == "circle"
    corners = [m.get_attribute("d")[1:-1].split("L") for m in marks[1:]]
    assert [len(points) for points in corners] == [4, 3, 4]
    level = [points[0].split(",")[1] == points[1].split(",")[1] for points in corners]
    assert level == [True, False, False]  # a square, a triangle, a diamond
    dashes = {
        page.locator(f".mlp-surface polyline.is-{k}").evaluate(
            "(e) => getComputedStyle(e).strokeDasharray"
        )
        for k in OPTIMIZERS
    }
    assert len(dashes) == 4
    for picture in (".mlp-surface", ".mlp-walk-chart"):
        names = page.locator(f"{picture} .mlp-walk-names text")
        assert sorted(names.all_text_contents()) == sorted(NAMES.values())
        assert not any(overlap(*pair) for pair in combinations(names.all(), 2))


def test_the_arrow_is_the_next_step_of_the_chosen_one(page):
    field(page, "next step of").select_option("Momentum")
    press(page, "Step", 2)
    head = page.locator(".mlp-surface .mlp-arrow-head").get_attribute("d")
    tip = [float(v) for v in head[1:].split("L")[0].split(",")]
    press(page, "Step")
    assert last_vertex(page, ".mlp-surface polyline.is-Momentum") == pytest.approx(tip, abs=0.2)


def test_zoomed_in_there_are_lines_and_reset_shows_the_whole(page):
    whole = page.locator(".mlp-surface .is-x").all_text_contents()
    for surface in ("saddle", "rosenbrock", "valley"):
        field(page, "surface").select_option(surface)
        press(page, "10 steps")
        press(page, "Zoom in", 9)
        labels = page.locator(".mlp-surface .mlp-level").all_text_contents()
        assert labels
        assert not any("everywhere" in text for text in labels)
    assert page.locator(".mlp-surface .is-x").all_text_contents() != whole
    press(page, "Reset")
    assert page.locator(".mlp-surface .is-x").all_text_contents() == whole


def test_the_arrow_has_the_colour_of_whose_step_it_is(page):
    colours = set()
    for name in ("GD", "Momentum", "RMSProp", "Adam"):
        field(page, "next step of").select_option(label=name)
        mark = page.locator(".mlp-surface .mlp-arrow-shaft")
        colours.add(mark.evaluate("(e) => getComputedStyle(e).stroke"))
    assert len(colours) == 4


def test_presses_that_change_nothing_are_not_steps(page):
    press(page, "10 steps")
    press(page, "Default settings", 3)
    press(page, "Step back")
    assert value(page, "step") == "0"
    press(page, "10 steps")
    press(page, "Reset", 3)
    assert value(page, "step") == "0"
    assert button(page, "Step back").get_attribute("aria-disabled") == "true"


def test_zoom(page):
    def marks():
        return page.locator(".mlp-surface .mlp-axes .is-x:not(.is-name)").all_text_contents()

    assert marks() == ["−4", "−2", "0", "2", "4"]
    press(page, "Zoom out")
    assert marks() == ["−10", "−5", "0", "5", "10"]
    assert page.locator(".mlp-handle").is_visible()
    press(page, "10 steps", 4)
    press(page, "Zoom in", 3)
    assert not page.locator(".mlp-handle").is_visible()
    assert float(marks()[-1]) < 1
    field(page, "surface").select_option("rosenbrock")
    assert marks() == ["−2", "−1", "0", "1", "2"]
    field(page, "w[1]").fill("7")
    assert marks()[-1] == "10"
    field(page, "learning rate of GD").fill("0.002")
    press(page, "Step")
    assert "Outside the picture: GD" in page.locator(".mlp-under").inner_text()


STEP_LINES = {
    "GradientDescent": [
        "E = ½·(w[1]² + 25·w[2]²) = ½·((−4)² + 25·2²) = 58",
        "g[2] = ½·25·2·w[2] = ½·25·2·2 = 50",
        "move[1] = −η·g[1] = −0.07·(−4) = 0.28",
        "new w[2] = w[2] + move[2] = 2 + (−3.5) = −1.5",
    ],
    "Momentum": [
        "v[1] = μ·old v[1] + η·g[1] = 0.9·0 + 0.02·(−4) = −0.08",
        "move[2] = −v[2] = −1 = −1",
    ],
    "RMSProp": [
        "G[1] = ρ·old G[1] + (1 − ρ)·g[1]² = 0.9·0 + (1 − 0.9)·(−4)² = 1.6",  # noqa: RUF001
        "move[1] = −η·g[1]/(√G[1] + ε) = −0.1·(−4)/(√1.6 + 1·10⁻⁷) ≈ 0.3162",
    ],
    "Adam": [
        "m[2] = β₁·old m[2] + (1 − β₁)·g[2] = 0.9·0 + (1 − 0.9)·50 = 5",
        "v[2] = β₂·old v[2] + (1 − β₂)·g[2]² = 0.999·0 + (1 − 0.999)·50² = 2.5",
        "mhat[2] = m[2]/(1 − β₁^t) = 5/(1 − 0.9^1) = 50",
        "vhat[2] = v[2]/(1 − β₂^t) = 2.5/(1 − 0.999^1) = 2500",
        "move[2] = −η·mhat[2]/(√vhat[2] + ε) = −0.3·50/(√2500 + 1·10⁻⁸) ≈ −0.3000",
    ],
}


@pytest.mark.parametrize("kind", OPTIMIZERS)
def test_the_next_step_in_numbers(page, kind):
    field(page, "next step of").select_option(kind)
    text = lines(page)
    for line in STEP_LINES[kind]:
        assert line in text
    press(page, "10 steps")
    press(page, "Step", 3)
    before, after = race(steps=13).w[kind], race(steps=14).w[kind]
    for i in range(2):
        assert number(page, f"new w[{i + 1}]") == pytest.approx(after[i], abs=6e-5)
        assert number(page, f"move[{i + 1}]") == pytest.approx(after[i] - before[i], abs=6e-5)
    assert number(page, "g[2]") == pytest.approx(25 * before[1], abs=6e-5)


def test_what_is_remembered_is_the_optimisers_state(page):
    press(page, "Step", 4)
    path = race(steps=4).paths
    rules = {"Momentum": Momentum(0.02), "RMSProp": RMSProp(0.1), "Adam": Adam(0.3)}
    for kind, rule in rules.items():
        state = rule.init(np.zeros(2))
        for w in path[kind]:
            _, state = rule.update(w, np.array([w[0], 25 * w[1]]), state)
        field(page, "next step of").select_option(kind)
        for symbol, numbers in zip(
            {"Momentum": "v", "RMSProp": "G", "Adam": "mv"}[kind], state, strict=False
        ):
            for i in range(2):
                assert number(page, f"{symbol}[{i + 1}]") == pytest.approx(numbers[i], abs=6e-5)


def test_the_two_conventions_in_numbers(page):
    field(page, "next step of").select_option("RMSProp")
    field(page, "epsilon of RMSProp").fill("0.4")
    assert number(page, "move[1]") == pytest.approx(0.1 * 4 / (1.6**0.5 + 0.4), abs=6e-5)
    field(page, "convention of RMSProp").select_option("keras")
    assert number(page, "move[1]") == pytest.approx(0.1 * 4 / (1.6 + 0.4) ** 0.5, abs=6e-5)
    assert "move[1] = −η·g[1]/√(G[1] + ε) = −0.1·(−4)/√(1.6 + 0.4) ≈ 0.2828" in lines(page)
    field(page, "next step of").select_option("Adam")
    field(page, "convention of Adam").select_option("keras")
    field(page, "epsilon of Adam").fill("0.1")
    rule = Adam(0.3, epsilon=0.1, convention="keras")
    start = np.array([-4.0, 2.0])
    after, _ = rule.update(start, np.array([-4.0, 50.0]), rule.init(start))
    assert number(page, "new w[1]") == pytest.approx(after[0], abs=6e-5)
    assert any(line.startswith("c = √(1 − β₂^t)/(1 − β₁^t) = ") for line in lines(page))
    assert page.locator('[data-value="mhat[1]"]').count() == 0


def test_divergence_in_words(page):
    field(page, "learning rate of GD").fill("0.0801")  # 2/25 is the border
    press(page, "10 steps")
    assert "GD stands higher than at the start" not in words(page)
    press(page, "10 steps", 12)
    assert "GD stands higher than at the start." in words(page)
    field(page, "learning rate of GD").fill("0.5")
    widget = race(steps=130, optimizers={"GradientDescent": GradientDescent(0.5)})
    ended = len(widget.errors["GradientDescent"]) - 1
    assert f"GD has diverged: at step {ended} its E is" in words(page)
    assert page.locator(".mlp-verdict").get_attribute("data-kind") == "grew"
    assert "Lowest now: RMSProp" not in words(page)
    assert "GD has diverged: it makes no more steps." in page.locator(".mlp-who").inner_text()
    field(page, BOXES["GradientDescent"]).uncheck()
    assert "GD does not race; with these settings it has diverged." in (
        page.locator(".mlp-who").inner_text()
    )
    field(page, BOXES["GradientDescent"]).check()
    assert page.locator(".mlp-line:visible").count() == 0
    field(page, "next step of").select_option("Adam")
    assert page.locator(".mlp-line:visible").count() > 10
    for kind in ("Momentum", "RMSProp", "Adam"):
        field(page, BOXES[kind]).uncheck()
    press(page, "Step")
    assert page.locator(".mlp-message").inner_text().startswith("There is nobody")
    assert axe_violations(page, ".mlp-widget") == []


def test_on_the_ridge_of_the_saddle_nobody_finds_down(page):
    field(page, "surface").select_option("saddle")
    field(page, "w[2]").fill("0")
    press(page, "10 steps", 12)
    for name in NAMES.values():
        assert value(page, f"w[2] of {name}") == "0"
        assert value(page, f"since of {name}") == "not yet"
    assert "GD hardly moves: its gradient is nearly 0" in words(page)


def test_run_pauses_and_hurries_and_ends(page):
    page.clock.install(time=0)
    page.clock.pause_at(1000)  # from here on time passes only as we say
    button(page, "Run").click()
    assert value(page, "step") == "1"
    page.clock.run_for(1100)
    assert value(page, "step") == "10"
    button(page, "Pause").click()
    page.clock.run_for(5000)
    assert_shows(page, race(steps=10))
    press(page, "Step back")  # a run is one change
    assert value(page, "step") == "0"
    button(page, "Run").click()
    press(page, "Reset")  # whoever takes over stops the run
    page.clock.run_for(3000)
    assert value(page, "step") == "0"
    button(page, "Run").click()
    field(page, "learning rate of GD").fill("0.05")  # the race goes on with it
    page.clock.run_for(32_000)  # at one step a tick, 266 steps
    assert value(page, "step") == "500"
    assert button(page, "Run").is_visible()
    assert page.locator(".mlp-message").inner_text().startswith("500 steps are enough")
    assert_shows(page, race(steps=500, optimizers={"GradientDescent": GradientDescent(0.05)}))
    press(page, "Reset")
    assert page.locator(".mlp-message").inner_text() == ""


def test_a_run_makes_its_steps_at_once_where_motion_is_unwanted(page):
    page.emulate_media(reduced_motion="reduce")
    press(page, "Run")
    assert value(page, "step") == "100"
    assert button(page, "Run").is_visible()


def test_screen_readers_hear_the_race_after_a_pause(page):
    press(page, "10 steps")
    page.wait_for_function(
        "() => document.querySelector('.mlp-widget [role=status]').textContent"
        ".startsWith('Step 10. Lowest now: Momentum, with E ≈ ')"
    )


def test_on_a_phone(browser, url):
    with visit(browser, url, width=360, height=740, touch=True) as (page, _):
        names = ("Step", "10 steps", "Run", "Reset", "Zoom in", "Default settings")
        for name in (*names, "w[1] plus 0.1", "learning rate of Adam, larger"):
            box = button(page, name).bounding_box()
            assert min(box["width"], box["height"]) >= 40, name
        button(page, "learning rate of Adam, larger").tap()
        button(page, "Step").tap()
        assert_shows(page, race(steps=1, optimizers={"Adam": Adam(0.4)}))
        assert page.locator(".mlp-handle").evaluate(
            "(e) => getComputedStyle(e).touchAction === 'none'"
        )
        page.set_viewport_size({"width": 320, "height": 640})
        page.wait_for_timeout(100)
        assert not scrolls_sideways(page)


def test_what_python_and_page_tell_each_other(browser, tmp_path):
    widget = OptimizerRaceWidget()
    with visit(browser, write_page(tmp_path / "empty.html")) as (page, _):
        mount(page, widget)
        page.evaluate("() => { model.set('steps', 7); model.set('start', [1, 1]); }")
        assert_shows(page, race(steps=7, start=[1, 1]))
        page.evaluate("() => model.set('racing', ['Adam'])")
        assert_shows(page, race(steps=7, start=[1, 1], racing=["Adam"]))
        assert page.evaluate("() => model.saved") == 0
        press(page, "Step")
        field(page, "learning rate of Adam").fill("0.5")
        names = ("surface", "start", "optimizers", "racing", "steps", "shown")
        sent = page.evaluate("(names) => names.map((name) => model.get(name))", list(names))
        widget.set_state(dict(zip(names, sent, strict=True)))
        assert_shows(page, widget)
        assert widget.optimizers["Adam"] == Adam(0.5)
        assert page.evaluate("() => { cleanup(); return model.listeners() }") == 0
