"""The deep network at its start in JavaScript, in Node, against mlp_core."""

from itertools import product

from mlp_book.topics.depth import signals
from tests.widgets.node import assert_passes, write_fixtures

STARTS = [("small_normal", 0.01), ("small_normal", 0.2), ("glorot_uniform", 1), ("he_normal", 1)]


def test_in_node(tmp_path):
    cases = []
    for (draw, scale), phi, layers in product(STARTS, ("tanh", "sigmoid", "relu"), (1, 8)):
        names = ("layers", "activation", "initializer", "scale", "seed")
        how = dict(zip(names, (layers, phi, draw, scale, 3), strict=True))
        cases.append({"how": how, **signals(**how)._asdict()})
    fixtures = write_fixtures(tmp_path, {"cases": cases})
    assert_passes("depth/depth.test.mjs", fixtures, at_least=len(cases) + 4)
