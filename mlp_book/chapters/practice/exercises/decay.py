"""Exercise *A step with weight decay*: one step of gradient descent with the price of L2."""

import numpy as np

from mlp_book.page.checks import Exercise, Mistake

_steps = [
    (np.array([3.0, -1.0]), np.array([0.0, 0.0]), 0.5, 0.1),
    (np.array([2.0, -4.0]), np.array([0.5, 1.0]), 0.1, 0.2),
    (np.array([1.0, 0.0, -2.0]), np.array([-1.0, 2.0, 0.5]), 0.3, 0.7),
    (np.array([-0.7, 1 / 7]), np.array([-0.3, 0.1]), 0.5, 0.2),
]

decay = Exercise(
    name="A step with weight decay",
    solution=lambda w, slope, rate, price: w - rate * (slope + price * w),
    probes=_steps,
    mistakes=[
        Mistake(
            lambda w, slope, rate, price: w - rate * slope,
            "This is the step without the price: the weights do not decay.",
        ),
        Mistake(
            lambda w, slope, rate, price: w - rate * price * w,
            "The weights decay, but they do not learn: the slope of the loss is missing.",
        ),
        Mistake(
            lambda w, slope, rate, price: w - rate * slope - price * w,
            "The decay is a part of the slope: multiply it by the rate too.",
        ),
        Mistake(
            lambda w, slope, rate, price: w - rate * (slope + price / 2 * w),
            "The half is in the price. Its slope has none: that of w²/2 is w.",
        ),
        Mistake(
            lambda w, slope, rate, price: w - rate * (slope + price * w**2),
            "You added the square. What is added is its slope.",
        ),
        Mistake(
            lambda w, slope, rate, price: w - rate * (slope + price * np.abs(w)),
            "A negative weight must shrink as well: leave its sign.",
        ),
        Mistake(
            lambda w, slope, rate, price: w - rate * (slope + price * np.sign(w)),
            "This takes the same amount from every weight. L2 takes a share: the larger the "
            "weight, the more.",
        ),
        Mistake(
            lambda w, slope, rate, price: w - rate * (slope - price * w),
            "With this sign the weights grow.",
        ),
        Mistake(
            lambda w, slope, rate, price: w + rate * (slope + price * w),
            "This goes up the slope. Subtract.",
        ),
        Mistake(
            lambda w, slope, rate, price: (1 - rate * price) * (w - rate * slope),
            "You stepped first and shrank the result. Shrink the old weights, then subtract the "
            "step: the decay is not for the step.",
        ),
        Mistake(
            lambda w, slope, rate, price: slope + price * w,
            "This is the slope with the decay. Make the step.",
        ),
        Mistake(
            lambda w, slope, rate, price: w - (slope + price * w),
            "The rate is missing: how much of the slope is one step?",
        ),
        Mistake(
            lambda w, slope, rate, price: w - rate * (slope + price),
            "Here every weight pays the same. A weight pays price * w: the larger it is, the more.",
        ),
        Mistake(
            lambda w, slope, rate, price: w - rate * (slope + 2 * price * w),
            "The slope of w² is 2w, but the half in front of it cancels the 2.",
        ),
        Mistake(
            lambda w, slope, rate, price: w - rate * (slope + price / 2 * w**2),
            "You added the price itself, λ/2 · w². What is added is its slope.",
        ),
        Mistake(
            lambda w, slope, rate, price: w - rate * (slope + price / 2 * np.sum(w**2)),
            "You added the price of all weights to each slope. What is added is the price's own "
            "slope, a number for each weight.",
        ),
        Mistake(
            lambda w, slope, rate, price: (1 - rate * price) * w + rate * slope,
            "The decay is right. The rest goes up the slope: subtract it.",
        ),
    ],
)

hints = (
    "The price adds `price * w` to the slope: its half and the 2 of the square cancel. "
    "Both parts are multiplied by the rate.",
)
