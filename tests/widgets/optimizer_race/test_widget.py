"""The optimiser race's Python side: surfaces, walks and traits, through mlp_core."""

import numpy as np
import pytest
from traitlets import TraitError

import mlp_core
from mlp_book.page.palette import colors
from mlp_book.topics.surfaces import SURFACES, walk
from mlp_book.widgets import OptimizerRaceWidget
from mlp_book.widgets.gradient_descent.widget import GradientDescentWidget
from mlp_book.widgets.optimizer_race.widget import COLORS, GOAL, MOST_STEPS
from mlp_core import OPTIMIZERS

LOWEST = {
    "valley": [(0, 0)],
    "saddle": [(0, 1), (0, -1)],
    "lecture": [(0.26, 0.18), (1 / 2.6, 0)],  # 2.6 w1 + 1.8 w2 = 1
    "rosenbrock": [(1, 1)],
}


@pytest.fixture
def widget():
    return OptimizerRaceWidget()


@pytest.mark.parametrize("name", SURFACES)
def test_every_gradient_is_the_slope_of_its_error(name):
    surface = SURFACES[name]
    for w in np.random.default_rng(1).uniform(-2, 2, (20, 2)):
        numerical = mlp_core.numerical_gradient(surface.value, w)
        np.testing.assert_allclose(surface.gradient(w), numerical, rtol=1e-6, atol=1e-6)


@pytest.mark.parametrize("name", SURFACES)
def test_the_lowest_points_have_no_error_no_slope_and_no_distance(name):
    surface = SURFACES[name]
    for point in LOWEST[name]:
        w = np.array(point)
        assert surface.value(w) == pytest.approx(0, abs=1e-30)
        np.testing.assert_allclose(surface.gradient(w), 0, atol=1e-14)
        assert surface.distance(w) == pytest.approx(0, abs=1e-15)
        across = np.array([2.6, 1.8]) / np.hypot(2.6, 1.8) if name == "lecture" else [0.6, 0.8]
        assert surface.distance(w + 0.01 * np.array(across)) == pytest.approx(0.01)


def test_the_lectures_surface_is_the_descent_widgets_slice():
    widget, surface = GradientDescentWidget(), SURFACES["lecture"]
    start = np.array(surface.start)
    np.testing.assert_array_equal(start, widget.theta[6:8])
    assert surface.value(start) == widget.loss
    np.testing.assert_array_equal(surface.gradient(start), widget.gradient[6:8])


def test_what_the_surfaces_are_for():
    """The lessons that the defaults teach, in numbers."""

    def since(name):
        widget = OptimizerRaceWidget(name, steps=MOST_STEPS)
        late = {k: np.flatnonzero(v >= GOAL)[-1] + 1 for k, v in widget.errors.items()}
        return {k: int(step) if step <= MOST_STEPS else None for k, step in late.items()}

    valley, saddle = since("valley"), since("saddle")
    assert valley == {"GradientDescent": 47, "Momentum": 81, "RMSProp": None, "Adam": 74}
    assert saddle == {"GradientDescent": 79, "Momentum": 59, "RMSProp": 30, "Adam": 39}
    assert since("lecture")["GradientDescent"] == 1  # 0.1 = 1 / (2.6^2 + 1.8^2)
    bent = since("rosenbrock")
    assert bent == {"GradientDescent": None, "Momentum": 318, "RMSProp": None, "Adam": 360}


def test_steps_are_mlp_cores(widget):
    widget.step(5)
    assert widget.steps == 5
    for name, kind in OPTIMIZERS.items():
        rule = kind(SURFACES["valley"].rates[list(OPTIMIZERS).index(name)])
        w, state = np.array([-4.0, 2.0]), rule.init(np.zeros(2))
        for k in range(5):
            np.testing.assert_array_equal(widget.paths[name][k], w)
            w, state = rule.update(w, np.array([w[0], 25 * w[1]]), state)
        np.testing.assert_array_equal(widget.w[name], w)
        expected = 0.5 * (w[0] ** 2 + 25 * w[1] ** 2)
        assert widget.error[name] == widget.errors[name][-1] == pytest.approx(expected, rel=1e-14)
    widget.step(-2)
    assert widget.steps == 3
    assert len(widget.errors["Adam"]) == 4


def test_a_new_setting_runs_the_whole_race_again(widget):
    widget.step(3)
    widget.optimizers = {"GradientDescent": mlp_core.GradientDescent(0.01)}
    assert widget.steps == 3
    assert widget.w["GradientDescent"].tolist() == pytest.approx([-4 * 0.99**3, 2 * 0.75**3])
    assert widget.optimizers["Adam"] == mlp_core.Adam(0.3)
    widget.start = [1, 0]
    assert widget.w["GradientDescent"].tolist() == pytest.approx([0.99**3, 0])


def test_a_new_surface_brings_its_start_and_rates_and_nothing_else(widget):
    widget.step(7)
    widget.optimizers = {"Adam": mlp_core.Adam(1.0, beta1=0.5)}
    widget.surface = "rosenbrock"
    assert (widget.steps, widget.start.tolist()) == (0, [-1.2, 1.0])
    assert widget.optimizers["Adam"] == mlp_core.Adam(0.2, beta1=0.5)


def test_a_walk_ends_where_it_has_diverged():
    rule = mlp_core.GradientDescent(0.5)
    path, errors = walk(SURFACES["valley"], rule, np.array([-4.0, 2.0]), 500)
    assert errors[-1] > 1e12 >= errors[-2]
    assert len(path) == len(errors) < 20
    widget = OptimizerRaceWidget(optimizers={"GradientDescent": rule}, steps=40)
    assert len(widget.errors["GradientDescent"]) == len(errors)
    assert len(widget.errors["Adam"]) == 41


def test_settings_from_the_start():
    adam = mlp_core.Adam(0.05, convention="keras")
    widget = OptimizerRaceWidget(
        "saddle",
        start=[1, 0],
        optimizers={"Adam": adam},
        racing=["Adam", "Momentum"],
        steps=4,
        shown="Adam",
    )
    assert widget.optimizers["Adam"] == adam
    assert list(widget.w) == ["Momentum", "Adam"]
    assert (widget.steps, widget.start.tolist(), widget.shown) == (4, [1, 0], "Adam")


def test_what_travels_is_plain_and_comes_back(widget):
    state = widget.get_state()
    assert state["optimizers"]["RMSProp"] == {
        "learning_rate": 0.1,
        "rho": 0.9,
        "epsilon": 1e-7,
        "convention": "textbook",
    }
    assert state["surfaces"]["saddle"]["rates"]["Adam"] == SURFACES["saddle"].rates[3]
    assert (state["start"], state["steps"], state["racing"]) == ([-4, 2], 0, list(OPTIMIZERS))
    assert "export" in state["_esm"]
    changed = {**state["optimizers"], "Adam": {**state["optimizers"]["Adam"], "beta2": 0.9}}
    widget.set_state({"surface": "saddle", "start": [1, 1], "steps": 4, "optimizers": changed})
    assert (widget.surface, widget.start.tolist(), widget.steps) == ("saddle", [1, 1], 4)
    assert widget.optimizers["Adam"] == mlp_core.Adam(0.3, beta2=0.9)


@pytest.mark.parametrize(
    ("name", "wrong", "error", "words"),
    [
        ("surface", "hill", ValueError, "got 'hill', expected one of valley, saddle"),
        ("start", [1], ValueError, "got \\[1.0\\], expected 2 numbers from -10 to 10"),
        ("start", [0, 11], ValueError, "expected 2 numbers from -10 to 10"),
        ("start", [np.nan, 0], ValueError, "entry 0 is nan"),
        ("steps", 501, ValueError, "got 501, expected a whole number from 0 to 500"),
        ("steps", -1, ValueError, "got -1"),
        ("racing", ["SGD"], ValueError, "got 'SGD', expected one of GradientDescent"),
        ("shown", "SGD", ValueError, "got 'SGD'"),
        ("optimizers", {"SGD": 1}, ValueError, "got 'SGD', expected one of GradientDescent"),
        ("optimizers", {"Adam": 0.1}, TypeError, "Adam is 0.1, expected Adam"),
        ("optimizers", {"Adam": mlp_core.Momentum(0.1)}, TypeError, "expected Adam"),
        ("optimizers", {"Adam": {"beta1": 1}}, ValueError, "expected 0 <= beta1 < 1"),
        ("optimizers", 3, TypeError, "expected a dictionary"),
        ("goal", 1.0, TraitError, "read-only"),
    ],
)
def test_bad_assignments_say_what_is_wrong(widget, name, wrong, error, words):
    before = widget.w["Adam"].tolist()
    with pytest.raises(error, match=words):
        setattr(widget, name, wrong)
    assert widget.w["Adam"].tolist() == before
    assert list(widget.optimizers) == list(OPTIMIZERS)


def test_unknown_settings_are_refused():
    with pytest.raises(TypeError, match="got rate, expected start"):
        OptimizerRaceWidget(rate=0.1)
    with pytest.raises(ValueError, match="got 'hill'"):
        OptimizerRaceWidget("hill")


def test_the_four_have_four_colours_of_the_palette():
    for theme in ("light", "dark"):
        assert len({colors(theme)[role] for role in COLORS.values()}) == 4
    assert list(COLORS) == list(OPTIMIZERS)


def test_the_text_form_is_stable(widget):
    assert repr(widget) == "OptimizerRaceWidget(surface='valley')"
    widget.step()
    widget.surface = "saddle"
    assert repr(widget) == "OptimizerRaceWidget(surface='valley')"
    assert widget._repr_mimebundle_()[0]["text/plain"] == repr(widget)
