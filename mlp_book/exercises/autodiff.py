"""Exercises of the chapter *How tools do it*."""

import math

from mlp_book.checks import Exercise, Mistake


def _softplus(x):
    return math.log(1 + math.exp(x))


def _sigmoid(x):
    return 1 / (1 + math.exp(-x))


softplus = Exercise(
    name="A new operation",
    solution=lambda x: (_softplus(x), _sigmoid(x)),
    probes=[(0.0,), (2.0,), (-1.5,), (30.5,), (-20.0,)],
    mistakes=[
        Mistake(
            lambda x: (_sigmoid(x), _softplus(x)),
            "The order is turned round: first the value, then the slope.",
        ),
        Mistake(
            lambda x: (_softplus(x), 1 / (1 + math.exp(x))),
            "ln moves 1 / (1 + e^x) times as fast as what is inside. How fast does the inside, "
            "1 + e^x, move? Multiply.",
        ),
        Mistake(
            lambda x: (_softplus(x), math.exp(x)),
            "This is how fast 1 + e^x moves. ln comes after it: multiply by its slope too.",
        ),
        Mistake(
            lambda x: (_softplus(x), _softplus(x) * _sigmoid(x)),
            "Speeds multiply with speeds; you multiplied one by the value.",
        ),
        Mistake(
            lambda x: (_softplus(x), _sigmoid(x) * (1 - _sigmoid(x))),
            "You took the slope once too often: this is the slope of the sigmoid.",
        ),
        Mistake(_softplus, "This is the value alone. Return two numbers: value, slope."),
        Mistake(_sigmoid, "This is the slope alone. Return two numbers: value, slope."),
        Mistake(
            lambda x: (math.log10(1 + math.exp(x)), _sigmoid(x)),
            "ln is np.log; np.log10 counts in tens.",
        ),
    ],
)


def _walk(parents, slopes, *, add=True, backwards=True, start=1.0, multiply=True, to_leaf=False):
    grads = [0.0] * len(parents)
    grads[-1] = start
    numbers = range(len(parents))
    for k in reversed(numbers) if backwards else numbers:
        if to_leaf and not parents[k]:
            break
        for parent, slope in zip(parents[k], slopes[k], strict=True):
            part = grads[k] * slope if multiply else slope
            grads[parent] = grads[parent] + part if add else part
    return grads


walk_back = Exercise(
    name="The walk back",
    solution=_walk,
    probes=[
        ([(), (), (0, 1)], [(), (), (4.0, 3.0)]),
        ([(), (0, 0), (1, 0)], [(), (3.0, 3.0), (1.0, 1.0)]),
        (
            [(), (), (0, 1), (2,), (2, 3), (4, 0)],
            [(), (), (1.0, -2.0), (0.5,), (3.0, 1.5), (2.0, 0.25)],
        ),
        ([(), (0,), (), (1, 2)], [(), (2.5,), (), (3.0, -1.5)]),  # a number without parents between
        ([(), (), (0,)], [(), (), (1 / 3,)]),  # one that nobody uses
        ([()], [()]),
    ],
    mistakes=[
        Mistake(
            lambda parents, slopes: _walk(parents, slopes, add=False),
            "A number that is used twice loses one of its two parts: add, do not overwrite.",
        ),
        Mistake(
            lambda parents, slopes: _walk(parents, slopes, backwards=False),
            "You walk forwards. A gradient is complete only when all that came after has been "
            "visited: start at the end.",
        ),
        Mistake(
            lambda parents, slopes: _walk(parents, slopes, to_leaf=True),
            "You stop at the first number without parents. Other numbers may come before it: pass "
            "over it, and walk on to number 0.",
        ),
        Mistake(
            lambda parents, slopes: _walk(parents, slopes, start=0.0),
            "All zeros: the last number follows itself 1 times as fast. Start with that.",
        ),
        Mistake(
            lambda parents, slopes: _walk(parents, slopes, multiply=False),
            "You added the local slopes. Speeds multiply: gradient of the value times slope.",
        ),
        Mistake(
            lambda parents, slopes: _walk(parents, slopes)[::-1],
            "Right numbers in the wrong order: entry k belongs to number k.",
        ),
        Mistake(
            lambda parents, slopes: _walk(parents, slopes)[:-1],
            "The gradient of the last number, 1, is missing at the end.",
        ),
    ],
)


def _times(u, v):
    return (u[0] * v[0], u[1] * v[0] + u[0] * v[1])


times = Exercise(
    name="Slopes that travel forwards",
    solution=_times,
    probes=[
        ((3.0, 1.0), (3.0, 1.0)),
        ((2.0, 1.0), (5.0, 0.0)),
        ((1.5, -2.0), (-4.0, 0.5)),
        ((3.1, 1.8), (-0.5, 1 / 3)),
    ],
    mistakes=[
        Mistake(
            lambda u, v: (u[0] * v[0], u[1] * v[1]),
            "The slope of a product is not the product of the slopes. Try 3 times 3: x² has the "
            "slope 6 at 3.",
        ),
        Mistake(
            lambda u, v: (u[0] * v[0], u[0] * v[1]),
            "Only v moves in your answer. u moves too.",
        ),
        Mistake(
            lambda u, v: (u[0] * v[0], u[1] * v[0]),
            "Only u moves in your answer. v moves too.",
        ),
        Mistake(
            lambda u, v: (u[0] * v[0], u[1] + v[1]),
            "This is the slope of a sum. In a product each slope is multiplied by the other value.",
        ),
        Mistake(
            lambda u, v: (u[0] * v[0], u[0] * u[1] + v[0] * v[1]),
            "Crossed: the slope of u goes with the value of v, and the other way round.",
        ),
        Mistake(lambda u, v: u[0] * v[0], "This is the value alone. Return two numbers."),
    ],
)
