"""Exercise *A layer for all examples*.

The activations of a ReLU layer for a batch, one example a row.
"""

from mlp_book.page.checks import Exercise, Mistake

from .shared import LAYERS, ONE_NEURON, ROWS, SQUARE, THREE, TRUTH, relu

_ONE_A_COLUMN = (
    "This order gives one example a column, but b has the shape (n,), so it is laid along the "
    "rows. One example a row is wanted: there A comes first, and b fits."
)

layer = Exercise(
    name="A layer for all examples",
    solution=lambda W, b, A: relu(A @ W.T + b),
    probes=[(*THREE, ROWS), (*LAYERS[0], TRUTH), SQUARE, ONE_NEURON],
    mistakes=[
        Mistake(lambda W, b, A: A @ W.T + b, "These are the pre-activations Z: ReLU is missing."),
        Mistake(lambda W, b, A: relu(A @ W.T), "The biases are missing: add b before the ReLU."),
        Mistake(lambda W, b, A: relu(A @ W.T) + b, "The biases come before the ReLU, not after."),
        Mistake(
            lambda W, b, A: relu(W @ A.T + b[:, None]),
            "Right numbers, one example a column. This book wants one example a row: transpose.",
        ),
        Mistake(
            lambda W, b, A: relu(A @ W + b),
            "W stands untransposed. Row i of W is neuron i: the rows of A must meet the rows of W, "
            "so the product is A @ W.T.",
        ),
        Mistake(
            lambda W, b, A: relu(W @ A + b),
            "This order is for one example, or for one example a column. With examples in rows, "
            "A comes first.",
        ),
        Mistake(lambda W, b, A: relu(W @ A.T + b), _ONE_A_COLUMN),
        Mistake(lambda W, b, A: W @ A.T + b, _ONE_A_COLUMN),
        Mistake(
            lambda W, b, A: relu(W @ A[0] + b),
            "This is the first example alone. Leave A whole: the product takes all its rows.",
        ),
    ],
)

hints = (
    "Row k of `A` is example k, row i of `W` is neuron i. The rows of `A` must meet the rows of "
    "`W`, so the product needs `W.T`. The biases are repeated for every row by themselves.",
)
