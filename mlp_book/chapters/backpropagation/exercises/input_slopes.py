"""Exercise *Back to the input*: dL/dx through a network of any depth."""

from itertools import pairwise

import numpy as np

from mlp_book.page.checks import Exercise, Mistake

from .shared import sigmoid


def _deep(*sizes):
    rng = np.random.default_rng(sum(sizes))
    return [
        (rng.normal(size=(n_out, n_in)).round(1), rng.normal(size=n_out).round(1))
        for n_in, n_out in pairwise(sizes)
    ]


def _input_slopes(
    layers,
    x,
    t,
    mask=lambda z, a: z > 0,
    start=lambda y, t: y - t,
    bias=1,
    first=True,
    at=0,
    linear=False,
):
    z, a = [], [x]
    for W, b in layers:
        z.append(W @ a[-1] + bias * b)
        a.append(z[-1] if linear else np.maximum(0, z[-1]))
    delta = start(sigmoid(z[-1]), t)
    for l in range(len(layers) - 1, 0, -1):
        delta = layers[l][0].T @ delta * mask(z[max(l - 1 - at, 0)], a[l])
    return layers[0][0].T @ delta if first else delta


_deeper = [
    (_deep(2, 3, 3, 1), np.array([0.5, -1.0]), 1.0),
    (_deep(3, 4, 1), np.array([1.0, 2.0, -1.0]), 0.0),
    (_deep(2, 4, 4, 4, 1), np.array([0.8, 0.6]), 0.0),
    (_deep(3, 5, 5, 1), np.array([-1.0, 0.5, 1.5]), 1.0),
    (_deep(2, 1), np.array([0.4, -0.3]), 1.0),
    (  # the first neuron's z is 0
        [
            (np.array([[1.0, -1.0], [1.0, 1.0]]), np.array([0.0, 0.5])),
            (np.array([[2.0, -1.0]]), np.array([0.25])),
        ],
        np.array([0.5, 0.5]),
        1.0,
    ),
]

input_slopes = Exercise(
    name="Back to the input",
    solution=_input_slopes,
    probes=_deeper,
    mistakes=[
        Mistake(
            lambda layers, x, t: _input_slopes(layers, x, t, first=False),
            "This is delta of the first layer. One step is missing: through W1 to x.",
        ),
        Mistake(
            lambda layers, x, t: _input_slopes(layers, x, t, mask=lambda z, a: 1),
            "ReLU' is missing (or asks a >= 0, which always holds).",
        ),
        Mistake(
            lambda layers, x, t: _input_slopes(layers, x, t, mask=lambda z, a: z >= 0),
            "Right except where a z is 0. There this book takes the slope 0: z > 0.",
        ),
        Mistake(
            lambda layers, x, t: _input_slopes(layers, x, t, linear=True),
            "The forward pass lacks its ReLU.",
        ),
        Mistake(
            lambda layers, x, t: _input_slopes(layers, x, t, bias=0),
            "The forward pass lacks its biases.",
        ),
        Mistake(
            lambda layers, x, t: -_input_slopes(layers, x, t),
            "The sign is turned round: delta starts as y - t.",
        ),
        Mistake(
            lambda layers, x, t: _input_slopes(layers, x, t, start=lambda y, t: y),
            "The target is missing: delta starts as y - t.",
        ),
        Mistake(
            lambda layers, x, t: _input_slopes(layers, x, t) * _output_slope(layers, x),
            "One slope too many: y - t holds the slope of the output's sigmoid already.",
        ),
        Mistake(
            lambda layers, x, t: _input_slopes(layers, x, t, at=1),
            "The mask of the wrong layer: delta of layer l is masked by z of layer l.",
        ),
        Mistake(
            lambda layers, x, t: _input_slopes(layers, x, t) * (x > 0),
            "You masked the input too. It went through no ReLU: the last factor is W1.T alone.",
        ),
    ],
)


def _output_slope(layers, x):
    a = x
    for W, b in layers:
        z = W @ a + b
        a = np.maximum(0, z)
    return sigmoid(z) * (1 - sigmoid(z))


hints = (
    "Go from the last layer to the second: `W.T @ delta`, times the mask of the layer "
    "before. The first layer's `W.T` comes last, without a mask.",
)
