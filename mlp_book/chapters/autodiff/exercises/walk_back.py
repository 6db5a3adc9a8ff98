"""Exercise *The walk back*: all gradients of a tape that is given as two lists."""

from mlp_book.page.checks import Exercise, Mistake


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

hints = (
    "A number that is used twice gets two parts: add with `+=`. Walk from the last to the"
    " first, so that a gradient is complete before it is handed on.",
)
wrong_lines = (
    "            grads[parent] = grads[k] * slope",
    "    for k in range(len(parents)):",
)
