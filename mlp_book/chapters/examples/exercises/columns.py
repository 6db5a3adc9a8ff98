"""Exercise *D3's way*: the pre-activations of a batch with one example a column."""

import numpy as np

from mlp_book.page.checks import Exercise, Mistake

from .shared import LAYERS, SQUARE, THREE, TRUTH, relu

THREE_INPUTS = (np.array([[2.0, -1.0, 2.0]]), np.array([-2.0]), np.array([[-0.1], [1 / 3], [1.3]]))

columns = Exercise(
    name="D3's way",
    solution=lambda W, b, X: W @ X + b[:, None],
    probes=[
        (*THREE, np.array([[1.0, 3.0], [2.0, -1.0]])),
        (*LAYERS[0], TRUTH.T),
        SQUARE,
        THREE_INPUTS,
    ],
    mistakes=[
        Mistake(
            lambda W, b, X: W @ X + b,
            "b has the shape (n,), so it is laid along the rows. It must be a column: b[:, None].",
        ),
        Mistake(lambda W, b, X: W @ X, "The biases are missing."),
        Mistake(
            lambda W, b, X: (W @ X + b[:, None]).T,
            "These are our rows. D3 has one example a column: do not transpose at the end.",
        ),
        Mistake(
            lambda W, b, X: X @ W.T + b,
            "This is the formula for examples in rows. Here X has one example a column.",
        ),
        Mistake(
            lambda W, b, X: relu(W @ X + b[:, None]),
            "Asked are the pre-activations Z: no ReLU yet.",
        ),
        Mistake(
            lambda W, b, X: W @ X[:, :1] + b[:, None],
            "This is the first example alone. Leave X whole.",
        ),
    ],
)

hints = (
    "`b[:, None]` is a column. Without it NumPy adds the biases along the examples, and "
    "where there are as many examples as neurons nothing complains.",
)
