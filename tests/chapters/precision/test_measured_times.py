"""The stored times of *Billions of imprecise computations* say what was run, where and when."""

import numpy as np
import pytest

from benchmarks import number_formats
from mlp_book.page import measured
from mlp_book.topics.number_formats import FORMATS
from mlp_book.topics.quantisation import int8_pass, quantise, weight_scale
from mlp_core import MLP

STORED = measured.load("number_formats")
NETWORK = MLP((6, 8, 3), ("relu", "identity"))


@pytest.fixture
def job():
    rng = np.random.default_rng(2)
    return NETWORK.init(rng), rng.random((5, 6))


def test_they_say_where_when_and_how():
    assert STORED["processor"]
    assert STORED["date"].count("-") == 2
    assert STORED["best_of"] == number_formats.ROUNDS
    assert STORED["sizes"] == list(number_formats.SIZES)
    assert STORED["load"] >= 0
    assert set(STORED["seconds"]) == set(STORED["bytes"]) == set(STORED["moved"])
    assert {f"NumPy, {name}" for name in (*FORMATS, "int8")} <= set(STORED["seconds"])


@pytest.mark.parametrize("one", FORMATS.values(), ids=FORMATS)
def test_what_is_timed_is_the_networks_answer(one, job):
    theta, X = job
    layers = [(W.astype(one.dtype), b.astype(one.dtype)) for W, b in NETWORK.layers(theta)]
    got = number_formats.in_floats(layers, X.astype(one.dtype)).astype(float)
    assert np.abs(got - NETWORK.predict(theta, X)).max() < 30 * one.gap_at_one


def test_whole_numbers_are_those_of_the_chapter(job):
    theta, X = job
    layers = []
    for W, b in NETWORK.layers(theta):
        S = weight_scale(W)
        layers.append((quantise(W, S, low=-127), S, b.astype(np.float32)))
    got = number_formats.in_whole_numbers(layers, X.astype(np.float32))
    np.testing.assert_allclose(got, int8_pass(NETWORK, theta, X).output, atol=1e-6)
