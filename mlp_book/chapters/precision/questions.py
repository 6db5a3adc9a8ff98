"""Questions of the chapter *Billions of imprecise computations*, answered in the page."""

import numpy as np

from mlp_book.topics.networks import worksheet
from mlp_book.widgets import Choice, Number, PrecisionWidget, Quiz, Right, Wrong

from .quiz import quiz as quiz

_network, _theta = worksheet()
BIAS, STEPS = 7, 8  # FP8's E4M3: 4 bits of exponent, 3 of fraction
WEIGHTS, RANGE, STEP = (0.5, -1.27, 0.123), (-0.55, 2.0), 0.01


def toy():
    """Exercise 1: 0.1 in E4M3."""
    exponent = int(np.floor(np.log2(0.1)))
    exact = (0.1 / 2.0**exponent - 1) * STEPS
    fraction = int(np.rint(exact))
    stored = 2.0**exponent * (1 + fraction / STEPS)
    return Quiz(
        [
            Number(
                "0.1 is 2 to a power, times something from 1 to 2. Which power?",
                exponent,
                label="power",
                hints={
                    -3: "2^-3 is 0.125, larger than 0.1: then less than 1 remains.",
                    -5: "2^-5 is 0.03125: then more than 2 remains.",
                    4: "0.1 is less than 1, so the power is negative.",
                    0.0625: "That is two to the power. Which number is the power?",
                },
            ),
            Number(
                "The exponent E as it is stored",
                exponent + BIAS,
                label="E",
                hints={
                    exponent: "That is the power. The bias 7 is added to it.",
                    exponent - BIAS: "The bias is added: E - 7 must give the power.",
                    11: "Its exponent has 4 bits, and the bias is 7, not float16's 15.",
                },
            ),
            Number(
                "The fraction F, a whole number",
                fraction,
                label="F",
                hints={
                    np.floor(exact): "You cut off. 4.8 is nearer to the other side.",
                    13: "The 1 before the point is not stored.",
                    614: "That is float16's. Here three bits are left, so eighths.",
                },
            ),
            Number(
                "The number that is stored",
                stored,
                label="stored",
                decimals=7,
                hints={
                    0.1: "0.1 itself is between two numbers of this format.",
                    2.0**exponent * (1 + np.floor(exact) / STEPS): "That is with F cut off.",
                    2.0**exponent * fraction / STEPS: "The 1 before the fraction is missing.",
                    1 + fraction / STEPS: "The power of two is missing.",
                },
            ),
            Number(
                "The gap from there to the next number",
                2.0**exponent / STEPS,
                label="gap",
                decimals=7,
                hints={
                    1 / STEPS: "That is the gap at 1. Here a power of two stands before it.",
                    stored - 0.1: "That is the rounding error of 0.1.",
                },
            ),
        ],
        title="Exercise 1",
    )


def whole():
    """Exercise 2: three weights and one activation in whole numbers."""
    scale, zero = max(map(abs, WEIGHTS)) / 127, np.rint(-128 - RANGE[0] / STEP)
    return Quiz(
        [
            Number(
                "The scale of the three weights",
                scale,
                label="S_w",
                decimals=3,
                hints={
                    0.5 / 127: "The largest without its sign counts: 1.27.",
                    (0.5 + 1.27) / 255: "For weights the range is symmetric: max |w| / 127.",
                    127 / 1.27: "Upside down: the largest weight divided by 127.",
                },
            ),
            Number(
                "The whole number of 0.123",
                np.rint(WEIGHTS[2] / scale),
                label="q of 0.123",
                hints={13: "12.3 is nearer to 12."},
            ),
            Number(
                "By how much is 0.123 off when it comes back?",
                abs(WEIGHTS[2] - 12 * scale),
                label="off",
                decimals=3,
                hints={
                    12 * scale: "That is what comes back. How far is it from 0.123?",
                    scale / 2: "That is the most it could be, half a step.",
                },
            ),
            Number(
                "Activations lie between -0.55 and 2, and a step is 0.01. The zero point q0?",
                zero,
                label="q0",
                hints={
                    -128: "Then the smallest whole number would be 0; but it must be -0.55.",
                    -zero: "The sign: 0 lies below the middle of the range.",
                    55: "-0.55 is -55 steps from 0. Which whole number is 0, if -0.55 is -128?",
                    -183: "-0.55 must become -128, so 0 lies 55 steps above it, not below.",
                },
            ),
            Number(
                "The whole number of the activation 0.3",
                30 + zero,
                label="q of 0.3",
                hints={
                    30: "The zero point is missing.",
                    zero: "That is the whole number of 0.",
                },
            ),
        ],
        title="Exercise 2",
    )


def _with(index=None, value=None, x=(1, 1), **options):
    theta = _theta.copy()
    if index is not None:
        theta[index] = value
    return PrecisionWidget(theta=theta, x=list(x), **options)


def with_widget():
    """Exercise 3: what only the widget says."""
    half = _with(x=(0, 1), format="bfloat16")
    stored = PrecisionWidget().value
    return Quiz(
        [
            Number(
                "Pick bfloat16 and set the input to (0, 1). What is y, with four digits after "
                "the point?",
                half.forward_pass.output[0],
                label="y",
                decimals=4,
                hints={
                    _with(x=(0, 1), format="float64").forward_pass.output[0]: "This is "
                    "float64's y: pick bfloat16.",
                    _with(x=(1, 0), format="bfloat16").forward_pass.output[0]: "That is the "
                    "input (1, 0).",
                    _with(format="bfloat16").forward_pass.output[0]: "That is the input (1, 1).",
                },
            ),
            Number(
                "Reset; float16. Show the bits of W1[1,1] and untick the first bit of its "
                "fraction. By how much did the number fall?",
                2.0**-4,
                label="fell by",
                decimals=4,
                hints={
                    0.5: "Half of what the power of two is worth, and that is 2^-3.",
                    stored - 2.0**-4: "That is the new number. How far is it from the old?",
                },
            ),
            Choice(
                "Reset; float16. Set x[1] to 100000. Which words describe what becomes of y?",
                Wrong("It stays about 0.57.", "Look at z1[1]: it is infinite."),
                Wrong("It becomes infinite.", "A sigmoid never leaves 0 to 1. Look again."),
                Right(
                    "It is not a number.",
                    "Some sums are infinity minus infinity, which has no value. In bfloat16, "
                    "with fewer digits and a longer reach, y is a number.",
                ),
                Wrong("It becomes exactly 1.", "It would, if z3 were plus infinity. Look at z3."),
            ),
            Number(
                "Reset. How many bytes fewer do the parameters take in float16 than in int8?",
                8,
                label="bytes fewer",
                hints={
                    -8: "float16 is the smaller one here.",
                    25: "That would be so if every number were one byte. The biases are not.",
                    58: "Those are the bytes in int8.",
                    50: "Those are the bytes in float16.",
                },
            ),
        ],
        title="Exercise 3",
    )
