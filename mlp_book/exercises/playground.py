"""Exercises of the chapter *The playground*."""

import numpy as np

import mlp_core
from mlp_book.checks import Exercise, Mistake

# W is 2x2, b has two entries, then one weight and one bias.
_theta = np.array([2.0, -3.0, 0.5, 1.0, 1.0, -2.0, 4.0, 0.5])
_slopes = np.array([0.4, 0.1, -0.2, 0.3, 0.5, -1.0, 0.25, -0.5])
_weights = np.array([1, 1, 1, 1, 0, 0, 1, 0])


def _step(theta, slopes, is_weight, rate, strength, pull=lambda w: w, slope=1.0):
    """One step with a penalty; a fault is another pull."""
    return theta - rate * (slope * slopes + strength * pull(theta) * is_weight)


penalised_step = Exercise(
    name="A step with L2",
    solution=_step,
    probes=[
        (_theta, _slopes, _weights, 0.1, 0.5),
        (_theta, _slopes, _weights, 0.5, 0.0),
        (_theta, _slopes, 1 - _weights, 0.2, 0.01),
    ],
    mistakes=[
        Mistake(
            lambda theta, slopes, is_weight, rate, strength: theta - rate * slopes,
            "This is a step without the penalty: lambda changes nothing in it.",
        ),
        Mistake(
            lambda theta, slopes, is_weight, *rest: _step(theta, slopes, 1, *rest),
            "You pull the biases to 0 too. The penalty is on the weights alone.",
        ),
        Mistake(
            lambda *args: _step(*args, pull=lambda w: -w),
            "The penalty pushes the weights away from 0. Its slope is +lambda w, and a step goes "
            "against the slope.",
        ),
        Mistake(
            lambda *args: _step(*args, pull=lambda w: 2 * w),
            "Twice too strong: the slope of lambda/2 times w squared is lambda w.",
        ),
        Mistake(
            lambda *args: _step(*args, pull=lambda w: w / 2),
            "Half as strong as it should be: the 2 of the square and the half cancel.",
        ),
        Mistake(
            lambda *args: _step(*args, pull=lambda w: w**2),
            "You added w squared. The step needs the slope of the penalty, lambda w.",
        ),
        Mistake(
            lambda *args: _step(*args, pull=np.sign),
            "Every weight feels the same pull. It should be the stronger, the larger the weight.",
        ),
        Mistake(
            lambda theta, slopes, is_weight, rate, strength: (
                theta - rate * slopes - strength * theta * is_weight
            ),
            "lambda w is part of the gradient: multiply it by the rate too.",
        ),
        Mistake(
            lambda theta, slopes, is_weight, rate, strength: (
                (theta - rate * slopes) * (1 - rate * strength * is_weight)
            ),
            "You shrank the weights after the step. Both slopes are taken at the old weights.",
        ),
        Mistake(
            lambda *args: _step(*args, slope=0.0),
            "Only the penalty is left: where are the slopes of the loss?",
        ),
    ],
)


def _distance(w, b, x):
    w = np.asarray(w, dtype=float)
    return abs(w @ np.asarray(x) + b) / np.sqrt((w**2).sum())


distance = Exercise(
    name="The distance from a line",
    solution=_distance,
    probes=[
        (np.array([3.0, 4.0]), 5.0, np.array([1.0, 1.0])),
        (np.array([3.0, -4.0]), -2.0, np.array([0.0, 1.0])),
        (np.array([-1.0, 1.0]), 0.5, np.array([2.0, -1.0])),
    ],
    mistakes=[
        Mistake(
            lambda w, b, x: (w @ x + b) / np.sqrt((w**2).sum()),
            "On one side of the line your distance is negative. Take its size.",
        ),
        Mistake(
            lambda w, b, x: abs(w @ x + b),
            "This is the size of z. Divide by the length of w.",
        ),
        Mistake(
            lambda w, b, x: w @ x + b,
            "This is z. Take its size, and divide by the length of w.",
        ),
        Mistake(
            lambda w, b, x: abs(w @ x) / np.sqrt((w**2).sum()),
            "The bias is missing: without it every line goes through the origin.",
        ),
        Mistake(
            lambda w, b, x: abs(w @ x + b) / (w**2).sum(),
            "You divided by the square of the length. Take the root.",
        ),
        Mistake(
            lambda w, b, x: abs(w @ x + b) / np.abs(w).sum(),
            "The length of w is the root of the sum of squares, not the sum of sizes.",
        ),
        Mistake(
            lambda w, b, x: abs(w @ x + b) / np.sqrt((w**2).sum() + b**2),
            "The bias does not belong to the length: it moves the line, and does not turn it.",
        ),
    ],
)


def _flip(network, theta, i, into=True, bias=True, out=True, each=False):
    theta = np.array(theta, dtype=float)
    (W1, b1), (W2, _) = network.layers(theta)  # views into theta
    if into:
        W1[i] *= -1
    if bias:
        b1[i] *= -1
    if out:
        W2[:, slice(None) if each else i] *= -1
    return theta


_two = mlp_core.MLP((2, 2, 1), ["tanh", "sigmoid"])
_wide = mlp_core.MLP((2, 3, 2), ["tanh", "sigmoid"])

flip = Exercise(
    name="The same function, other weights",
    solution=_flip,
    probes=[
        (_two, np.array([1.0, -2.0, 0.5, 1.5, 0.5, -1.0, 2.0, -1.0, 0.25]), 0),
        (_wide, np.arange(1.0, 18.0), 2),
    ],
    mistakes=[
        Mistake(
            lambda *args: _flip(*args, out=False),
            "The neuron now answers the opposite, and nobody behind it knows: W2 must change too.",
        ),
        Mistake(
            lambda *args: _flip(*args, bias=False),
            "z = w x + b changes its sign only if b does too.",
        ),
        Mistake(
            lambda *args: _flip(*args, into=False),
            "The weights into the neuron are still the old ones.",
        ),
        Mistake(
            lambda *args: _flip(*args, each=True),
            "You turned round every weight of W2. Only those that meet a1[i] change: column i.",
        ),
        Mistake(
            lambda *args: _flip(*args, into=False, bias=False),
            "Only W2 has changed: the network's answer is another one now.",
        ),
        Mistake(
            lambda network, theta, i: theta,
            "Nothing has changed: this is the network you were given.",
        ),
        Mistake(
            lambda network, theta, i: -theta,
            "You turned every number round, the output's bias too.",
        ),
        Mistake(
            lambda network, theta, i: _flip(network, theta, i - 1),
            "You turned another neuron: i is counted from 0 here.",
        ),
    ],
)
