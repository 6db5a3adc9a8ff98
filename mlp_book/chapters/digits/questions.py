"""Questions of the chapter *An application*, answered in the page."""

import numpy as np

from mlp_book.chapters.digits.quiz import quiz
from mlp_book.topics.digits import counts, split, trained
from mlp_book.topics.drawings import drawing
from mlp_book.topics.strokes import pixels
from mlp_book.widgets import Choice, Number, Quiz, Right, Wrong

__all__ = ["SCORES", "glue_by_hand", "quiz", "shares", "softmax_by_hand", "with_widget"]

SCORES = np.array([2.0, 1.0, 0.0])
PART = np.array([[0, 0, 1, 1], [0, 1, 1, 1], [1, 1, 1, 1], [1, 1, 1, 0]])


def shares(z=SCORES):
    """Softmax of three scores."""
    e = np.exp(z)
    return e / e.sum()


def softmax_by_hand():
    """Exercise 1: three scores become shares, and doubt."""
    first, second, third = shares()
    total = float(np.exp(SCORES).sum())
    words = "That is in percent. Give the share itself: it is below 1."
    percents = [(round(100 * float(first), decimals), words) for decimals in range(4)]
    return Quiz(
        [
            Number(
                "What is the sum of the three exponentials?",
                total,
                label="sum",
                decimals=2,
                right="7.39 + 2.72 + 1.",
                hints=[
                    (total - 1, "The exponential of 0 is 1, not 0."),
                    (3.0, "That is the sum of the scores: take exp of each first."),
                    (float(np.exp(3)), "Exp of the sum is the product of the three."),
                ],
            ),
            Number(
                "What share of 1 does the first get?",
                float(first),
                label="p[1]",
                decimals=3,
                right="7.389 / 11.107.",
                hints=[
                    (2 / 3, "You divided the scores themselves. Softmax divides exponentials."),
                    *percents,
                    (float(second), "That is the second."),
                    (float(third), "That is the third."),
                ],
            ),
            Number(
                "Somebody adds 1 to each of the three scores. What does the first get now?",
                float(first),
                label="p[1]",
                decimals=3,
                right="The same: every exponential is multiplied by e, and so is their sum.",
                hints=[
                    (3 / 6, "You divided the scores themselves."),
                    *percents,
                    (float(first * np.e), "The sum is multiplied by e too."),
                ],
            ),
            Choice(
                "The page says 'I do not know' below 70 %. What does it say here?",
                Right("I do not know.", "66.5 % is less than 70 %."),
                Wrong("The first.", "It has 66.5 %, which is below the threshold."),
                Wrong("The first, with 70 %.", "A threshold changes no probability."),
            ),
        ],
        title="Exercise 1",
    )


def glue_by_hand():
    """Exercise 2: one block and one scale."""
    return Quiz(
        [
            Number(
                "Which count has the block?",
                int(PART.sum()),
                label="count",
                right="2 + 3 + 4 + 3 of 16 points are inked.",
                hints={
                    4: "Those are the points that are not inked.",
                    16: "That is the number of all points of the block.",
                },
            ),
            Number(
                "Which number between 0 and 1 does the network get?",
                float(PART.sum() / 16),
                label="pixel",
                hints={
                    0.25: "That is the share of paper. Ink is 1.",
                    12: "That is the count: divide it by its largest value.",
                },
            ),
            Number(
                "A drawing is 20 wide and 50 high, and r = 2. What is its scale s?",
                0.56,
                label="scale",
                right="The smaller of 20 / 20 and 28 / 50: otherwise it would be too high.",
                hints=[
                    (1.0, "Then it fits in width, but it is 50 high, where 28 are free."),
                    (0.64, "32 / 50 leaves no room for the brush: r = 2 points on each side."),
                    (0.6, "The brush needs its room on both sides: 32 - 2 - 2."),
                    (1.2, "The width is not the tight side. Compute both, take the smaller."),
                ],
            ),
            Number(
                "How wide is it in the bitmap, with the line's own width?",
                20 * 0.56 + 4,
                label="width",
                right="20 times the scale, and r = 2 points on either side.",
                hints=[
                    (11.2, "That is the way of the pen. The brush adds r = 2 on either side."),
                    (13.2, "The brush adds 2 on the left and 2 on the right."),
                    (24.0, "It would be 24 if the width were the tight side."),
                ],
            ),
        ],
        title="Exercise 2",
    )


def with_widget():
    """Exercise 6: what the widget tells."""
    data, (network, theta) = split(), trained()
    answers = network.predict(theta, data.test_X).argmax(axis=1)
    digits = data.test_Y.argmax(axis=1)
    first = int(np.flatnonzero(answers != digits)[0])
    hidden, _ = network.forward(theta, pixels(drawing("7")) / 16).a
    W2 = network.layers(theta)[1].W
    added = W2[7] * hidden
    most, least = int(added.argmax()), int(added.argmin())
    letter = int(network.predict(theta, pixels(drawing("M")) / 16).argmax())
    ink = int(counts(data.test_X[first]).sum())
    return Quiz(
        [
            Number(
                "Choose the recorded letter M. Which digit does the network name?",
                letter,
                label="digit",
                right="And it is as sure as of a real digit.",
            ),
            Number(
                "Which recorded digit is misread? Type the digit that was meant.",
                4,
                label="digit",
                right="'4 again': with its wide open top it is taken for a 9.",
                hints={9: "That is what the network says. What was meant?"},
            ),
            Number(
                "Press Clear, then Next mistake. Which test digit is it?",
                first + 1,
                label="test digit",
                hints={
                    int(digits[first]): "That is the digit written. Its number stands above.",
                    int(answers[first]): "That is the network's answer. Its number stands above.",
                    ink: "That is its ink.",
                },
            ),
            Number(
                "Choose the recorded 7. Which neuron adds most to its score?",
                most + 1,
                label="neuron",
                right="Look at its picture: which strokes of a 7 does it meet?",
                hints={
                    int(hidden.argmax()) + 1: "It has the largest a. Its weight to 7 is smaller.",
                    least + 1: "It is loudest against the 7: its product is negative.",
                },
            ),
        ],
        title="Exercise 6",
    )
