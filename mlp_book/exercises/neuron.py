"""Exercises of the chapter *The neuron*, in plain Python: lists and numbers."""

from collections.abc import Callable, Sequence
from itertools import product
from math import isfinite
from numbers import Real

from mlp_book.checks import Exercise, Mistake
from mlp_book.perceptron import POINTS


def _sum(x, w, b):
    return b + sum(weight * value for weight, value in zip(w, x, strict=True))


def _relu(z):
    return max(0, z)


neuron = Exercise(
    name="One neuron",
    solution=lambda x, w, b: _relu(_sum(x, w, b)),
    probes=[
        ([0.5, 0.7], [1, 3], 0),
        ([0.5, 0.7], [-2, 4], -1),
        ([0.5, -0.7], [1, 3], 0.25),
        ([2, 1, -1], [0.5, -0.25, -1], 0.5),
        ([2, 1, 4, 3], [0.5, -0.25, -1, 2], 0.5),
        ([3], [-1], 4),
        ([1.0, 1.0], [0.25, 1 / 3], 1.0),
    ],
    mistakes=[
        Mistake(lambda x, w, b: _sum(x, w, b), "This is z. ReLU is still missing."),
        Mistake(
            lambda x, w, b: _relu(_sum(x, w, 0)),
            "The bias is missing: add b before you apply ReLU.",
        ),
        Mistake(lambda x, w, b: _relu(_sum(x, w, 0)) + b, "The bias comes too late: ReLU is last."),
        Mistake(lambda x, w, b: _sum(x, w, 0), "Both the bias and ReLU are missing."),
        Mistake(lambda x, w, b: _relu(b), "Only the bias is there: add the products to it."),
        Mistake(
            lambda x, w, b: _relu(b + w[-1] * x[-1]),
            "Only the last product is left. Add each product to what is there already.",
        ),
        Mistake(
            lambda x, w, b: _relu(b + w[0] * x[0]),
            "Only the first product is there. Is the return inside the loop?",
        ),
        Mistake(
            lambda x, w, b: _relu(b + w[0] * x[0] + w[1] * x[1]),
            "Only two products are there. A neuron may have one input, or three, or four.",
        ),
        Mistake(
            lambda x, w, b: _relu(sum(w) + sum(x) + b),
            "You added the weights to the inputs. Multiply each input by its weight.",
        ),
        Mistake(
            lambda x, w, b: _relu(sum(w) * sum(x) + b),
            "Multiply each input by its own weight first, then add the products.",
        ),
        Mistake(
            lambda x, w, b: _relu(_sum(x, w, 0) + len(x) * b),
            "The bias is added once, not once for every input.",
        ),
        Mistake(
            lambda x, w, b: int(_sum(x, w, b) > 0), "This is the step. ReLU sends on z itself."
        ),
        Mistake(lambda x, w, b: abs(_sum(x, w, b)), "ReLU makes a negative z 0, not positive."),
    ],
)


def _votes(answer: Sequence[float]) -> list[int]:
    """What a perceptron with three weights and a bias answers to each of the eight ballots."""
    w1, w2, w3, b = answer
    for number in (w1, w2, w3, b):
        if not isinstance(number, Real) or not isfinite(number):
            raise TypeError(f"{number!r} is no number that a sum can be made with")
    return [int(_sum(ballot, (w1, w2, w3), b) > 0) for ballot in product((0, 1), repeat=3)]


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


def _gate(answers: Sequence[int]) -> Callable[[int, int], int]:
    table = dict(zip(POINTS, answers, strict=True))
    return lambda x1, x2: table[x1, x2]


def _two_layers(sign=-1, bias=-0.5, fire=True):
    def answer(x1, x2):
        either, both = int(x1 + x2 > 0.5), int(x1 + x2 > 1.5)
        z = either + sign * both + bias
        return int(z > 0) if fire else z

    return answer


xor = Exercise(
    name="XOR with two layers",
    solution=_two_layers(),
    probes=POINTS,
    mistakes=[
        Mistake(
            _gate((0, 1, 1, 1)),
            "This is OR. For (1, 1) the neuron that says AND must hold the last one back: give it "
            "a negative weight that is strong enough.",
        ),
        Mistake(_gate((0, 0, 0, 1)), "This is AND. Take OR too, and subtract."),
        Mistake(
            _gate((1, 0, 0, 1)),
            "Upside down: yours fires when the two inputs are equal.",
        ),
        Mistake(
            _gate((0, 0, 0, 0)),
            "It never fires. With OR alone, z of the last neuron must be above 0: look at its "
            "bias.",
        ),
        Mistake(
            _gate((1, 1, 1, 1)), "It always fires. At (0, 0) only the last bias is left: its sign?"
        ),
        Mistake(
            _gate((1, 1, 1, 0)),
            "This is NOT AND. At (0, 0) both neurons of the first layer are 0, and only the last "
            "bias is left: its sign?",
        ),
        Mistake(_two_layers(fire=False), "These are z of the last neuron: apply the step to it."),
    ],
)
