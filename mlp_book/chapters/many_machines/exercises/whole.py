"""Exercise *The whole batch*.

The gradient and the loss of the whole batch, from those of the ranks.
"""

import numpy as np

from mlp_book.page.checks import Exercise, Mistake


def _whole(counts, losses, gradients, weigh=True, weigh_loss=True, by=None):
    counts = np.asarray(counts)
    many = np.column_stack([gradients, losses])
    weights = np.column_stack(
        [
            np.repeat(
                counts[:, None] if weigh else np.ones((len(counts), 1)), many.shape[1] - 1, 1
            ),
            counts if weigh_loss else np.ones(len(counts)),
        ]
    )
    return (weights * many).sum(axis=0) / (counts.sum() if by is None else by(counts))


_gradients = np.array([[1.0, -2.0, 0.5], [4.0, 0.0, 1.0], [-2.0, 3.0, 0.25]])

whole = Exercise(
    name="The whole batch",
    solution=_whole,
    probes=[
        (np.array([2, 1]), np.array([0.4, 1.0]), _gradients[:2, :2]),
        (np.array([6, 5, 5]), np.array([1.0, 2.0, 0.5]), _gradients),
        (np.array([1, 1, 0]), np.array([3.0, 2.0, 0.0]), _gradients),
        (np.array([6, 2]), np.array([-1.5, 0.25]), _gradients[1:]),  # a loss that is a -log
    ],
    mistakes=[
        Mistake(
            lambda c, l, g: _whole(c, l, g, weigh=False, weigh_loss=False, by=len),
            "This is the mean of the means: a rank with few rows counts as much as one with many. "
            "Multiply each by its rows first.",
        ),
        Mistake(
            lambda c, l, g: _whole(c, l, g, weigh=False, weigh_loss=False, by=lambda c: 1),
            "You only added up what the ranks sent. Multiply each by its rows first, and divide by "
            "the rows of all at the end.",
        ),
        Mistake(
            lambda c, l, g: _whole(c, l, g, by=lambda c: 1),
            "This is the sum that Allreduce gives. Divide it by the rows of the whole batch.",
        ),
        Mistake(
            lambda c, l, g: _whole(c, l, g, by=len),
            "You divided by the number of ranks. The mean is over all rows.",
        ),
        Mistake(
            lambda c, l, g: _whole(c, l, g, weigh=False, weigh_loss=False),
            "Multiply what each rank sends by its rows: you only divided by them.",
        ),
        Mistake(
            lambda c, l, g: _whole(c, l, g, weigh_loss=False),
            "The gradient is right. The loss is a mean over each shard too: weigh it as well.",
        ),
        Mistake(
            lambda c, l, g: _whole(c, l, g, weigh=False),
            "The loss is right. The gradient is a mean over each shard too: weigh it as well.",
        ),
        Mistake(
            lambda c, l, g: _whole(c, l, g)[:-1],
            "The gradient is right; the loss is missing behind it.",
        ),
        Mistake(
            lambda c, l, g: np.roll(_whole(c, l, g), 1),
            "The numbers are right. Put the loss behind the gradient, not before it.",
        ),
        Mistake(
            lambda c, l, g: c[0] * np.append(g[0], l[0]) / sum(c),
            "Only rank 0's part is there: does return stand inside the loop?",
        ),
        Mistake(
            lambda c, l, g: np.asarray(c) @ np.column_stack([g, l]) / np.asarray(c)[0],
            "You divided by the rows of one rank. Divide by those of all, sum(counts).",
        ),
    ],
)

hints = (
    "The rows are weights: each rank's vector times its count, all added, divided by "
    "`sum(counts)` once at the end.",
)
