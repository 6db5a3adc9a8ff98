"""Exercise *From Keras*: make theta of a Keras model's kernels and biases."""

from itertools import pairwise

import numpy as np

from mlp_book.page.checks import Exercise, Mistake


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

hints = (
    "One list does for kernels and biases: `.T` leaves a vector as it is. The order of "
    "the list is the order that is wanted.",
)
