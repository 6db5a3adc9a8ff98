"""The problems whose values PyTorch and Keras compute: plain data, made from fixed seeds.

Parameters are one flat vector, W1, b1, W2, b2, ..., each W (n_out, n_in) row by row.
"""

from itertools import pairwise
from typing import Any, NamedTuple

import numpy as np


class Problem(NamedTuple):
    """A network, its parameters, a loss and some examples."""

    sizes: tuple[int, ...]
    activations: tuple[str, ...]
    loss: str
    theta: np.ndarray
    X: np.ndarray
    Y: np.ndarray


def _made(
    sizes: tuple[int, ...], activations: tuple[str, ...], loss: str, m: int, seed: int
) -> Problem:
    rng = np.random.default_rng(seed)
    n_parameters = sum((n_in + 1) * n_out for n_in, n_out in pairwise(sizes))
    theta = rng.normal(0, 0.5, n_parameters)
    X = rng.normal(0, 1, (m, sizes[0]))
    if loss == "categorical_cross_entropy" or activations[-1] == "softmax":
        Y = np.eye(sizes[-1])[rng.integers(0, sizes[-1], m)]
    elif loss == "binary_cross_entropy":
        Y = rng.integers(0, 2, (m, sizes[-1])).astype(float)
    else:
        Y = rng.normal(0, 1, (m, sizes[-1]))
    return Problem(sizes, activations, loss, theta, X, Y)


_WORKSHEET = np.array(
    [
        *(0.2, 0.8, 0.6, -0.5, -0.3, 0.1, 0.4, 0.7),  # W1 (4, 2)
        *(0.1, -0.2, 0.3, -0.4),
        *(0.5, -0.4, 0.3, 0.1, -0.2, 0.7, -0.1, 0.6),  # W2 (2, 4)
        *(0.2, -0.1),
        *(0.3, -0.6),  # W3 (1, 2)
        0.1,
    ]
)

PROBLEMS = {
    # D0's network on the four truth values, with the targets of XOR
    "worksheet": Problem(
        (2, 4, 2, 1),
        ("relu", "relu", "sigmoid"),
        "binary_cross_entropy",
        _WORKSHEET,
        np.array([[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]]),
        np.array([[0.0], [1.0], [1.0], [0.0]]),
    ),
    # D2's network
    "binary": _made((3, 4, 1), ("sigmoid", "sigmoid"), "binary_cross_entropy", 7, 2),
    "many binary": _made((3, 5, 4), ("tanh", "sigmoid"), "binary_cross_entropy", 6, 3),
    "classifier": _made((4, 5, 3), ("tanh", "softmax"), "categorical_cross_entropy", 6, 4),
    "not canonical": _made((4, 5, 3), ("elu", "softmax"), "mean_squared_error", 6, 5),
    # D4's Boston program, small
    "regression": _made((13, 8, 6, 1), ("relu", "relu", "identity"), "mean_squared_error", 16, 6),
    "deep": _made(
        (3, 4, 4, 4, 4, 2),
        ("leaky_relu", "elu", "tanh", "sigmoid", "identity"),
        "half_squared_error",
        5,
        7,
    ),
}

# A network that PyTorch and Keras fill with numbers of their own, for mlp_core to read; one layer
# is square, so that a W on its side fits.
OWN = _made((4, 4, 5, 3), ("elu", "tanh", "softmax"), "categorical_cross_entropy", 6, 9)

# A model card with what YAML could misread: colons, dashes, quotes, letters beyond ASCII.
CARD: dict[str, Any] = {
    "title": "D0's network: 2-4-2-1",
    "purpose": "- It shows the forward pass; \"yes\" or 'no': neither.",
    "inputs": "Two numbers, 0 or 1.",
    "outputs": "One number from 0 to 1 # how true",
    "data": "None: made up by hand",
    "limits": "Współczynniki są wymyślone; числа придуманы.",
    "license": "cc-by-4.0",
    "task": "tabular-classification",
    "tags": ("no", "3.10"),
    "results": {"accuracy": 0.00001, "mean: error": 12345678901234567890.0},
}

# The optimisers follow this problem for 50 updates, over batches of 4 rows in turn.
RACE = _made((3, 4, 1), ("tanh", "identity"), "mean_squared_error", 16, 8)
UPDATES = 50
BATCH_SIZE = 4
OPTIMIZERS: dict[str, dict[str, Any]] = {
    "GradientDescent": {"learning_rate": 0.05},
    "Momentum": {"learning_rate": 0.02, "momentum": 0.9},
    "RMSProp": {"learning_rate": 0.01, "rho": 0.9, "epsilon": 1e-7},
    "RMSProp, large epsilon": {"learning_rate": 0.01, "rho": 0.9, "epsilon": 1e-2},
    "Adam": {"learning_rate": 0.01, "beta1": 0.9, "beta2": 0.999, "epsilon": 1e-8},
    "Adam, large epsilon": {"learning_rate": 0.01, "beta1": 0.8, "beta2": 0.99, "epsilon": 1e-2},
}

# `fit` of the regression problem, rows as they stand: 16 rows, 12 to learn from in batches of 5.
FIT = {"epochs": 4, "batch_size": 5, "validation_split": 0.2}


def weights_of(name: str) -> np.ndarray:
    """Return how much each example of a problem counts, from 0 to 2; the second counts nothing."""
    weights = np.random.default_rng(len(name)).uniform(0, 2, len(PROBLEMS[name].X))
    weights[1] = 0.0
    return weights


# Keras takes weights for the rows to learn from and, separately, for those to validate on.
WEIGHTED_FIT = {"epochs": 4, "batch_size": 5}
LEARNT = 12  # rows of the regression problem


def batch(update: int) -> slice:
    """Return the rows of the update, counted from 0."""
    start = update * BATCH_SIZE % len(RACE.X)
    return slice(start, start + BATCH_SIZE)


def save(path: str, about: dict[str, str], values: dict[str, np.ndarray]) -> None:
    """Write the values, the inputs they belong to, and who made them."""
    inputs = {
        f"{name}/{field}": getattr(problem, field)
        for name, problem in {**PROBLEMS, "race": RACE}.items()
        for field in ("theta", "X", "Y")
    }
    np.savez_compressed(
        path, **{f"about/{k}": np.array(v) for k, v in about.items()}, **inputs, **values
    )
    print(f"{path}: {len(values)} values by", ", ".join(f"{k} {v}" for k, v in about.items()))
