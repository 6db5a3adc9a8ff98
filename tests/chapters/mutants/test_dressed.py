"""The right answer in other clothes: lists and float32 are right; text, masks and 5i are not."""

import numpy as np
import pytest

from mlp_book.page.check_values import NoNumbersError, as_numbers, is_kind
from tests.chapters.mutants.legal import GENERATORS
from tests.chapters.printed import printed
from tests.chapters.rooms import functions

from .running import build, quiet

FUNCTIONS, PRINTED = functions(), printed()


def right(name):
    function, source = PRINTED[name]
    return build(source, function, name)


def dressed(name, change):
    """The printed solution whose numbers are changed; what is no number stays."""
    attempt = right(name)

    def other(*arguments):
        result = attempt(*arguments)
        try:
            as_numbers(result)
        except NoNumbersError:  # two parts of different shapes, a library, an array of the GPU
            return [change(part) for part in result] if is_kind(result, tuple) else result
        return change(result)

    return other


# gpu.namespace answers with a library, gpu_both with arrays of the GPU: nothing to dress.
NAMES = sorted(set(GENERATORS) - {"gpu.namespace", "gpu.both"})
# Here types are the point: float16 is wanted, and some results of the other are above float32's.
WIDE = ("precision.descend", "precision.dot")
NO_NUMBERS = {
    "imaginary": lambda r: np.asarray(r) + 5j,
    "texts": lambda r: np.asarray(r).astype(str).tolist(),
    "one text": str,
    "masked": lambda r: np.ma.array(r),
    "all masked": lambda r: np.ma.array(r, mask=True),
    "in a dict": lambda r: {"result": r},
    "one after another": lambda r: iter(np.atleast_1d(r)),
}


@pytest.mark.parametrize("clothes", NO_NUMBERS)
@pytest.mark.parametrize("name", NAMES)
def test_what_is_no_number_is_refused(name, clothes):
    with quiet():
        assert FUNCTIONS[name].judge(dressed(name, NO_NUMBERS[clothes])).kind in ("else", "mistake")


@pytest.mark.parametrize("name", sorted(set(NAMES) - {"matrices.product"}))
def test_lists_arrays_and_float32_are_right(name):
    exercise = FUNCTIONS[name]
    with quiet():
        for change in (lambda r: np.asarray(r).tolist(), np.array):
            assert exercise.judge(dressed(name, change)).kind == "right"
        narrow = exercise.judge(dressed(name, np.float32))
    digits_are_the_point = exercise.tolerance < 1e-9 or name in WIDE
    assert digits_are_the_point or narrow.kind == "right", narrow.sentence


@pytest.mark.parametrize("name", NAMES)
def test_an_array_that_is_used_again_is_right(name):
    attempt, kept = right(name), {}

    def reuses(*arguments):
        result = attempt(*arguments)
        if not is_kind(result, np.ndarray):
            return result
        out = kept.setdefault((result.shape, result.dtype), np.empty_like(result))
        out[...] = result
        return out

    with quiet():
        assert FUNCTIONS[name].judge(reuses).kind == "right"


@pytest.mark.parametrize("name", NAMES)
def test_an_argument_that_is_destroyed_is_noticed(name):
    attempt, destroyed = right(name), []

    def destroys(*arguments):
        result = attempt(*arguments)
        result = result.copy() if is_kind(result, np.ndarray) else result
        for argument in arguments:
            if type(argument) is np.ndarray and argument.any():
                argument[...] = 0
                destroyed.append(argument)
            elif type(argument) is list and argument:
                argument.clear()
                destroyed.append(argument)
        return result

    with quiet():
        verdict = FUNCTIONS[name].judge(destroys)
    may = FUNCTIONS[name].changes_arguments or not destroyed
    assert verdict.kind == ("right" if may else "nearly"), verdict.sentence
    assert may or verdict.sentence.startswith("right, but your function changes ")


def test_some_exercises_have_arguments_to_destroy():
    """What the test above looks at is there."""
    shapes = [type(part) for one in FUNCTIONS.values() for part in one.probes[0]]
    assert shapes.count(np.ndarray) > 60
