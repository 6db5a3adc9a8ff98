"""The stored measurement of *Formats and engines*: who made it, and that the engines agree."""

import numpy as np
import pytest

from benchmarks import engines
from mlp_book.page import measured
from mlp_book.topics.networks import worksheet

STORED = measured.load("engines")


def test_it_says_where_when_and_with_what():
    assert STORED["processor"]
    assert STORED["date"].count("-") == 2
    assert STORED["sizes"] == list(engines.boston()[0].sizes)
    assert (STORED["best_of"], STORED["examples"]) == (engines.ROUNDS, list(engines.EXAMPLES))
    for part in ("versions", "answers", "differences", "seconds"):
        assert list(STORED[part]) == list(engines.ENGINES)
    assert all(len(times) == len(engines.EXAMPLES) for times in STORED["seconds"].values())


def test_the_stored_answers_are_those_of_the_worksheet():
    network, theta = worksheet()
    exact = network.predict(theta, np.ones(2))[0]
    for answer in STORED["answers"].values():
        assert answer == pytest.approx(exact, abs=1e-7)
    assert max(STORED["differences"].values()) < 1e-6


@pytest.mark.parametrize("name", ["mlp_core", "ONNX Runtime"])
def test_the_engines_that_tests_have_still_answer_so(name, tmp_path):
    network, theta = worksheet()
    answer = engines.ENGINES[name][1](network, theta.astype(np.float32), tmp_path)
    output = float(answer(np.ones((1, 2), np.float32))[0, 0])
    assert output == pytest.approx(STORED["answers"][name], abs=1e-7)
