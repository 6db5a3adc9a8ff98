"""Exercise *The products of an update*.

The multiplications of an update, in its three kinds of products.
"""

from itertools import pairwise

from mlp_book.page.checks import Exercise, Mistake


def _products(sizes, m):
    """Multiplications in the products: forward, gradients of W, handed back."""
    layers = [n * k for n, k in pairwise(sizes)]
    return [m * sum(layers), m * sum(layers), m * sum(layers[1:])]


products = Exercise(
    name="The products of an update",
    solution=_products,
    probes=[((2, 4, 2, 1), 1), ((3, 5, 2), 4), ((7, 2), 3), ((13, 128, 128, 64, 1), 16)],
    mistakes=[
        Mistake(
            lambda sizes, m: _products(sizes, 1),
            "That is for one example. How many examples are in the batch?",
        ),
        Mistake(
            lambda sizes, m: [3 * p for p in _products(sizes, m)][:1] * 3,
            "You made each of the three the sum of all. The list wants them one by one.",
        ),
        Mistake(
            lambda sizes, m: [_products(sizes, m)[0]] * 3,
            "The first layer hands nothing back: nobody asks for the slopes of the inputs. Leave "
            "it out of the third number.",
        ),
        Mistake(
            lambda sizes, m: [
                *_products(sizes, m)[:2],
                m * sum(n * k for n, k in list(pairwise(sizes))[:-1]),
            ],
            "In the third number you left out the last layer. It is the first that hands nothing "
            "back.",
        ),
        Mistake(
            lambda sizes, m: (
                [m * sum((n + 1) * k for n, k in pairwise(sizes))] * 2 + [_products(sizes, m)[2]]
            ),
            "A bias is added, not multiplied: it costs no multiplication.",
        ),
        Mistake(
            lambda sizes, m: [
                *_products(sizes, m)[:2],
                _products(sizes, m)[2] + m * sum(sizes[1:-1]),
            ],
            "The third number contains the slopes of the activations. They are no matrix product: "
            "leave them out.",
        ),
        Mistake(
            lambda sizes, m: [m * sum(sizes)] * 3,
            "You added the sizes. A layer of n inputs and k neurons has n times k weights.",
        ),
        Mistake(
            lambda sizes, m: _products(sizes, m)[0],
            "That is the forward pass. Return a list of three: forward, gradients of the weights, "
            "handed back.",
        ),
        Mistake(
            lambda sizes, m: sum(_products(sizes, m)),
            "That is the sum of the three. Return them as a list.",
        ),
        Mistake(
            lambda sizes, m: [2 * p for p in _products(sizes, m)],
            "Each is twice what it should be: count the multiplications only, not the additions.",
        ),
        Mistake(
            lambda sizes, m: [
                _products(sizes, m)[0],
                _products(sizes, 1)[0],
                _products(sizes, m)[2],
            ],
            "A gradient has the shape of W, but each of its entries is a sum over the batch: m "
            "products.",
        ),
    ],
)

hints = (
    "Forward, and for the gradients of the weights: `m` times all weights each. Back: the"
    " same without the first layer, which hands nothing back.",
)
