"""The digits' network: how the data are split, what it learns from, and how it is trained.

Chapter *An application* shows these few lines and calls them; the widget, the page of its own and
the tests take the same network from `trained`.
"""

from functools import lru_cache
from typing import NamedTuple

import numpy as np

from mlp_core import MLP, Adam, categorical_cross_entropy, fit, load_digits

__all__ = [
    "NETWORK",
    "Digits",
    "confusion",
    "counts",
    "learn",
    "moved",
    "packed",
    "price",
    "slant",
    "slanted",
    "split",
    "trained",
]

NETWORK = MLP((64, 32, 10), ("relu", "softmax"))

SEED = 0
VALIDATION = 360
"""Rows held back from learning, to choose by; as many as there are for the test."""
EPOCHS = 30
SLANT = 0.3
SIDES = ((-1, 0), (1, 0), (0, -1), (0, 1))


class Digits(NamedTuple):
    """Rows to learn from, to choose by and to test on: pixels (m, 64), one-hot (m, 10)."""

    train_X: np.ndarray
    train_Y: np.ndarray
    validation_X: np.ndarray
    validation_Y: np.ndarray
    test_X: np.ndarray
    test_Y: np.ndarray


def split() -> Digits:
    """Return 1077, 360 and 360 digits; the generator of `SEED` draws the validation rows."""
    data = load_digits()
    order = np.random.default_rng(SEED).permutation(len(data.train_X))
    held, learnt = order[:VALIDATION], order[VALIDATION:]
    X, Y = data.train_X, data.train_Y
    return Digits(X[learnt], Y[learnt], X[held], Y[held], data.test_X, data.test_Y)


def moved(X: np.ndarray) -> np.ndarray:
    """Return every image five times: as it is, and moved by half a pixel in four directions."""
    images = X.reshape(-1, 8, 8)
    padded = np.pad(images, ((0, 0), (1, 1), (1, 1)))
    beside = [padded[:, 1 + down : 9 + down, 1 + right : 9 + right] for down, right in SIDES]
    return np.concatenate([images, *((images + other) / 2 for other in beside)]).reshape(-1, 64)


def slant(by: float) -> np.ndarray:
    """Return the linear map of the 64 pixels, (64, 64), that slants an image.

    Each row moves to the right, by `by` pixels for every row that it lies above the middle; what
    lands between two pixels is shared by them.
    """
    M = np.zeros((64, 64))
    row, column = np.divmod(np.arange(64), 8)
    place = column + by * (3.5 - row)
    for k in range(64):
        same = row == row[k]
        M[same, k] = np.maximum(0, 1 - abs(column[same] - place[k]))
    return M


def slanted(X: np.ndarray) -> np.ndarray:
    """Return every image three times: as it is, and slanted to the left and to the right."""
    return np.concatenate([X, X @ slant(SLANT).T, X @ slant(-SLANT).T])


def learn(
    X: np.ndarray, Y: np.ndarray, *, epochs: int = EPOCHS, seed: int = SEED
) -> tuple[np.ndarray, dict[str, list[float]]]:
    """Return the parameters of `NETWORK` after learning from X, (m, 64), and Y, (m, 10).

    And the history, as `mlp_core.fit` returns it.
    """
    rng = np.random.default_rng(seed)
    return fit(
        NETWORK,
        NETWORK.init(rng, "he_normal"),
        X,
        Y,
        epochs=epochs,
        loss=categorical_cross_entropy,
        optimizer=Adam(0.003),
        batch_size=32,
        rng=rng,
    )


@lru_cache(maxsize=1)
def trained() -> tuple[MLP, np.ndarray]:
    """Return the network of the chapter and its parameters, trained when first asked for."""
    data = split()
    theta, _ = learn(slanted(data.train_X), np.tile(data.train_Y, (3, 1)))
    theta.setflags(write=False)
    return NETWORK, theta


def confusion(truth: np.ndarray, answer: np.ndarray) -> np.ndarray:
    """Return how often the digit of each row got the answer of each column, (10, 10)."""
    return np.bincount(10 * truth + answer, minlength=100).reshape(10, 10)


def price(P: np.ndarray, truth: np.ndarray, least: float) -> tuple[float, float]:
    """Return which share of the images gets an answer, and which share of these is right.

    An image is answered if the largest of its probabilities, a row of P, is at least `least`.
    """
    kept = P.max(axis=1) >= least
    return float(kept.mean()), float((P.argmax(axis=1) == truth)[kept].mean())


def counts(X: np.ndarray) -> np.ndarray:
    """Return pixels from 0 to 1 as counts from 0 to 16."""
    return np.rint(16 * X).astype(int)


def packed(X: np.ndarray, Y: np.ndarray) -> dict[str, str]:
    """Return digits as text, as a page takes them: "a" is the count 0, "q" is 16."""
    letters = "".join(chr(ord("a") + count) for count in counts(X).ravel())
    return {"pixels": letters, "digits": "".join(map(str, Y.argmax(axis=1)))}
