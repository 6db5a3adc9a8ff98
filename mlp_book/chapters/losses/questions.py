"""Questions of the chapter *Losses*, answered in the page."""

import numpy as np

from mlp_book.widgets import LossWidget, Number, Quiz

from .quiz import quiz

__all__ = ["by_hand", "quiz", "with_widget"]


def by_hand():
    """Exercise 1: three answers and a probability."""
    y, t = np.array([1.5, 1.0, 2.0]), np.array([1.0, 2.0, 0.0])
    miss = y - t
    mse, mae = float((miss**2).mean()), float(abs(miss).mean())
    own = 0.8  # given to yes, and the truth is no
    return Quiz(
        [
            Number(
                "The mean squared error",
                mse,
                label="MSE",
                decimals=2,
                hints={
                    3 * mse: "This is the sum. Divide by the number of examples.",
                    mse / 2: "This is the mean of the half squares. The MSE has no half.",
                    mae: "This is the mean of the sizes. Square the misses.",
                    float(miss.sum() ** 2) / 3: "Square each miss, then add.",
                    float(miss.mean() ** 2): "Square each miss, then take the mean.",
                    float(np.sqrt(mse)): "There is no root in the MSE.",
                },
            ),
            Number(
                "The mean of the half squared errors",
                mse / 2,
                label="L",
                decimals=3,
                hints={
                    mse: "You forgot the half.",
                    1.5 * mse: "This is the sum of the half squares. Divide by 3.",
                    mse / 4: "You halved the misses before squaring. Square, then halve.",
                },
            ),
            Number(
                "The mean absolute error",
                mae,
                label="MAE",
                decimals=4,
                hints={
                    3 * mae: "This is the sum. Divide by 3.",
                    float(miss.mean()): "A miss of -1 has the size 1.",
                    mse: "This is the MSE: here nothing is squared.",
                },
            ),
            Number(
                "The slope of the mean squared error along the third prediction",
                float(2 * miss[2] / 3),
                label="dMSE/dy[3]",
                decimals=4,
                hints={
                    float(2 * miss[2]): "This is the slope of one example. A third of it counts.",
                    float(miss[2] / 3): "The slope of a square is twice the miss.",
                    float(miss[2]): "Twice the miss, and then a third of it.",
                    float(-2 * miss[2] / 3): "The prediction is too large: the slope is positive.",
                    float(2 * miss[2] ** 2 / 3): "In the slope the square is gone.",
                },
            ),
            Number(
                "A network gives 0.8 to <em>yes</em>, and the truth is <em>no</em>. The loss",
                float(-np.log(1 - own)),
                label="loss",
                decimals=4,
                hints={
                    float(-np.log(own)): "This would be the loss if the truth were yes. What did "
                    "the network give to no?",
                    float(np.log(1 - own)): "A surprise is positive: turn the sign.",
                    float(-np.log10(1 - own)): "This is the key log, to base 10. Take the key ln.",
                    own**2: "This is the squared error. Take the logarithm of what it gave to no.",
                },
                right="It gave 0.2 to the truth.",
            ),
            Number(
                "The slope of this loss along <var>y</var>",
                1 / (1 - own),
                label="slope",
                decimals=1,
                hints={
                    -1 / (1 - own): "A larger y would be worse: the slope is positive.",
                    -1 / own: "This is the slope for a true yes.",
                    1 / own: "For a true no it is 1 / (1 - y).",
                    own: "This is y - t, the slope along z. Along y it is 1 / (1 - y).",
                },
            ),
        ],
        title="Exercise 1",
    )


def _share(name, outlier):
    losses = LossWidget(name, outputs=[2.5, 2, outlier]).losses
    return float(100 * losses[2] / losses.sum())


def with_widget():
    """Exercise 2: an outlier, a surprise and a slope to find."""
    square, size = _share("mean_squared_error", 12), _share("mean_absolute_error", 12)
    return Quiz(
        [
            Number(
                "Set <var>y</var>[3] to 12. What share of the MSE is its loss, in percent?",
                square,
                label="share under MSE",
                decimals=0,
                hints={
                    _share("mean_squared_error", 7): "This is the share with y[3] = 7.",
                    size: "This is its share of the MAE.",
                },
            ),
            Number(
                "And of the MAE?",
                size,
                label="share under MAE",
                decimals=0,
                hints={
                    _share("mean_absolute_error", 7): "This is the share with y[3] = 7.",
                    square: "This is its share of the MSE.",
                },
                right="The far point is heard less, but it is still heard: its loss is large.",
            ),
            Number(
                "Choose the binary cross-entropy with <var>t</var> = 1. For which "
                "<var>y</var> is the loss 3? Two decimals are enough.",
                float(np.exp(-3)),
                label="y",
                decimals=2,
                hints={
                    float(1 - np.exp(-3)): "Is t still 1? This y has the loss 3 for t = 0.",
                    10.0**-3: "This is to base 10. The loss uses the natural logarithm.",
                },
                right="It is exp(-3): three is its surprise.",
            ),
            Number(
                "Draw the same loss over <var>z</var>. At which <var>z</var> is the slope along "
                "<var>z</var> exactly -0.5?",
                0.0,
                label="z",
                decimals=1,
                hints={
                    0.5: "This is y there. Which z has the sigmoid 0.5?",
                    -1: "There the slope is steeper: y is smaller than 0.5.",
                    1: "There the slope is gentler: y is larger than 0.5.",
                },
                right="There y = 0.5, and y - 1 = -0.5.",
            ),
        ],
        title="Exercise 2",
    )
