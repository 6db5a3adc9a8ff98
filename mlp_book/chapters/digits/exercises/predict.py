"""Exercise *Predict*.

An engine in NumPy: ReLU, then a softmax that large scores do not overflow.
"""

import numpy as np

from mlp_book.page.checks import Exercise, Mistake


def _softmax(Z, axis=1):
    e = np.exp(Z - Z.max(axis=axis, keepdims=True))
    return e / e.sum(axis=axis, keepdims=True)


def _predict(X, W1, b1, W2, b2, *, relu=True, last=_softmax):
    Z = X @ W1.T + b1
    return last((np.maximum(0, Z) if relu else Z) @ W2.T + b2)


def _probe(seed, m, n, size=1.0, hidden=5, last=3):
    rng = np.random.default_rng(seed)
    shapes = [(m, n), (hidden, n), (hidden,), (last, hidden), (last,)]
    X, W1, b1, W2, b2 = (np.round(rng.normal(size=shape), 1) for shape in shapes)
    return X, W1, b1, size * W2, b2


def _overflowing(Z, axis=1, largest=0.0):
    with np.errstate(over="ignore", invalid="ignore"):
        e = np.exp(Z - largest)
        return e / e.sum(axis=axis, keepdims=True)


# Scores of a thousand, in another order in each row, and close to one another.
_far_apart = (
    np.array([[1.0], [-1.0]]),
    np.array([[1.0], [-1.0]]),
    np.zeros(2),
    np.array([[0.0, -1000.0], [999.0, -998.0], [1000.0, -2000.0]]),
    np.zeros(3),
)

predict = Exercise(
    name="Predict",
    solution=_predict,
    probes=[
        _probe(4, 1, 2, hidden=2, last=2),
        _probe(0, 1, 4),
        _probe(1, 2, 4),
        _probe(2, 4, 6),
        _probe(3, 2, 4, 1000.0),
        _far_apart,
    ],
    mistakes=[
        Mistake(
            lambda X, W1, b1, W2, b2: _predict(X, W1, b1, W2, b2, relu=False),
            "The hidden layer has no activation: ReLU.",
        ),
        Mistake(
            lambda X, W1, b1, W2, b2: _predict(X, W1, b1, W2, b2, last=lambda Z: Z),
            "These are the scores. Softmax makes probabilities of them.",
        ),
        Mistake(
            lambda X, W1, b1, W2, b2: _predict(X, W1, b1, W2, b2, last=_overflowing),
            "Right while scores are small. Large ones overflow: subtract the largest score of each "
            "row before np.exp.",
        ),
        Mistake(
            lambda X, W1, b1, W2, b2: _predict(
                X, W1, b1, W2, b2, last=lambda Z: _overflowing(Z, axis=None)
            ),
            "All images together add up to 1, and large scores overflow: axis=1, keepdims=True in "
            "the sum, and first subtract the largest score of each row.",
        ),
        Mistake(
            lambda X, W1, b1, W2, b2: _predict(
                X, W1, b1, W2, b2, last=lambda Z: _overflowing(Z, largest=Z.max())
            ),
            "One largest score for all rows: a row far below it becomes 0 / 0. Each row needs its "
            "own, Z.max(axis=1, keepdims=True).",
        ),
        Mistake(
            lambda X, W1, b1, W2, b2: _predict(
                X, W1, b1, W2, b2, last=lambda Z: _softmax(np.clip(Z, -500, 500))
            ),
            "You cut the scores off: 1000 and 999 became equal. Subtract the largest score of each "
            "row instead; then the differences stay.",
        ),
        Mistake(
            lambda X, W1, b1, W2, b2: _predict(X, W1.T, b1, W2.T, b2),
            "The matrices lie on their side: each row of W1 belongs to a neuron, so it is X @ W1.T "
            "(and W2.T in the next layer).",
        ),
        Mistake(
            lambda X, W1, b1, W2, b2: _predict(X, W1, b1, W2.T, b2),
            "The second matrix lies on its side: it is W2.T, as in the first layer.",
        ),
        Mistake(
            lambda X, W1, b1, W2, b2: _predict(X, W1, 0 * b1, W2, b2),
            "The first bias is missing.",
        ),
        Mistake(
            lambda X, W1, b1, W2, b2: _predict(X, W1, b1, W2, 0 * b2),
            "The last bias is missing.",
        ),
        Mistake(
            lambda X, W1, b1, W2, b2: _predict(
                X, W1, b1, W2, b2, last=lambda Z: _softmax(Z, axis=0)
            ),
            "Each row is one image, and each row must add up to 1: axis=1, keepdims=True.",
        ),
        Mistake(
            lambda X, W1, b1, W2, b2: _predict(
                X, W1, b1, W2, b2, last=lambda Z: np.exp(Z - Z.max(axis=1, keepdims=True))
            ),
            "The exponentials are not yet shares: divide by their sum, row by row.",
        ),
        Mistake(
            lambda X, W1, b1, W2, b2: _predict(
                X, W1, b1, W2, b2, last=lambda Z: np.exp(Z - Z.max()) / np.exp(Z - Z.max()).sum()
            ),
            "All images together add up to 1: each row must, by itself.",
        ),
        Mistake(
            lambda X, W1, b1, W2, b2: _predict(
                X, W1, b1, W2, b2, last=lambda Z: _softmax(np.maximum(0, Z))
            ),
            "A ReLU after the last layer cuts the negative scores off: softmax takes them as they "
            "are.",
        ),
    ],
)

hints = (
    "A layer of a batch is `X @ W1.T + b1`. After the exponentials divide each row by its"
    " own sum: `sum(axis=1, keepdims=True)` is a column.",
)
