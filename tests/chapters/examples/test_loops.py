"""The stored times of *All examples at once* belong to the code that its page shows."""

import ast
import inspect

import numpy as np
import pytest

from benchmarks import loops
from mlp_book.page import measured
from mlp_book.topics.networks import worksheet
from tests.chapters import rules
from tests.chapters.test_notebooks import BOOK

CHAPTER = rules.read(BOOK / "function" / "examples.ipynb")
STORED = measured.load("loops")


def shown(name):
    """The function `name` as the chapter defines it, without layout."""
    found = [
        ast.dump(node)
        for cell in rules.code_cells(CHAPTER)
        for node in ast.parse(cell.source).body
        if isinstance(node, ast.FunctionDef) and node.name == name
    ]
    assert len(found) == 1
    return found[0]


@pytest.mark.parametrize("function", [loops.by_loops, loops.by_matrices])
def test_the_code_that_is_timed_is_the_code_that_is_shown(function):
    timed = ast.parse(inspect.getsource(function)).body[0]
    assert ast.dump(timed) == shown(function.__name__)


def test_every_contestant_gives_the_networks_answers():
    network, theta = worksheet()
    X = np.random.default_rng(0).random((7, 2))
    for run in loops.contestants(7).values():
        np.testing.assert_allclose(np.ravel(run()), network.predict(theta, X)[:, 0], rtol=1e-14)


def test_the_stored_times_say_where_when_and_how():
    assert STORED["processor"]
    assert STORED["date"].count("-") == 2
    assert STORED["best_of"] == loops.ROUNDS
    assert STORED["examples"] == list(loops.EXAMPLES)
    assert {len(times) for times in STORED["seconds"].values()} == {len(loops.EXAMPLES)}
