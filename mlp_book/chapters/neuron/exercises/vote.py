"""Exercise *Two of three*.

Three weights and a bias that fire when at least two of three say yes.
"""

from collections.abc import Sequence
from itertools import product
from math import isfinite
from numbers import Real

from mlp_book.page.checks import Exercise, Mistake

from .shared import weighted_sum


def _votes(answer: Sequence[float]) -> list[int]:
    """What a perceptron with three weights and a bias answers to each of the eight ballots."""
    w1, w2, w3, b = answer
    for number in (w1, w2, w3, b):
        if not isinstance(number, Real) or not isfinite(number):
            raise TypeError(f"{number!r} is no number that a sum can be made with")
    return [int(weighted_sum(ballot, (w1, w2, w3), b) > 0) for ballot in product((0, 1), repeat=3)]


def _first_wrong(votes: Sequence[int]) -> str:
    """The hint for the ballot with the fewest votes that the perceptron gets wrong."""
    ballots = sorted(
        zip(product((0, 1), repeat=3), votes, strict=True), key=lambda one: sum(one[0])
    )
    ballot = next(ballot for ballot, fires in ballots if fires != (sum(ballot) >= 2))
    ends = (
        "it fires: no vote is needed. Then z is the bias: its sign?",
        "it fires: one vote is enough. Then z is that voter's weight plus the bias.",
        "it does not fire. Two votes must be enough: is z above 0 there?",
        "it does not fire, though all say yes. Is z above 0 there?",
    )
    return f"With the votes {ballot} {ends[sum(ballot)]}"


def _others(known: Sequence[Mistake]) -> list[Mistake]:
    """A mistake for every other pattern that a perceptron with three inputs can give."""
    taken = {tuple(_votes(mistake.solution)) for mistake in known}
    others = {}
    for *weights, bias in product(range(-2, 3), range(-2, 3), range(-2, 3), range(-6, 7)):
        answer = [*weights, bias + 0.5]
        others.setdefault(tuple(_votes(answer)), answer)
    return [Mistake(answer, _first_wrong(v)) for v, answer in others.items() if v not in taken]


_RIGHT = [1, 1, 1, -1.5]

_KNOWN = [
    Mistake(
        [1, 1, 1, -0.5], "One voter alone makes it fire. The bias is missing, or not low enough."
    ),
    Mistake(
        [1, 1, 1, -2.5],
        "It fires only when all three say yes. With two, z must be above 0 (not at 0).",
    ),
    Mistake([1, 1, 1, 1.5], "It always fires, even when all say no. Then z is the bias: its sign?"),
    Mistake([1, 1, 1, -3.5], "It never fires: the bias is too low."),
    Mistake(
        [-1.5, 1, 1, 1], "The first voter has a veto: is the bias in the last place of the list?"
    ),
    Mistake([-1, -1, -1, 1.5], "Upside down: this neuron fires when at most one says yes."),
    Mistake([1, 1, 0, -1.5], "The third voter is not heard: a weight of 0 ignores its input."),
    Mistake([1, 0, 1, -1.5], "The second voter is not heard: its weight lets nothing through."),
    Mistake([0, 1, 1, -1.5], "The first voter is not heard: its weight lets nothing through."),
]

vote = Exercise(
    name="Two of three",
    solution=_RIGHT,
    view=_votes,
    mistakes=[
        *_KNOWN,
        *_others([Mistake(_RIGHT, "right"), *_KNOWN]),
        Mistake(
            [1, 1, 1],
            "Four numbers are wanted: three weights, then the bias.",
            says="values to unpack",
        ),
        Mistake(
            0,
            "A list of four numbers is wanted: three weights, then the bias.",
            says="non-iterable",
        ),
    ],
)

hints = (
    "With the weights 1, 1 and 1 the sum counts the votes. With the bias one vote must "
    "not be above 0, and two must be.",
)
