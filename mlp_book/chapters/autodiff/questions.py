"""Questions of the chapter *How tools do it*, answered in the page."""

from mlp_book.topics.tape import Value
from mlp_book.widgets import Choice, Number, Quiz, Right, Wrong

from .quiz import quiz

__all__ = ["by_hand", "quiz", "with_widget"]


def by_hand():
    """Exercise 1: f = (a + b) · b."""
    a, b = Value(2), Value(-3)
    f = (a + b) * b
    f.backward()
    return Quiz(
        [
            Number(
                "The value f",
                f.data,
                label="f",
                hints={
                    (2 + 3) * -3: "b is -3: the sum is 2 + (-3).",
                    -f.data: "Minus times minus is plus.",
                    2 - 9: "First the sum, then the product.",
                },
            ),
            Number(
                "The gradient of f along a",
                a.grad,
                label="df/da",
                hints={
                    1: "The sum follows a 1 times as fast. And the product follows the sum?",
                    a.data + b.data: "The product follows the sum b times as fast, not a + b "
                    "times: look at the other factor.",
                    -a.grad: "The other factor is b, and b is negative.",
                },
            ),
            Number(
                "The gradient of f along b",
                b.grad,
                label="df/db",
                hints={
                    a.data + b.data: "That is the part straight into the product. b stands in "
                    "the sum too.",
                    b.data: "That is the part by way of the sum. b is a factor too.",
                    (a.data + b.data) * b.data: "The two parts are added, not multiplied.",
                    b.data - (a.data + b.data): "Both parts are negative: add them.",
                },
                right="Two ways lead from b to f, and the speeds of the two are added.",
            ),
        ],
        title="Exercise 1",
    )


def with_widget():
    """Exercise 2: the walk in the widget."""
    return Quiz(
        [
            Number(
                "How many steps does the widget take for this network, forward and backward?",
                15,
                label="steps",
                decimals=0,
                hints={
                    5: "These go forward. Count the backward ones too.",
                    10: "These go backward. Count the forward ones too.",
                },
            ),
            Choice(
                "Which is the first step backward?",
                Right("∂L/∂y", "The loss is last on the tape, and it was computed from y."),
                Wrong("∂L/∂W1", "W1 is at the very beginning: it comes near the end."),
                Wrong(
                    "δ1",
                    "It needs the gradients of the second layer, which the walk must find first.",
                ),
            ),
            Choice(
                "Which numbers of the way forward are used again on the way back?",
                Wrong("none", "Look at ∂L/∂W2: it needs a1."),
                Right(
                    "activations, weights and the input",
                    "They are the local slopes. So a tool keeps them until the walk back.",
                ),
                Wrong("only the loss", "The loss itself is not used again; its slope is."),
            ),
        ],
        title="Exercise 2",
    )
