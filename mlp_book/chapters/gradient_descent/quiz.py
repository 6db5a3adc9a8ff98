"""The quiz of the chapter *Gradient descent*."""

from mlp_book.widgets import Choice, Quiz, Right, Wrong
from mlp_core import MLP


def quiz():
    """Five questions on the whole chapter."""
    parameters = MLP((13, 128, 128, 64, 1), ("relu",) * 3 + ("identity",)).n_parameters
    return Quiz(
        [
            Choice(
                "The slope dE/dw of one weight is -3. What does a step of gradient descent do?",
                Right(
                    "It makes w larger.",
                    "w - rate · (-3) is larger than w: E falls when w grows.",
                ),
                Wrong("It makes w smaller.", "It subtracts a negative number."),
                Wrong("It makes w zero.", "It moves w by rate · 3, wherever that leads."),
                Wrong("It leaves w as it is.", "Only a slope of 0 leaves w where it is."),
            ),
            Choice(
                "Which way does E fall most, for a short move of the weights?",
                Wrong("along the gradient", "That is the way of steepest growth."),
                Right("against the gradient", "Opposite to steepest growth lies steepest descent."),
                Wrong(
                    "along the contour line",
                    "There E stays the same: neither growth nor fall.",
                ),
                Wrong(
                    "straight towards zero weights",
                    "Small weights are not the aim; a small error is.",
                ),
            ),
            Choice(
                "A hidden neuron has z = -0.2 for the only example, and ReLU. What is the slope of "
                "E along the weights into it?",
                Wrong("negative", "The sign of z only opens or shuts the gate. Here it is shut."),
                Wrong("-0.2 times the input", "ReLU' is 0 or 1, never z itself."),
                Right("0", "ReLU' is 0 there: a small change of z changes nothing behind it."),
                Wrong("It depends on t.", "Whatever t asks for is multiplied by ReLU' = 0."),
            ),
            Choice(
                "The output jumps from far above the target to far below and back, each time "
                "farther. What helps?",
                Wrong("a larger rate", "The steps are too long already."),
                Right("a smaller rate", "Shorter steps stop before they reach the other side."),
                Wrong(
                    "more epochs with this rate",
                    "Nothing promises that: the rate 0.3 was lucky, 0.5 killed the network.",
                ),
                Wrong(
                    "noting the error before each step",
                    "This makes the log late; it changes no step.",
                ),
            ),
            Choice(
                "A network has 13, 128, 128, 64 and 1 neurons, with biases. How many numbers does "
                "its gradient hold?",
                Wrong("1", "The error is one number; its gradient has one for each parameter."),
                Wrong("64", "Every layer learns, not only the last."),
                Wrong("334", "Those are inputs and neurons; the weights between them learn."),
                Right(
                    f"{parameters}",
                    "One for each weight and each bias: a gradient has the shape of what it is "
                    "taken by.",
                ),
            ),
        ]
    )
