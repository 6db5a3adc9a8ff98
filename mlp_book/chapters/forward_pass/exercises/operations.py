"""Exercise *Counting machine*: count a network's multiplications, additions and activations."""

from itertools import pairwise

import numpy as np

from mlp_book.page.checks import Exercise, Mistake


def _count(sizes):
    products = sum(n_in * n_out for n_in, n_out in pairwise(sizes))
    return products, products, sum(sizes[1:])


def _count_without_bias(sizes):
    products, _, activations = _count(sizes)
    return products, products - activations, activations


def _count_input_as_layer(sizes):
    products, additions, activations = _count(sizes)
    return products, additions, activations + sizes[0]


def _count_all_pairs(sizes):
    return (int(np.prod(sizes)),) * 2 + (sum(sizes[1:]),)


operations = Exercise(
    name="Counting machine",
    solution=_count,
    probes=[((2, 4, 2, 1),), ((3, 4, 1),), ((13, 128, 128, 64, 1),)],
    mistakes=[
        Mistake(
            _count_without_bias,
            "The additions are too few: n products need n - 1 additions, and the bias one more.",
        ),
        Mistake(
            _count_input_as_layer,
            "The activations are too many: the inputs are given, no function is applied to them.",
        ),
        Mistake(
            _count_all_pairs,
            "Layers follow one another: add the products of neighbouring sizes, layer by layer.",
        ),
        Mistake(
            lambda sizes: (_count(sizes)[0] + sum(sizes[1:]), *_count(sizes)[1:]),
            "A bias is added, not multiplied: it costs no multiplication.",
        ),
        Mistake(
            lambda sizes: (_count(sizes)[0], _count(sizes)[1] + sum(sizes[1:]), sum(sizes[1:])),
            "The additions are too many: n products need n - 1, and the bias one more.",
        ),
        Mistake(
            lambda sizes: (*_count(sizes)[:2], len(sizes) - 1),
            "Activations are counted for each neuron, not for each layer.",
        ),
        Mistake(
            lambda sizes: (*_count(sizes)[:2], sum(sizes[1:-1])),
            "The neurons of the output layer apply an activation too.",
        ),
    ],
)

hints = (
    "A layer with n inputs and k neurons has n times k multiplications. `zip(sizes, "
    "sizes[1:])` gives n and k of each layer.",
    "Each neuron adds its products and its bias: as many additions as multiplications. "
    "The inputs have no activation.",
)
wrong_lines = (
    "    products = sum(n * k for n in sizes for k in sizes)",
    "    return products, products, sum(sizes)",
)
