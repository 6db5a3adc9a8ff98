"""The break-even in JavaScript, in Node, against Python's."""

from itertools import product

from mlp_book.topics.break_even import lines
from tests.widgets.node import assert_passes, write_fixtures


def test_in_node(tmp_path):
    found = lines()
    cases = [
        {
            "launch": launch, "rows": rows, "launches": launches,
            "cpu": found.cpu(rows), "gpu": found.gpu(rows, launch, launches),
            "crossing": found.crossing(launch, launches),
            "affordable": found.affordable(rows, launches),
        }
        for launch, rows, launches in product((1, 5, 14.8, 30), (1, 16, 8192), (1, 40, 48))
    ]  # fmt: skip
    fixtures = write_fixtures(tmp_path, {"lines": found.as_dict(), "cases": cases})
    assert_passes("break_even/break_even.test.mjs", fixtures, at_least=3)
