"""The mathematics of the bends in JavaScript against mlp_core in Node."""

from itertools import product

import numpy as np

from mlp_book.topics.bends import TARGETS, even_bumps, join_the_dots
from mlp_book.widgets import BendsWidget
from tests.widgets.node import assert_passes, write_fixtures

MADE = ("neuron", "n", "c", "v", "b", "k", "r")
X = [-3, -2.5, -1, -1e-9, 0, 0.3, 1, 1.95, 3]


def made() -> list[dict]:
    """Curves of every kind, drawn at random: mlp_core's outputs and gaps."""
    rng = np.random.default_rng(5)
    cases = []
    for target, neuron, n in product(TARGETS, ("relu", "tanh"), (1, 3, 6)):
        widget = BendsWidget(
            target, neuron, n, rng.uniform(-2.5, 2.5, 6), rng.uniform(-2, 2, 6), rng.uniform(-1, 1),
            k=rng.uniform(1, 50), r=rng.uniform(0.05, 2),
        )  # fmt: skip
        state = {
            name: widget.get_state()[name] for name in ["neuron", "n", "c", "v", "b", "k", "r"]
        }
        answers = {"y": widget.curve(X), "error": widget.error, "gap": widget.largest_gap}
        answers["y"] = answers["y"].tolist()
        cases.append({"target": target, "made": state, **answers})
    return cases


def placed() -> list[dict]:
    """Every target joined and bumped evenly, and its values."""
    cases = []
    for (name, target), n in product(TARGETS.items(), range(1, 7)):
        (c, v, b), (centres, heights, r) = join_the_dots(target, n), even_bumps(target, n)
        cases.append(
            {
                "target": name,
                "n": n,
                "values": np.asarray(target.value(np.array(X)), dtype=float).tolist(),
                "dots": {"c": c.tolist(), "v": v.tolist(), "b": b},
                "bumps": {"c": centres.tolist(), "v": heights.tolist(), "b": 0, "r": r},
            }
        )
    return cases


def test_in_node(tmp_path):
    data = {"x": X, "made": made(), "placed": placed()}
    assert_passes("bends/bends.test.mjs", write_fixtures(tmp_path, data), at_least=63)
