"""*Why it parallelises*: its counts are what is computed, its times belong to the code shown."""

import ast
import copy
import inspect
import math
from itertools import pairwise

import numpy as np
import pytest

from benchmarks import parallelism
from mlp_book.chapters.parallelism import exercises as parallelism_ticks
from mlp_book.page import measured
from mlp_book.topics import operations, roofline
from mlp_book.topics.networks import worksheet
from tests.chapters import rules
from tests.chapters.test_notebooks import BOOK

STORED = measured.load("parallelism")
NETWORKS = [(2, 4, 2, 1), (3, 5), (1, 1, 1), (4, 3, 5, 2)]


class Counted:
    """A number that counts what is done with it."""

    times = plus = 0

    def __mul__(self, other):
        Counted.times += 1
        return Counted()

    def __add__(self, other):
        Counted.plus += 1
        return Counted()


def numbers(*shape):
    """An array of them."""
    return np.array([Counted() for _ in range(int(np.prod(shape)))], object).reshape(shape)


def total(rows):
    """The sum of rows, without a zero to start from."""
    rows = list(rows)
    for row in rows[1:]:
        rows[0] = rows[0] + row
    return rows[0]


@pytest.mark.parametrize("m", [1, 3])
@pytest.mark.parametrize("sizes", NETWORKS)
def test_the_counts_are_those_of_the_formulas(sizes, m):
    layers = list(pairwise(sizes))
    weights = [(numbers(k, n), numbers(k)) for n, k in layers]
    A, inputs, seen = numbers(m, sizes[0]), [], 0
    Counted.times = Counted.plus = 0
    for W, b in weights:
        inputs.append(A)
        A = A @ W.T + b
        seen += A.size
    assert operations.forward(sizes, m) == (Counted.times, Counted.plus, seen)
    Counted.times = Counted.plus = seen = 0
    delta = A
    for index in reversed(range(len(layers))):
        W, _ = weights[index]
        assert (delta.T @ inputs[index]).shape == W.shape
        total(delta)
        if index:
            slopes = numbers(*inputs[index].shape)
            seen += slopes.size
            delta = (delta @ W) * slopes
    assert operations.backward(sizes, m) == (Counted.times, Counted.plus, seen)


def test_the_worksheet_by_hand():
    assert operations.forward((2, 4, 2, 1)) == (18, 18, 7)
    assert operations.forward((2, 4, 2, 1)).total == 43
    assert operations.backward((2, 4, 2, 1))[0] == 18 + 10 + 6
    assert operations.longest_chain((2, 4, 2, 1)) == 5 + 9 + 5
    network, theta = worksheet()
    weights = sum(layer.W.size for layer in network.layers(theta))
    assert operations.forward(network.sizes)[0] == weights


def test_the_intensity_of_a_product():
    assert operations.product(2, 3, 4) == 48
    assert operations.intensity(12, 12, 12) == 1.0  # n / 12
    assert operations.intensity(4096, 4096, 4096) == pytest.approx(4096 / 12)
    assert operations.intensity(1, 4096, 4096) == pytest.approx(0.25, rel=1e-3)
    assert operations.intensity(1, 2, 4) == 16 / (8 * 14)
    assert operations.intensity(5, 6, 7, size=4) == 2 * operations.intensity(5, 6, 7)


@pytest.mark.parametrize(("sizes", "m"), [((2,), 1), ((2, 0), 1), ((2, 1), 0)])
def test_no_network_is_refused(sizes, m):
    with pytest.raises(ValueError, match="expected positive"):
        operations.forward(sizes, m)


def test_what_is_timed_is_a_product():
    X, W = np.random.default_rng(0).random((2, 7, 7))
    by_loops = parallelism.by_loops(X.tolist(), W.tolist())
    np.testing.assert_allclose(by_loops, parallelism.by_numpy(X, W), rtol=1e-13)


def test_the_loops_that_are_timed_are_those_that_are_shown():
    chapter = rules.read(BOOK / "scale" / "parallelism.ipynb")
    for function in (parallelism.by_loops, parallelism.by_numpy):
        (shown,) = [
            ast.dump(node)
            for cell in rules.code_cells(chapter)
            for node in ast.parse(cell.source).body
            if isinstance(node, ast.FunctionDef) and node.name == function.__name__
        ]
        assert ast.dump(ast.parse(inspect.getsource(function)).body[0]) == shown


def test_the_stored_times_say_where_when_and_how():
    assert STORED["processor"]
    assert STORED["date"].count("-") == 2
    assert STORED["load"] >= 0
    assert STORED["cores"] >= 1
    assert STORED["widths"] == list(parallelism.WIDTHS)
    seconds = STORED["seconds"]
    assert len(seconds["loops"]) == len(STORED["looped"])
    assert len(seconds["one"]) == len(seconds["all"]) == len(STORED["widths"])
    assert seconds["forward_pass"] < seconds["update"] < seconds["one"][-1]


@pytest.mark.parametrize("tiny", [0, 1e-12])
def test_the_fewest_cores_may_be_solved_for(tiny):
    """By a formula as by a search, with or without care for the last digit."""

    def solved(share, wanted, most):
        if share * wanted >= 1:
            return 0
        cores = math.ceil((1 - share) / (1 / wanted - share) - tiny)
        return cores if cores <= most else 0

    def multiplied(share, wanted, most):
        if share * wanted >= 1:
            return 0
        cores = math.ceil(wanted * (1 - share) / (1 - share * wanted) - tiny)
        return cores if cores <= most else 0

    def searched(share, wanted, most):
        for p in range(1, most + 1):
            if 1 / (share + (1 - share) / p) >= wanted - tiny:
                return p
        return 0

    for attempt in (solved, multiplied, searched):
        assert parallelism_ticks.fewest.judge(attempt).kind == "right"


def test_measuring_again_keeps_the_better_times():
    again = copy.deepcopy(STORED)
    again["seconds"]["update"] = 2 * STORED["seconds"]["update"]
    again["seconds"]["one"] = [t / 2 for t in STORED["seconds"]["one"]]
    again["seconds"]["vectors_one"]["dot"] /= 2
    best = parallelism.better(STORED, again)["seconds"]
    assert best["update"] == STORED["seconds"]["update"]
    assert best["one"] == again["seconds"]["one"]
    assert best["vectors_one"]["dot"] == again["seconds"]["vectors_one"]["dot"]
    with pytest.raises(SystemExit, match=r"numpy was .*, is 0"):
        parallelism.better(STORED, again | {"numpy": "0"})


def test_the_best_of_many_rounds_is_never_slower_than_one(monkeypatch):
    monkeypatch.setattr(parallelism, "SECONDS", 0.01)
    rounds = []
    assert 0 < parallelism.best(lambda: rounds.append(0)) < 1e-3
    assert len(rounds) > parallelism.LEAST


def test_the_roof_and_what_stands_under_it():
    """Made-up times, in which every rate can be computed by head."""
    seconds = {
        "loops": [],
        "one": [1.0, 2.0],
        "all": [1.0, 1.0],
        "vectors_one": {"dot": 1.0, "copy": 2.0},
        "vectors_all": {"dot": 1.0, "copy": 0.5},
        "matrix_vector_one": 4.0,
        "matrix_vector_all": 4.0,
        "forward_pass": 6.0,
        "update": 2.0,
    }
    stored = {"seconds": seconds, "widths": [10, 20], "vector": 100, "sizes": [2, 4, 2, 1]}
    stored["rows"] = 3
    assert roofline.roof(stored, "one") == (8000, 1600)
    assert roofline.roof(stored, "one", "all") == (16000, 3200)
    found = roofline.points(stored)
    assert list(found) == ["D0", "Boston, update", "matrix, vector", "product, 10", "product, 20"]
    assert found["D0"] == (36 / (8 * 28), 6)
    assert found["Boston, update"] == (2 * 3 * 52 / (8 * (4 * 25 + 3 * 3)), 3 * 52)
    assert found["matrix, vector"] == (800 / (8 * 440), 200)
    assert found["product, 20"] == (20 / 12, 8000)
