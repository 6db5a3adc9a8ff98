"""Exercise *One layer*: the activations of one hidden layer, for one example."""

import numpy as np

from mlp_book.page.checks import Exercise, Mistake

from .shared import INPUTS, LAYERS, relu, sigmoid

layer = Exercise(
    name="One layer",
    solution=lambda W, b, a: relu(W @ a + b),
    probes=[
        (LAYERS[0].W, LAYERS[0].b, INPUTS[0]),
        (LAYERS[1].W, LAYERS[1].b, np.array([1.1, 0.0, 0.1, 0.7])),
        (np.array([[1.0, 2.0], [3.0, 4.0]]), np.array([-4.0, 1.0]), np.array([1.0, -1.0])),
        (np.array([[0.5, 1 / 3, 1.5]]), np.array([0.25]), np.array([0.5, 0.5, -0.2])),
    ],
    mistakes=[
        Mistake(
            lambda W, b, a: W @ a + b, "These are the pre-activations z; ReLU is still missing."
        ),
        Mistake(lambda W, b, a: relu(W @ a), "The bias is missing: add b before the ReLU."),
        Mistake(lambda W, b, a: relu(W @ a) + b, "The bias is added too late: ReLU comes last."),
        Mistake(
            lambda W, b, a: relu(W.T @ a + b),
            "You used the columns of W. Row i of W holds the weights into neuron i.",
        ),
        Mistake(
            lambda W, b, a: sigmoid(W @ a + b), "This is the sigmoid; hidden layers use ReLU here."
        ),
    ],
)

hints = (
    "Each row of `W` meets `a` once: `W @ a` does all neurons together.",
    "Add `b` before the ReLU. `np.maximum(0, z)` is ReLU for a whole array.",
)
