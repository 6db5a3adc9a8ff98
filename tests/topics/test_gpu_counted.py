"""What the page on GPUs compares: an update's launches, part by part, and the CPU's time fitted."""

import time

import numpy as np
import pytest

from benchmarks import widths
from mlp_book.chapters.gpu import exercises
from mlp_book.chapters.gpu.exercises.namespace import ANY_NUMBER
from mlp_book.topics import gpu_counted
from mlp_core import MLP, categorical_cross_entropy, mean_squared_error


@pytest.mark.parametrize(("hidden", "launches"), [(0, 24), (1, 32), (2, 40), (3, 48)])
def test_a_hidden_layer_costs_eight_launches(hidden, launches):
    network = MLP((13, *[8] * hidden, 1), (*["relu"] * hidden, "identity"))
    found = gpu_counted.update(network, np.ones((4, 13)), np.ones((4, 1)), mean_squared_error)
    assert found.launches == launches
    assert {name: len(part) for name, part in found.parts.items()} == {
        "rows": 2,
        "forward": 3 * hidden + 3,
        "loss": 4,
        "back": 5 * hidden + 6,
        "step": 9,
    }
    assert found.epoch == [*2 * ["isfinite", "all"], "copy", "copy"]
    assert found.waits == ["float", "bool", "bool"]
    assert "step      9: multiply mul multiply add sqrt add divide mul subtract" in str(found)


def test_the_bytes_of_a_parameter_hardly_depend_on_the_width():
    """84 by the step, 4 for the weight's way forward, 4 for its slope, 4 to carry delta back."""
    for width in (64, 256):
        network = MLP((784, width, width, 10), ("relu", "relu", "softmax"))
        loss = categorical_cross_entropy
        found = gpu_counted.update(network, np.ones((1, 784)), np.eye(10)[:1], loss)
        assert found.launches == 53
        assert 92 < found.passed / network.n_parameters < 97


def test_the_fit_finds_the_constants_of_made_up_times():
    cases = [(w, rows) for w in (16, 64, 256) for rows in (1, 8)]
    made_up = [3e-5 + 2e-9 * widths.parameters(w) + 1e-11 * m * widths.operations(w)
               for w, m in cases]  # fmt: skip
    found = widths.fit(cases, made_up)
    assert list(found.values()) == pytest.approx([3e-5, 2e-9, 1e-11])
    network = MLP(widths.sizes(16), ("relu", "relu", "softmax"))
    assert widths.parameters(16) == network.n_parameters


def test_measuring_again_keeps_the_better_times():
    kept = {"widths": [4, 8], "seconds": [[1e-9] * 3, [9.0] * 3], "best_of": 3, "load": 0.0}
    found = widths.measure((4, 8), rounds=1, kept=kept)
    assert found["seconds"][0] == [1e-9] * 3
    assert max(found["seconds"][1]) < 9
    assert (found["best_of"], found["load"]) == (4, 0.0)
    with pytest.raises(ValueError, match="other widths"):
        widths.measure((4, 16), rounds=1, kept=kept)


@pytest.mark.parametrize(
    "answer",
    [lambda arrays: np, lambda a, b: np, lambda a, *, b: np, lambda: np],
)
def test_one_argument_is_not_any_number(answer):
    assert exercises.namespace.judge(answer).sentence == f"not yet. {ANY_NUMBER}"


@pytest.mark.parametrize("answer", [[1], np.ones(2), {}, "np", TypeError, TypeError("mix")])
def test_whatever_comes_back_is_no_error_of_the_checks_own(answer):
    told = exercises.namespace.judge(lambda *arrays: answer).sentence
    assert told.startswith("not yet") or "expected numbers" in told
    assert "unhashable" not in told


def test_another_clock_is_told_apart_from_no_answer():
    def once(m):
        start = time.perf_counter()
        m.run()
        return time.perf_counter() - start

    assert "Use m.clock()" in exercises.clock.judge(once).sentence
    assert "nothing (None)" in exercises.clock.judge(lambda m: None).sentence
    assert "not attempted" in exercises.clock.judge(lambda m: ...).sentence
    assert "ZeroDivisionError" in exercises.clock.judge(lambda m: 1 / 0).sentence


def test_a_half_step_on_the_wrong_side():
    def late(x):
        return ((x.view(np.uint32) >> 13 << 13) + (1 << 12)).view(np.float32)

    def bare(x):
        return (x.view(np.uint32) + 1 << 12 >> 13 << 13).view(np.float32)

    assert "added after the cut" in exercises.to_tf32.judge(late).sentence
    assert "brackets around the half step" in exercises.to_tf32.judge(bare).sentence
