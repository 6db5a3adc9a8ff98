"""Questions of the chapter *A network in an hour*, answered in the page."""

import numpy as np

from mlp_book.topics.drawings import drawing
from mlp_book.widgets import Choice, DigitsWidget, Number, Quiz, Right, Wrong

from .quiz import quiz

__all__ = ["by_hand", "four", "quiz", "tips", "watch_it_fail", "with_widget"]

INK, WEIGHTS, BIAS = (1, 0.5, 0, 1), (2, -1, 3, 0.5), -0.25
HELD = (32, 62)  # the neuron that is silent at the open 4, and the foot of its right stroke


def four():
    """The widget that shows one neuron: an open 4 that is read as a 9."""
    return DigitsWidget(show="neuron", start="4 again", held=HELD)


def tips(widget):
    """The first weight in tenths, from the present one up, where the answer differs; and it."""
    before = widget.digit
    now = widget.network.layers(widget.theta)[0].W[widget.neuron - 1, widget.cell - 1]
    for tenths in range(int(np.ceil(10 * now)), 51):
        widget.changed = [[widget.neuron, widget.cell, tenths / 10]]
        if widget.digit != before:
            return tenths / 10, widget.digit
    raise ValueError("tips: up to 5 the answer stays")


def _z(ink, weights, bias):
    return sum(w * x for w, x in zip(weights, ink, strict=True)) + bias


def by_hand():
    """Exercise 1: a neuron that looks at four cells."""
    z = _z(INK, WEIGHTS, BIAS)
    return Quiz(
        [
            Number(
                "Four cells hold the ink x = (1, 0.5, 0, 1). A neuron looks at them with the "
                "weights w = (2, -1, 3, 0.5) and the bias b = -0.25. What is its z?",
                z,
                label="z",
                hints={
                    z - BIAS: "The bias is missing.",
                    z - 2 * BIAS: "The bias is negative: -0.25.",
                    z + 1: "The second weight is negative: -1 · 0.5 = -0.5.",
                    sum(WEIGHTS) + BIAS: "You added the weights. Multiply each by its ink first.",
                    z + 3: "The third cell has no ink: 3 · 0 = 0.",
                },
                right="2 - 0.5 + 0 + 0.5 - 0.25.",
            ),
            Number(
                "Its third weight changes from 3 to -3. What is z now?",
                _z(INK, (2, -1, -3, 0.5), BIAS),
                label="z",
                hints={
                    z - 3: "The third cell has no ink. What is -3 · 0?",
                    z - 6: "The third cell has no ink. What is -3 · 0?",
                },
                right="A weight says nothing where there is no ink.",
            ),
            Number(
                "Back to the weights above. To which value must the last weight, 0.5, change, so "
                "that z is 0?",
                WEIGHTS[3] - z / INK[3],
                label="weight",
                decimals=2,
                hints={
                    -z: "That is how far it must move. From 0.5, where does it arrive?",
                    z: "That is z now. It must come down to 0.",
                    WEIGHTS[3] + z: "The wrong way: z must fall.",
                    0: "Without it the other products and the bias still add up to 1.25.",
                },
                right="Its ink is 1, so z moves as far as the weight: by 1.75, downwards.",
            ),
        ],
        title="Exercise 1",
    )


def with_widget():
    """Exercise 2: one neuron over other drawings."""
    one = four()
    one.strokes = drawing("4")
    z = one.network.forward(one.theta, np.array(one.pixels) / 16).z[0][HELD[0] - 1]
    seven = DigitsWidget(show="neuron", start="7", held=(24, 3))
    border, other = tips(seven)
    return Quiz(
        [
            Number(
                "Press Reset, then choose the recorded 4, the one with a slanted stroke. What is z "
                "of neuron 32 now? One digit after the point is enough.",
                round(float(z), 1),
                label="z",
                decimals=1,
                hints={
                    -0.2: "That is z for '4 again'. Choose 4 in the list.",
                    2.1: "That is '4 again' with its weight changed. Press Reset, then choose 4.",
                },
                right="To this 4 the neuron is awake, and its network has learnt such 4s.",
            ),
            Number(
                "Choose the recorded 7 and neuron 24. Pick the weight w[1,3] in the picture and "
                "drag it upwards. Which digit does the network name in the end?",
                other,
                label="digit",
                decimals=0,
                hints={
                    7: "Drag on, up to 5. Is it neuron 24, and w[1,3]?",
                    24: "That is the neuron.",
                },
            ),
            Number(
                "What is the first weight, in steps of 0.1, at which it does so?",
                border,
                label="w[1,3]",
                decimals=1,
                hints={
                    round(border - 0.1, 1): "There it is still a 7. One step more.",
                    round(border + 0.1, 1): "One step earlier it is no 7 any more.",
                },
                right="Arrow keys move the slider by single steps.",
            ),
        ],
        title="Exercise 2",
    )


def watch_it_fail():
    """Exercise 3: three ways not to learn."""
    return Quiz(
        [
            Choice(
                "Reset. Open Network, set hidden layers to 0, and run to update 1000. What does "
                "the border look like?",
                Wrong("It winds round as before.", "Is it really hidden layers 0? Look again."),
                Right(
                    "It is straight, and about a fifth of the points are on the wrong side.",
                    "One neuron alone draws one straight line. More neurons bend it.",
                ),
                Wrong("There is none.", "The line y = 0.5 goes through the picture."),
                Wrong(
                    "It is straight, and nearly all points are on the right side.",
                    "Look at the share of right answers.",
                ),
            ),
            Choice(
                "Set hidden layers back to 2, with 8 neurons each. Open Training, set the learning "
                "rate to 10, and run to 1000. What does the loss do?",
                Wrong("It falls faster than before.", "Look at the numbers: it is larger."),
                Wrong("It falls, more slowly.", "That is what a small rate does."),
                Wrong("It stays as it was.", "Each update moves every weight a long way."),
                Right(
                    "It jumps about, mostly far above where it began.",
                    "Steps that are too long go past the goal, again and again.",
                ),
            ),
            Choice(
                "Now the learning rate 0.0001, again to 1000. What does the loss do?",
                Right(
                    "It falls, but is still far from where the first run ended.",
                    "Steps that are too short arrive too late.",
                ),
                Wrong("It jumps about.", "That is what a large rate does."),
                Wrong("It does not move at all.", "It moves a little at each update."),
                Wrong("It arrives where the first run ended.", "Compare the numbers."),
            ),
        ],
        title="Exercise 3",
    )
