"""Exercise *One neuron*: a neuron with ReLU, for lists of any length."""

from mlp_book.page.checks import Exercise, Mistake

from .shared import weighted_sum


def _relu(z):
    return max(0, z)


neuron = Exercise(
    name="One neuron",
    solution=lambda x, w, b: _relu(weighted_sum(x, w, b)),
    probes=[
        ([0.5, 0.7], [1, 3], 0),
        ([0.5, 0.7], [-2, 4], -1),
        ([0.5, -0.7], [1, 3], 0.25),
        ([2, 1, -1], [0.5, -0.25, -1], 0.5),
        ([2, 1, 4, 3], [0.5, -0.25, -1, 2], 0.5),
        ([3], [-1], 4),
        ([1.0, 1.0], [0.25, 1 / 3], 1.0),
    ],
    mistakes=[
        Mistake(lambda x, w, b: weighted_sum(x, w, b), "This is z. ReLU is still missing."),
        Mistake(
            lambda x, w, b: _relu(weighted_sum(x, w, 0)),
            "The bias is missing: add b before you apply ReLU.",
        ),
        Mistake(
            lambda x, w, b: _relu(weighted_sum(x, w, 0)) + b,
            "The bias comes too late: ReLU is last.",
        ),
        Mistake(lambda x, w, b: weighted_sum(x, w, 0), "Both the bias and ReLU are missing."),
        Mistake(lambda x, w, b: _relu(b), "Only the bias is there: add the products to it."),
        Mistake(
            lambda x, w, b: _relu(b + w[-1] * x[-1]),
            "Only the last product is left. Add each product to what is there already.",
        ),
        Mistake(
            lambda x, w, b: _relu(b + w[0] * x[0]),
            "Only the first product is there. Is the return inside the loop?",
        ),
        Mistake(
            lambda x, w, b: _relu(b + w[0] * x[0] + w[1] * x[1]),
            "Only two products are there. A neuron may have one input, or three, or four.",
        ),
        Mistake(
            lambda x, w, b: _relu(sum(w) + sum(x) + b),
            "You added the weights to the inputs. Multiply each input by its weight.",
        ),
        Mistake(
            lambda x, w, b: _relu(sum(w) * sum(x) + b),
            "Multiply each input by its own weight first, then add the products.",
        ),
        Mistake(
            lambda x, w, b: _relu(weighted_sum(x, w, 0) + len(x) * b),
            "The bias is added once, not once for every input.",
        ),
        Mistake(
            lambda x, w, b: int(weighted_sum(x, w, b) > 0),
            "This is the step. ReLU sends on z itself.",
        ),
        Mistake(
            lambda x, w, b: abs(weighted_sum(x, w, b)), "ReLU makes a negative z 0, not positive."
        ),
    ],
)

hints = (
    "ReLU comes once, after the loop: `max(0, z)`. Inside the loop a negative sum must "
    "stay negative.",
)
wrong_lines = (
    "    z = 0",
    "        return max(0, z)",
)
