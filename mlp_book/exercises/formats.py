"""Exercises of the chapter *Formats and engines*: bytes, layouts and embeddings."""

from itertools import pairwise

import numpy as np

from mlp_book.checks import Exercise, Mistake

from .formats_tensor import tensor

__all__ = ["embed", "from_keras", "tensor"]


def _keras(sizes, seed):
    rng = np.random.default_rng(seed)
    shapes = [shape for n_in, n_out in pairwise(sizes) for shape in ((n_in, n_out), (n_out,))]
    return [np.round(rng.normal(size=shape), 1) for shape in shapes]


def _flat(weights, turn=lambda kernel: kernel.T):
    return np.concatenate([turn(part).ravel() for part in weights])


def _swapped(weights):
    pairs = zip(weights[::2], weights[1::2], strict=True)
    return np.concatenate([part.T.ravel() for kernel, bias in pairs for part in (bias, kernel)])


from_keras = Exercise(
    name="From Keras",
    solution=_flat,
    probes=[
        (_keras((2, 3), 1),),
        (_keras((2, 2, 1), 2),),
        (_keras((3, 4, 2, 1), 3),),
        ([np.array([[1 / 3, -2 / 3]]), np.array([0.0, 1 / 7])],),
    ],
    mistakes=[
        Mistake(
            lambda weights: _flat(weights, lambda kernel: kernel),
            "The kernels are not turned: Keras keeps W transposed, (n_in, n_out).",
        ),
        Mistake(
            lambda weights: _flat(weights)[::-1],
            "The order is turned round: the first layer comes first.",
        ),
        Mistake(
            lambda weights: _flat(weights[::2]),
            "The biases are missing: theta holds W and then b of each layer.",
        ),
        Mistake(
            lambda weights: _flat([*weights[::2], *weights[1::2]]),
            "First all weights, then all biases? theta goes layer by layer: W1, b1, W2, b2.",
        ),
        Mistake(_swapped, "Within a layer W comes first, then b."),
        Mistake(
            lambda weights: _flat(weights[:2]),
            "Only the first layer is there: go through the whole list.",
        ),
        Mistake(
            lambda weights: _flat(weights[-2:]),
            "Only the last layer is there. Is something emptied inside the loop?",
        ),
        Mistake(
            lambda weights: _flat(weights[1::2]),
            "The weights are missing: only biases are there.",
        ),
    ],
)

_table = np.array([[0.1, 0.2, 0.3], [-0.4, 0.5, 0.6], [0.7, -0.8, 0.9], [1.0, 1.1, -1.2]])

embed = Exercise(
    name="Embedding",
    solution=lambda E, tokens: E[tokens],
    probes=[
        (_table, np.array([2])),
        (_table, np.array([0, 3])),
        (_table, np.array([1, 1, 0])),
        (np.arange(12.0).reshape(6, 2), np.array([5, 0, 3, 3])),
        (np.array([[1.0, 2.0, 1 / 3], [4.0, -5.0, 6.0], [7.0, 8.0, 1.0]]), np.array([2, 0])),
    ],
    mistakes=[
        Mistake(
            lambda E, tokens: np.eye(len(E))[tokens],
            "These are the one-hot vectors; the product with E is missing.",
        ),
        Mistake(
            lambda E, tokens: E[tokens - 1],
            "One row too early: tokens count from 0 here, as NumPy does.",
        ),
        Mistake(
            lambda E, tokens: E[:, tokens],
            "These are columns of E. A token is a row.",
            says="out of bounds for axis 1",
        ),
        Mistake(lambda E, tokens: E[tokens[0]], "Only the first token: one row for each is asked."),
        Mistake(
            lambda E, tokens: E[tokens].sum(axis=0),
            "The rows are added up: keep one row for each token.",
        ),
        Mistake(
            lambda E, tokens: E[tokens].T,
            "The answer lies on its side: one token in each row.",
        ),
        Mistake(
            lambda E, tokens: np.eye(len(E))[tokens] @ E.T,
            "A one-hot row has as many numbers as E has rows: it stands left of E, not of E.T.",
            says="mismatch in its core dimension",
        ),
        Mistake(
            lambda E, tokens: E,
            "This is the whole table, whatever the tokens are.",
        ),
    ],
)
