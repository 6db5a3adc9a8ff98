"""Questions of the chapter *The playground*, answered in the page."""

from functools import cache

from mlp_book.widgets import Choice, Number, PlaygroundWidget, Quiz, Right, Wrong
from mlp_core import MLP

from .quiz import quiz

__all__ = ["by_hand", "quiz", "with_widget"]


def _parameters(*sizes):
    return MLP(sizes, ["tanh"] * (len(sizes) - 1)).n_parameters


def by_hand():
    """Exercise 1: a neuron with the weights 2 and -1 and the bias 0.5, and counting."""
    return Quiz(
        [
            Number(
                "A neuron has W1[1,1] = 2, W1[1,2] = -1 and b1[1] = 0.5. What is its z at "
                "x = (0.5, 1)?",
                2 * 0.5 - 1 * 1 + 0.5,
                label="z",
                hints={
                    2 * 0.5 - 1 * 1: "The bias is missing.",
                    2 * 0.5 + 1 * 1 + 0.5: "W1[1,2] is negative.",
                    2 * 1 - 1 * 0.5 + 0.5: "You took x[1] for x[2]: x is (0.5, 1).",
                },
            ),
            Number(
                "Its line z = 0 crosses the axis x[1] = 0. At which x[2]?",
                0.5,
                label="x[2]",
                hints={
                    -0.5: "Put x[1] = 0 into 2 x[1] - x[2] + 0.5 = 0, and mind the sign.",
                    -0.25: "This is where it crosses the other axis, x[2] = 0.",
                    0.25: "You set x[2] to 0, and lost a sign. It is x[1] that is 0.",
                    2.0: "This is how steep the line is.",
                },
            ),
            Number(
                "Multiply all three numbers by 10. How many times as wide is the strip between "
                "z = -1 and z = 1 now?",
                0.1,
                label="times",
                hints={
                    10: "The other way: z grows ten times as fast, so 1 is reached sooner.",
                    1: "The line stays where it is; the strip does not.",
                    0.01: "Only the distance from the line counts, once.",
                },
                right="Large weights make sharp borders: the line stays, the slope grows.",
            ),
            Number(
                "How many weights and biases has the network 2-8-8-1?",
                _parameters(2, 8, 8, 1),
                label="parameters",
                decimals=0,
                hints={
                    2 * 8 + 8 * 8 + 8: "You counted the weights. Every neuron has a bias too.",
                    _parameters(2, 8, 8): "The output neuron is missing: 8 weights and a bias.",
                    _parameters(2, 8, 8, 1) - 1: "One bias is missing: the output's.",
                    19: "This is the number of inputs and neurons.",
                    17: "This is the number of neurons, or of biases.",
                },
            ),
        ],
        title="Exercise 1",
    )


@cache
def _stuck():
    """How many of ten seeds leave two neurons with three of the four corners."""
    runs = 0
    for seed in range(1, 11):
        one = PlaygroundWidget(data="xor_clouds", hidden=[2], seed=seed)
        one.step(1000)
        runs += one.train_accuracy < 0.9
    return runs


def with_widget():
    """Exercise 2: luck, counted; and a neuron that is turned off."""
    stuck = _stuck()
    return Quiz(
        [
            Number(
                "In the widget of XOR, with 2 neurons: set the seeds 1 to 10 in turn, and press "
                "Run once for each. For how many of the ten are fewer than 90 % of the training "
                "points right at update 1000?",
                stuck,
                label="seeds",
                decimals=0,
                hints={
                    10 - stuck: "This is how many succeed.",
                    stuck - 1: "Try all ten: one more fails.",
                    stuck + 1: "One too many: look at training points, at update 1000.",
                    0: "Seed 3 is one of those that fail. Did you press New seed, then Run?",
                },
                right="Luck matters in a small network. Larger ones are stuck less often.",
            ),
            Choice(
                "Set 2 neurons and seed 3, and run to 1000: three of the four corners are right. "
                "The seed stays 3. What brings the fourth most surely?",
                Wrong(
                    "10 000 updates more",
                    "Try it, with 600 updates a frame: the loss hardly moves any more.",
                ),
                Wrong(
                    "a smaller learning rate",
                    "It goes more slowly, and no better. Try 0.003.",
                ),
                Right(
                    "more neurons",
                    "With 4 the widget succeeds for each of the seeds 1 to 10.",
                ),
                Wrong(
                    "more points", "Try 400: there are more in each corner, and no fifth corner."
                ),
            ),
            Choice(
                "In the widget of the circles, run to 2000, pick the output and set W2[1,3] to 0. "
                "What does the border do?",
                Right(
                    "It moves out on one side.",
                    "Beyond its line this neuron pushed the answer down. Nothing pushes there now.",
                ),
                Wrong(
                    "It vanishes whole.",
                    "That is W2[1,1], the only positive one: without it nothing says inside.",
                ),
                Wrong("It turns round.", "The lines of the hidden neurons have not moved."),
                Wrong("Nothing.", "Beyond its line this neuron did push. Look at the loss, too."),
            ),
        ],
        title="Exercise 2",
    )
