"""Questions of the chapter *Gradient descent*, answered in the page."""

import numpy as np

from mlp_book.topics.networks import lecture
from mlp_book.widgets import Choice, Number, Quiz, Right, Wrong
from mlp_core import GradientDescent, freeze, half_squared_error

from .quiz import quiz

__all__ = ["by_hand", "quiz", "with_widget"]

_network, _theta = lecture()
_gradient = freeze(_network, biases=True)


def _outputs(rate, steps, x=(0.5, 0.7)):
    """The outputs of a walk, before the first step and after each."""
    X, Y = np.array([x]), np.array([[1.0]])
    rule, theta = GradientDescent(rate), _theta
    state, outputs = rule.init(theta), []
    for _ in range(steps + 1):
        outputs.append(float(_network.predict(theta, X)[0, 0]))
        slopes = _gradient(_network, theta, X, Y, half_squared_error)[1]
        theta, state = rule.update(theta, slopes, state)
    return outputs


def by_hand():
    """Exercise 1: a step for x = (0.5, 0.2)."""
    x, t, rate = np.array([0.5, 0.2]), 1.0, 0.1
    (W1, _), (W2, _) = _network.layers(_theta)
    case = _network.forward(_theta, x)
    O = float(case.output[0])
    a1, z1, miss = case.a[0], case.z[0], O - t
    dW2, back = miss * a1, miss * W2[0]
    delta = back * (z1 > 0)
    dW1 = np.outer(delta, x)
    new_W1, new_W2 = W1 - rate * dW1, W2[0] - rate * dW2
    new_a1 = np.maximum(0, new_W1 @ x)
    return Quiz(
        [
            Number(
                "The output before the step",
                O,
                label="O",
                hints={
                    float(W2[0] @ z1): "z1[2] is negative: ReLU makes it 0.",
                    float(a1[0]): "This is a1[1]; the output multiplies it by W2[1].",
                    _outputs(0.1, 0)[0]: "This is the answer to (0.5, 0.7). Now x is (0.5, 0.2).",
                    miss: "This is O - t already. What is O?",
                },
            ),
            Number(
                "The error before the step",
                miss**2 / 2,
                label="E",
                decimals=5,
                hints={
                    miss**2: "You forgot the half.",
                    miss / 2: "Square the difference, then halve it.",
                    -miss / 2: "Square the difference, then halve it.",
                    (float(W2[0] @ z1) - t) ** 2 / 2: "Your output lacks the ReLU.",
                },
            ),
            Number(
                "The slope of the error along W2[1]",
                float(dW2[0]),
                label="dE/dW2[1]",
                decimals=3,
                hints={
                    miss: "This is dE/dO. How fast does W2[1] move O?",
                    float(back[0]): "You multiplied by the weight; W2[1] is multiplied by a1[1].",
                    float(O * a1[0]): "You multiplied a1[1] by O. The factor is the miss, O - t.",
                    float(miss * O): "You multiplied the miss by O; W2[1] is multiplied by a1[1].",
                    float(-dW2[0]): "The size is right. O - t is negative.",
                },
            ),
            Number(
                "The delta of the second hidden neuron",
                float(abs(delta[1])),  # 0, not -0
                label="delta[2]",
                decimals=3,
                hints={
                    float(back[1]): "The gradient stops here: z1[2] is negative, so ReLU' is 0.",
                    float(-back[1]): "The gradient stops here: z1[2] is negative, so ReLU' is 0.",
                },
            ),
            Number(
                "The new weight W1[1,2]",
                float(new_W1[0, 1]),
                label="new W1[1,2]",
                decimals=4,
                hints={
                    float(W1[0, 1] + rate * dW1[0, 1]): "Wrong way: subtract the slope. It is "
                    "negative, so the weight grows.",
                    float(W1[0, 1] - dW1[0, 1]): "You forgot to multiply by the rate.",
                    float(new_W1[0, 0] + 2): "W1[1,2] is multiplied by x[2], not by x[1].",
                    float(W1[0, 1]): "It does move: neuron 1 is awake. The silent one is neuron 2.",
                },
            ),
            Number(
                "The output after the step, all weights new",
                float(new_W2 @ new_a1),
                label="new O",
                decimals=4,
                hints={
                    float(W2[0] @ new_a1): "You kept the old W2: the slip of this chapter.",
                    float(new_W2 @ a1): "You kept the old W1.",
                    O: "This is the output before the step.",
                },
                right="Closer to 1 than before. Only the awake neuron learnt.",
            ),
        ],
        title="Exercise 1",
    )


def with_widget():
    """Exercise 2: rates to try."""
    fast, slow = _outputs(0.15, 2), _outputs(0.05, 8)
    enough = next(k for k, O in enumerate(slow) if (O - 1) ** 2 / 2 < 0.01)
    return Quiz(
        [
            Number(
                "Set the learning rate to 0.15 and make one step. What is O?",
                fast[1],
                label="O",
                decimals=4,
                hints={
                    fast[2]: "This is O after two steps.",
                    _outputs(0.1, 1)[1]: "This is O after one step with the rate 0.1.",
                    _outputs(0.1, 0)[0]: "This is O before the step.",
                },
                right="It began above 1 and ends below: an overshoot.",
            ),
            Number(
                "Reset, set the learning rate to 0.05, and step. After how many steps is E "
                "below 0.01 for the first time?",
                enough,
                label="steps",
                decimals=0,
                hints={
                    enough + 1: "Step back once: E was already below 0.01.",
                    enough - 1: "Not yet: look at E once more.",
                },
            ),
            Choice(
                "Reset, set the learning rate to 0.5, and make three steps. What does a fourth "
                "step change?",
                Wrong("It lowers E a little.", "Look at the six slopes: what are they?"),
                Wrong("It makes O jump again.", "It jumped twice. Look at z1[1] and z1[2] now."),
                Right(
                    "Nothing.",
                    "Both z1 are negative, both neurons are silent, every slope is 0.",
                ),
                Wrong("Only W2.", "The slopes of W2 are O - t times a1, and a1 is (0, 0)."),
            ),
        ],
        title="Exercise 2",
    )
