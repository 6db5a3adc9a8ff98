"""The number line in JavaScript, in Node, against Python's."""

import numpy as np

from mlp_book.topics.number_line import LINES, line_of, within
from tests.widgets.node import assert_passes, write_fixtures

RANGES = ((-1, 2), (-0.55, 2), (0, 3.3), (-8, 0), (0, 0))


def test_in_node(tmp_path):
    rng = np.random.default_rng(5)
    xs = [0.0, 0.1, -0.1, 2.5, 5.0, 448, 464, 465, 61440, 61441, 65520, -7e4, 1e5]
    xs += (rng.normal(size=60) * 2.0 ** rng.integers(-8, 10, 60)).tolist()
    cases = []
    for name in LINES:
        for low, high in RANGES if name.startswith("int") else RANGES[:1]:
            line = line_of(name, low, high)
            places = [line.nearest(x) for x in xs]
            cases.append({
                "name": name, "low": low, "high": high,
                "ends": [line.first, line.last],
                "places": places,
                "values": [None if p is None else line.value(p) for p in places],
                "within": [[reach, within(line, reach)] for reach in (1, 8, 500, 70_000)],
            })  # fmt: skip
    fixtures = write_fixtures(tmp_path, {"xs": xs, "cases": cases})
    assert_passes("number_line/number_line.test.mjs", fixtures, at_least=len(cases) + 5)
