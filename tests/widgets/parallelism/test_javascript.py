"""The sharing of a product among cores in Node, against mlp_book.topics.cores to 1e-12."""

import itertools
import math

import pytest

from mlp_book.topics.cores import amdahl, entries_of, in_round, schedule
from mlp_book.widgets import ParallelismWidget
from mlp_book.widgets.parallelism.widget import MACHINES
from tests.widgets.node import assert_passes, write_fixtures

SIZES = [(1, 2, 4), (4, 8, 8), (64, 1024, 64), (7, 13, 5), (1, 1, 1)]
CORES = [(1, 1.0), (3, 1.0), (16, 1.0), (4000, 25.0), (100, 2.5)]
NAMES = {"round_time": "roundTime", "speed_up": "speedUp"}


def schedules():
    """Every size on every machine, with and without a share that cannot be divided."""
    for size, (cores, slower), share in itertools.product(SIZES, CORES, (0.0, 0.1, 0.99)):
        found = vars(schedule(*size, cores, slower, share))
        yield {
            "size": size,
            "cores": cores,
            "slower": slower,
            "share": share,
            "expected": {NAMES.get(name, name): value for name, value in found.items()},
        }


def orders():
    """Who computes what, for even and uneven numbers."""
    for entries, cores in [(32, 16), (7, 3), (1, 4), (12, 1)]:
        rounds = [in_round(entries, cores, k) for k in range(1, -(-entries // cores) + 1)]
        yield {
            "entries": entries,
            "cores": cores,
            "rounds": [[part.start, part.stop] for part in rounds],
            "of": [list(entries_of(entries, cores, core)) for core in range(1, cores + 1)],
        }


def compared():
    """What the widget says in Python."""
    for state in [
        {},
        {"m": 1, "n_out": 1},
        {"m": 64, "n_out": 64},
        {"m": 25, "n_out": 16},
        {"m": 30, "n_out": 16},
    ]:
        widget = ParallelismWidget(**state)
        times = {name: one.time for name, one in widget.schedules.items()}
        yield {"state": state, "fastest": widget.fastest, "times": times}


@pytest.fixture(scope="module")
def fixtures_path(tmp_path_factory):
    data = {
        "schedules": list(schedules()),
        "titles": MACHINES,
        "orders": list(orders()),
        "compared": list(compared()),
        "amdahl": [
            {
                "share": share,
                "cores": None if cores == math.inf else cores,
                "expected": amdahl(share, cores),
            }
            for share, cores in itertools.product((0.01, 0.1, 0.5), (1, 2, 1000, math.inf))
        ],
    }
    return write_fixtures(tmp_path_factory.mktemp("fixtures"), data)


def test_in_node(fixtures_path):
    assert_passes("parallelism/parallelism.test.mjs", fixtures_path, at_least=8)
