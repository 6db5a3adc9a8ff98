"""The gradient map's mathematics in Node: the functions, their gradients and steps are Python's."""

import numpy as np

from mlp_book.topics.maps import MAPS, step
from tests.widgets.node import assert_passes, write_fixtures

WAYS = ("along", "against", "line")


def test_in_node(tmp_path):
    places = np.random.default_rng(5).uniform(-3, 3, (30, 2))
    points = [
        {
            "surface": name,
            "point": p.tolist(),
            "value": one.value(p),
            "gradient": one.gradient(p).tolist(),
            "ends": {way: step(name, p, one.size, way).tolist() for way in WAYS},
            "size": one.size,
        }
        for name, one in MAPS.items()
        for p in places
    ]
    data = {"names": list(MAPS), "points": points}
    assert_passes("gradient_map/gradient_map.test.mjs", write_fixtures(tmp_path, data), at_least=6)
