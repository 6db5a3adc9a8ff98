"""The searches of the chapter *Gradients*: each finds what it says, and counts what it asked."""

import numpy as np
import pytest

from mlp_book.topics import searches
from mlp_core import numerical_gradient


class Counted:
    """`searches.error`, with a count of the sets of weights that it was asked for."""

    def __init__(self):
        self.asked, self.lowest = 0, np.inf

    def __call__(self, w):
        values = error(w)
        self.asked += np.size(values)
        self.lowest = min(self.lowest, np.min(values))
        return values


error = searches.error


@pytest.fixture
def counted(monkeypatch):
    one = Counted()
    monkeypatch.setattr(searches, "error", one)
    return one


def test_the_error_and_its_gradient():
    w = np.array([3.0, -2.0])
    assert error(w) == 0.5 * (9 + 25 * 4)
    assert error(np.array([w, 2 * w])).tolist() == [54.5, 218]
    np.testing.assert_allclose(searches.uphill(w), numerical_gradient(error, w), rtol=1e-7)


def test_picking_counts_every_pick_up_to_the_one_that_is_good(counted):
    found = searches.picking(2, np.random.default_rng(0))
    assert counted.lowest < searches.GOAL
    picks = np.random.default_rng(0).uniform(-5, 5, (found, 2))
    good = error(picks) < searches.GOAL
    assert good[-1]
    assert not good[:-1].any()


def test_the_genetic_algorithm_counts_every_child(counted):
    found = searches.genetic(4, np.random.default_rng(1))
    assert found == counted.asked
    assert counted.lowest < searches.GOAL


@pytest.mark.parametrize("n", [1, 2, 100])
def test_the_slopes_find_it_in_a_few_steps(counted, n):
    steps = searches.slopes(n, np.random.default_rng(2))
    assert steps == counted.asked - 1  # the last question finds that it is there
    assert counted.lowest < searches.GOAL
    assert steps < 80


def test_who_does_not_find_it_says_so(monkeypatch):
    monkeypatch.setattr(searches, "MOST", 1000)
    rng = np.random.default_rng(3)
    assert searches.picking(30, rng) is None
    assert searches.genetic(100, rng) is None
