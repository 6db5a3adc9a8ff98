"""Exercise *Measured*: a gradient by central differences."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from mlp_book.page.checks import Exercise, Mistake


@dataclass(frozen=True)
class _Formula:
    """A function whose text is its formula, so that the sentence about a probe can name it."""

    text: str
    function: Callable[[np.ndarray], float]

    def __call__(self, x: np.ndarray) -> float:
        return self.function(x)

    def __repr__(self) -> str:
        return self.text


_points = [
    (_Formula("3 x[0] - x[1]", lambda x: 3 * x[0] - x[1]), np.array([2.0, 1.0]), 0.5),
    (_Formula("x[0]^3 x[1]", lambda x: x[0] ** 3 * x[1]), np.array([1.0, 2.0]), 0.1),
    (
        _Formula("sin x[0] + x[1] x[2]^3", lambda x: np.sin(x[0]) + x[1] * x[2] ** 3),
        np.array([0.5, -1.0, 2.0]),
        0.01,
    ),
    (_Formula("x[0] x[1]^2 - x[1]", lambda x: x[0] * x[1] ** 2 - x[1]), np.array([1.5, 1.5]), 0.1),
]


def _differences(f, x, h, *, ahead=1.0, behind=1.0, divisor=2.0, everywhere=False):
    """Differences of any kind: from -behind h to +ahead h, divided by divisor h."""
    result = np.zeros(len(x))
    for i in range(len(x)):
        move = np.ones(len(x)) if everywhere else np.eye(len(x))[i]
        result[i] = (f(x + ahead * h * move) - f(x - behind * h * move)) / (divisor * h)
    return result


def _moving_on(f, x, h):
    """The copies are made once, before the loop, so earlier entries stay moved."""
    ahead, behind, result = x.copy(), x.copy(), np.zeros(len(x))
    for i in range(len(x)):
        ahead[i] += h
        behind[i] -= h
        result[i] = (f(ahead) - f(behind)) / (2 * h)
    return result


def _not_put_back(f, x, h, first=1):
    """Entry i itself is moved, and stays where the second step has left it."""
    x, result = x.copy(), np.zeros(len(x))
    for i in range(len(x)):
        x[i] += first * h
        one = f(x)
        x[i] -= 2 * first * h
        result[i] = first * (one - f(x)) / (2 * h)
    return result


_PUT_BACK = (
    "You move entry i itself and do not put it back, so the later entries are measured at another "
    "place. Move it back after the second step, or make fresh copies for each i."
)


def _first_only(f, x, h):
    """The return stands inside the loop: it leaves after the first entry."""
    result = np.zeros(len(x))
    result[0] = _differences(f, x, h)[0]
    return result


measured = Exercise(
    name="Measured",
    solution=_differences,
    probes=_points,
    mistakes=[
        Mistake(
            lambda f, x, h: _differences(f, x, h, divisor=1.0),
            "Twice too large: from one leg to the other it is 2h.",
        ),
        Mistake(
            lambda f, x, h: (_differences(f, x, h) * 2 * h) / 2 * h,
            "a / 2 * h divides by 2 and multiplies by h. Brackets: a / (2 * h).",
        ),
        Mistake(
            lambda f, x, h: _differences(f, x, h, divisor=2 / h),
            "The difference is not yet divided by the step: divide by 2 * h.",
        ),
        Mistake(
            lambda f, x, h: _differences(f, x, h, divisor=1 / h),
            "The difference is not yet divided by the step: divide by 2 * h.",
        ),
        Mistake(
            lambda f, x, h: _differences(f, x, h, behind=0.0, divisor=1.0),
            "These are one-sided differences. Step to both sides.",
        ),
        Mistake(
            lambda f, x, h: _differences(f, x, h, ahead=0.0, divisor=1.0),
            "These are one-sided differences. Step to both sides.",
        ),
        Mistake(
            lambda f, x, h: _differences(f, x, h, behind=0.0),
            "Only the step ahead counts: the step behind is missing, or behind was made from the x "
            "that had already moved. Make both by x.copy().",
        ),
        Mistake(
            lambda f, x, h: _differences(f, x, h, ahead=0.0),
            "Only the step behind counts: the step ahead is missing, or ahead was made from the x "
            "that had already moved. Make both by x.copy().",
        ),
        Mistake(
            lambda f, x, h: -_differences(f, x, h),
            "The sign is turned round: ahead minus behind.",
        ),
        Mistake(
            lambda f, x, h: _differences(f, x, h, everywhere=True),
            "All entries moved at once. Move entry i alone, and let the others wait.",
        ),
        Mistake(
            lambda f, x, h: (f(x + h) - f(x - h)) / (2 * h),
            "This is one number: x + h moves all entries in one go. Move entry i alone, in a loop.",
        ),
        Mistake(
            lambda f, x, h: _differences(f, x, h)[0],
            "This is one number, the first. Write each into result[i], and return result.",
        ),
        Mistake(
            _first_only,
            "Only the first entry is there: does return stand inside the loop? Move it "
            "to the left, under the word for.",
        ),
        Mistake(
            _moving_on,
            "Entries that were moved stay moved. Make fresh copies for each i, inside the loop.",
        ),
        Mistake(_not_put_back, _PUT_BACK),
        Mistake(lambda f, x, h: _not_put_back(f, x, h, first=-1), _PUT_BACK),
        Mistake(
            lambda f, x, h: np.zeros(len(x)),
            "All zeros: is nothing written into result[i]? Or do ahead and behind not differ? "
            "`ahead = behind = x` gives one array two names, so use x.copy().",
        ),
    ],
)

hints = (
    "Copies must be made anew for each entry. Divide by the distance between the two "
    "places, `2 * h`.",
)
wrong_lines = (
    "        ahead, behind = x, x",
    "        result[i] = (f(ahead) - f(behind)) / h",
)
