"""The race's mathematics in Node, against mlp_core to 1e-12, 50 steps of each."""

import numpy as np
import pytest

from mlp_book.topics.surfaces import SURFACES, TOO_LARGE, walk
from mlp_book.widgets.optimizer_race.widget import GOAL, NAMES
from mlp_core import OPTIMIZERS
from tests.widgets.node import assert_passes, write_fixtures

STEPS = 50
CONVENTIONS = ("textbook", "keras")
LARGE_EPSILON = 0.05  # so large that its place is seen


def settings(kind, rate):
    """Every way to set one kind of optimiser."""
    yield {"learning_rate": rate}
    if kind == "Momentum":
        yield {"learning_rate": rate, "momentum": 0.5}
    if kind in ("RMSProp", "Adam"):
        for convention in CONVENTIONS:
            yield {"learning_rate": rate, "convention": convention}
            yield {"learning_rate": rate, "convention": convention, "epsilon": LARGE_EPSILON}
    if kind == "Adam":
        yield {"learning_rate": rate, "beta1": 0.8, "beta2": 0.99}


def walks():
    """Every surface, optimiser and setting, from the surface's start and another."""
    for name, surface in SURFACES.items():
        for start in (surface.start, (0.7, -0.4)):
            for kind, rate in zip(OPTIMIZERS, surface.rates, strict=True):
                for options in settings(kind, rate):
                    rule = OPTIMIZERS[kind](**options)
                    path, errors = walk(surface, rule, np.array(start), STEPS)
                    yield {
                        "surface": name,
                        "start": start,
                        "kind": kind,
                        "options": {field: getattr(rule, field) for field in vars(rule)},
                        "path": path.tolist(),
                        "errors": errors.tolist(),
                        "distances": [surface.distance(w) for w in path],
                    }


@pytest.fixture(scope="module")
def fixtures_path(tmp_path_factory):
    places = np.random.default_rng(3).uniform(-3, 3, (40, 2))
    diverging = walk(
        SURFACES["valley"], OPTIMIZERS["GradientDescent"](0.5), np.array([-4.0, 2.0]), 99
    )
    data = {
        "goal": GOAL,
        "tooLarge": TOO_LARGE,
        "points": [
            {
                "surface": name,
                "w": w.tolist(),
                "value": surface.value(w),
                "gradient": surface.gradient(w).tolist(),
                "distance": surface.distance(w),
            }
            for name, surface in SURFACES.items()
            for w in places
        ],
        "walks": list(walks()),
        "diverging": {"errors": diverging[1].tolist()},
        "names": list(SURFACES),
        "kinds": list(OPTIMIZERS),
        "labels": NAMES,
    }
    return write_fixtures(tmp_path_factory.mktemp("fixtures"), data)


def test_in_node(fixtures_path):
    assert_passes("optimizer_race/optimizer_race.test.mjs", fixtures_path, at_least=9)
