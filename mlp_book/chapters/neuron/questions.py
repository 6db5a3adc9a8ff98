"""Questions of the chapter *The neuron*, answered in the page."""

from mlp_book.widgets import Choice, NeuronWidget, Number, Quiz, Right, Wrong

from .quiz import quiz

__all__ = ["by_hand", "impossible", "quiz", "with_widget"]


def by_hand():
    """Exercise 1: a neuron with two inputs, and one with three."""
    two = NeuronWidget([2, -3], 0.5, [0.4, 0.6])
    moved = NeuronWidget([2, -3], 0.5, [0.4, 0.3])
    three = NeuronWidget([0.5, -2, 1], -0.4, [2, 0.5, 0.7])
    sum_of_two = two.z - two.bias
    return Quiz(
        [
            Number(
                "What is its z?",
                round(two.z, 9),
                label="z",
                hints={
                    round(sum_of_two, 9): "The bias is missing: add 0.5.",
                    round(two.z + 3.6, 9): "The second product is negative: -3 · 0.6 = -1.8.",
                    round(sum_of_two - two.bias, 9): "The bias is added, not subtracted.",
                    0.0: "That is a, after ReLU. Asked is z.",
                    round(2 * 0.6 - 3 * 0.4 + 0.5, 9): "Each weight has its own input: 2 goes with "
                    "0.4.",
                },
            ),
            Number(
                "What does it send on, with ReLU?",
                two.a,
                label="a",
                decimals=1,
                right="z is negative, so this neuron is silent.",
                hints={
                    round(two.z, 9): "That is z. ReLU does not let a negative number through.",
                    round(-two.z, 9): "ReLU makes a negative number 0, not positive.",
                    1.0: "That would be the step of a positive z. Here z is negative.",
                },
            ),
            Number(
                "You lower x[2] from 0.6 to 0.3 and leave the rest. What is z now?",
                round(moved.z, 9),
                label="z",
                hints={
                    round(two.z - 0.9, 9): "Wrong way: with a negative weight, z rises when the "
                    "input falls.",
                    round(two.z + 0.3, 9): "The input moved by 0.3; z moves 3 times as far.",
                    round(two.z - 0.3, 9): "The input moved by 0.3; how far, and which way, does "
                    "the weight -3 move z?",
                    round(moved.z - two.bias, 9): "The bias is missing.",
                },
                right="The input fell by 0.3, its weight is -3: z rose by 0.9.",
            ),
            Number(
                "Back to x = (0.4, 0.6). Which bias, in place of 0.5, makes z exactly 0?",
                round(-sum_of_two, 9),
                label="b",
                decimals=1,
                hints={
                    round(sum_of_two, 9): "That is the weighted sum. The bias must cancel it.",
                    round(-two.z, 9): "That is how much is missing. The new bias replaces the old "
                    "one: add it to 0.5.",
                    round(two.z, 9): "That is the old z. What must be added to the weighted sum "
                    "to reach 0?",
                    0.0: "With the bias 0, z is the weighted sum, which is not 0.",
                },
                right="The weighted sum is -1, and -1 + 1 = 0.",
            ),
            Number(
                "Another neuron has three inputs, x = (2, 0.5, 0.7), the weights (0.5, -2, 1) "
                "and the bias -0.4. What is its z?",
                round(three.z, 9),
                label="z",
                hints={
                    round(three.z + 0.4, 9): "The bias is missing: add -0.4.",
                    round(three.z + 0.8, 9): "The bias is -0.4: it makes z smaller.",
                    round(three.z + 2, 9): "The second product is negative: -2 · 0.5 = -1.",
                    round(three.z - 0.7, 9): "The third product is missing.",
                },
                right="The sum of 1, -1, 0.7 and -0.4.",
            ),
        ],
        title="Exercise 1",
    )


def with_widget():
    """Exercise 2: a threshold, the room that AND leaves, and the limit of XOR."""
    return Quiz(
        [
            Number(
                "Weights (1, 1), activation step, target AND. Raise the bias from -1.5 in steps "
                "of 0.1. What is the largest bias that still computes AND?",
                -1.0,
                label="b",
                decimals=1,
                hints={
                    -0.9: "Look again: with -0.9, two points are on the wrong side.",
                    -1.1: "One step more is possible. On the line z is 0, and step(0) = 0.",
                    -0.5: "That is OR.",
                },
                right="At -1 two points lie on the line itself, and there the neuron does not "
                "fire. It works, but without any margin.",
            ),
            Number(
                "Now lower it from -1.5. What is the smallest bias, in steps of 0.1, that still "
                "computes AND?",
                -1.9,
                label="b",
                decimals=1,
                hints={
                    -2.0: "With -2 the point (1, 1) lies on the line: z = 0, and it does not fire.",
                    -1.8: "One step more is possible.",
                    -1.0: "That is the largest one.",
                },
            ),
            Choice(
                "Set the weights to (-1, -1) and the bias to 1.5. For which inputs does it fire?",
                Wrong("only for (1, 1)", "There z is 1.5 minus 2, which is negative."),
                Right(
                    "for all but (1, 1)",
                    "Every sign is turned round, so the other side is shaded: this is NOT AND.",
                ),
                Wrong("only for (0, 0)", "Look at (0, 1) too: z = -1 + 1.5."),
                Wrong("for none", "At (0, 0), z is the bias, 1.5."),
            ),
            Choice(
                "Choose the target XOR and try. How many of the four points can be on the right "
                "side at once?",
                Wrong("two", "Try the numbers that compute OR."),
                Right("three", "OR is wrong only at (1, 1). No line does better, as is proved."),
                Wrong("four", "Count the marks again: one ✗ always stays."),
            ),
        ],
        title="Exercise 2",
    )


def impossible():
    """Exercise 5: which gates a line can do, and what EQUAL asks for."""
    return Quiz(
        [
            Choice(
                "Which of these can <em>no</em> perceptron compute?",
                Wrong("x[1] AND NOT x[2]", "The weights (1, -1) and the bias -0.5 do it."),
                Wrong("NOT AND", "The weights (-1, -1) and the bias 1.5 do it."),
                Right("EQUAL: 1 when both inputs are the same", "It is XOR upside down."),
                Wrong("x[1], whatever x[2] is", "The weights (1, 0) and the bias -0.5 do it."),
            ),
            Choice(
                "What does EQUAL ask for at (0, 0)?",
                Right("b > 0", "All products are 0, and the neuron must fire."),
                Wrong("b ≤ 0", "Then it would not fire; but 0 and 0 are equal."),
                Wrong("w[1] + w[2] + b > 0", "That is the condition at (1, 1)."),
                Wrong("w[1] + w[2] > 0", "At (0, 0) the weights are multiplied by 0."),
            ),
        ],
        title="Exercise 5",
    )
