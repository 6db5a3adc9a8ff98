"""The checks under the exercises: never a traceback, always one sentence that helps."""

import math

import numpy as np
import pytest

from mlp_book.chapters.forward_pass import exercises as forward_pass
from mlp_book.page.checks import Exercise, Mistake
from tests.chapters.rooms import exercises

double = Exercise(
    name="Double",
    solution=lambda v: 2 * v,
    probes=[(np.array([1.0, 2.0]),), (np.array([-3.0]),)],
    mistakes=[Mistake(lambda v: v**2, "You squared."), Mistake(lambda v: v[5] * v, "Never fits.")],
)
number = Exercise(name="Half", solution=0.5, mistakes=[Mistake(2.0, "Upside down.")])


nan = Exercise(
    name="Finite",
    solution=lambda v: v,
    probes=[(np.array([1.0]),)],
    mistakes=[Mistake(lambda v: v * np.nan, "You got NaN.")],
)


def no_answer(v):
    return None


def sometimes(v):
    return 2 * v if len(v) > 1 else None


def mutates(v):
    v *= 2
    return v


def fails(v):
    raise ZeroDivisionError("by zero")


def fails_otherwise(v):
    raise ZeroDivisionError("for fun")


stopping = Exercise(
    name="Stops",
    solution=lambda v: 2 * v,
    probes=double.probes,
    mistakes=[Mistake(fails, "You divided by zero.", says="by zero")],
)


@pytest.mark.parametrize(
    ("exercise", "attempt", "words"),
    [
        (double, lambda v: v + v, "correct. Tried on 2 inputs"),
        (double, mutates, "right, but your function changes v"),
        (double, lambda v: [2 * part for part in v], "correct"),
        (double, lambda v: v**2, "You squared."),
        (double, no_answer, "your function returned nothing (None). Is the return missing?"),
        (double, sometimes, "for some inputs your function returned nothing (None)."),
        (stopping, fails, "You divided by zero."),
        (stopping, fails_otherwise, "stopped for v = [1., 2.] with ZeroDivisionError: for fun."),
        (double, lambda v: np.array([2.0, 4.0]), "same for every input"),
        (double, lambda v: max(0, v), "for arrays use np.maximum or np.where"),
        (double, lambda v: np.ones((3, 3)) @ v, "as many numbers as it has columns"),
        (double, lambda v: [1] * [2], "Python does not multiply by a list"),
        (double, lambda v: (1,) * (2,), "Python does not multiply by a tuple"),
        (double, lambda v: [1] * 0.5, "by a fraction: multiply each entry"),
        (double, lambda v: [1] * np.float64(0.5), "by a fraction: multiply each entry"),
        (double, lambda v: [1] @ [2], "@ is for arrays, and a list is none"),
        (double, lambda v: (1,) @ [2], "@ is for arrays, and a tuple is none"),
        (double, lambda v: v @ 2, "one of these is a single number. Is * meant?"),
        (double, lambda v: 2.0 @ 3.0, "one of these is a single number. Is * meant?"),
        (double, lambda v: [1] - 1, "A list is no number"),
        (double, lambda v: max(0, (1, 2)), "A tuple is no number"),
        (double, lambda v: [1] + None, "puts another list behind a list"),
        (double, lambda v: [1].mean(), "A list has no mean: np.array(x) makes an array of it"),
        (double, lambda v: (1,).append(2), "A tuple stays as it is"),
        (double, lambda v: v.append(2), "An array does not grow"),
        (double, lambda v: math.log(v), "np.log in place of math.log"),
        (double, lambda v: math.exp([1, 2]), "np.log in place of math.log"),
        (double, lambda v: math.sqrt(np.ones((2, 2))), "np.log in place of math.log"),
        (double, lambda v: np.array([v, 1.0]), "must all have the same length"),
        (double, lambda v: v.__setitem__(0, v), "One entry of an array holds one number"),
        (forward_pass.and_gate, np.zeros(3), "theta has shape (3,)"),
        (double, lambda v: ..., "not attempted yet"),
        (double, ..., "not attempted yet"),
        (double, lambda v: 2.0001 * v, "do not round inside"),
        (Exercise("One", 0.3), np.array([0.3]), "correct."),
        (double, 3.0, "expected a function, got 3.0"),
        (double, fails, r"stopped for v = [1., 2.] with ZeroDivisionError: by zero"),
        (
            double,
            lambda v: 7 * v,
            "not yet. Your answer for v = [1., 2.] is [ 7., 14.], expected [2., 4.].",
        ),
        (
            double,
            lambda v: [np.float64(7.1234567) * part for part in v],
            "Your answer for v = [1., 2.] is [7.12346, 14.2469], expected [2., 4.].",
        ),
        (
            double,
            lambda v: (np.float32(1), [np.int64(2), None]),
            "expected numbers for v = [1., 2.], got (1.0, [2, None]).",
        ),
        (double, lambda v: v[:0], "should hold 2 numbers, yours holds 0."),
        (double, lambda v: v[:, None] + v, "should have shape (2,), yours has (2, 2)"),
        (double, lambda v: v * np.nan, "NaN"),
        (nan, lambda v: np.array([np.nan]), "You got NaN."),
        (double, lambda v: "two", "expected numbers"),
        (number, 0.5, "correct."),
        (number, 2, "Upside down."),
        (number, None, "not attempted yet"),
        (number, "half", "expected numbers, got 'half'"),
    ],
)
def test_each_attempt_gets_its_sentence(exercise, attempt, words):
    assert words in exercise.judge(attempt).sentence


def test_the_probe_is_not_changed_by_an_attempt():
    double.judge(mutates)
    np.testing.assert_array_equal(double.probes[0][0], [1.0, 2.0])


def test_check_prints_the_name_and_never_raises(capsys):
    double.check(fails)
    assert capsys.readouterr().out.startswith("Double: your function stopped")


def every():
    return [pytest.param(exercise, id=name) for name, exercise in exercises().items()]


def test_exercises_are_found():
    assert len(every()) >= 73


@pytest.mark.parametrize("exercise", every())
def test_every_solution_passes_and_every_mistake_earns_its_own_hint(exercise):
    assert exercise.judge(exercise.solution).kind == "right"
    assert len(exercise.mistakes) >= 2
    for mistake in exercise.mistakes:
        assert exercise.judge(mistake.solution).sentence == f"not yet. {mistake.hint}"
