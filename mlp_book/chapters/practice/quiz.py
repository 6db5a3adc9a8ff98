"""The quiz of the chapter *Practice*."""

from mlp_book.widgets import Choice, Quiz, Right, Wrong


def quiz():
    """Five questions on the whole chapter."""
    return Quiz(
        [
            Choice(
                "Which of these does gradient descent choose?",
                Wrong("the number of hidden neurons", "It is fixed before the first step."),
                Wrong("λ of L2", "It is part of what is minimised; descent would make it 0."),
                Right("the biases", "Weights and biases are the parameters: they are learnt."),
                Wrong("the number of epochs", "You choose it, or early stopping does."),
            ),
            Choice(
                "You tried 50 networks on the validation set and kept the best. Its validation "
                "error is",
                Wrong(
                    "a fair estimate of its error on new examples",
                    "It was chosen because it came out small there.",
                ),
                Right(
                    "probably too small",
                    "It was picked for skill and for luck, and the luck does not come along.",
                ),
                Wrong(
                    "probably too large",
                    "It was picked because it was the smallest.",
                ),
                Wrong(
                    "the same as its test error",
                    "By chance, perhaps. Those examples had no part in the choice.",
                ),
            ),
            Choice(
                "λ is made much too large. What happens?",
                Wrong(
                    "The training error is small, the validation error large.",
                    "That is overfitting: λ is too small, or 0.",
                ),
                Right(
                    "Both errors are large.",
                    "The price forbids the weights that the task needs.",
                ),
                Wrong(
                    "The training error is large, the validation error small.",
                    "What has not been learnt cannot work on new examples.",
                ),
                Wrong("The biases become 0.", "They cost nothing."),
            ),
            Choice(
                "A ReLU network has learnt sin x well between -3 and 3. At x = 50 it answers",
                Wrong("about sin 50", "It has never seen that the wave goes on."),
                Wrong("0", "Nothing brings it back to 0."),
                Right(
                    "what a straight line says that began at the last kink",
                    "Each neuron bends it once, mostly near the data. Beyond the last kink nothing "
                    "bends.",
                ),
                Wrong(
                    "nothing: it stops with an error",
                    "It computes an answer for any number, and gives no warning.",
                ),
            ),
            Choice(
                "A model has learnt from last year's cars. On test cars of last year it was off by "
                "1.5 miles a gallon on average. On the first cars of this year it is off by 2. "
                "What do you do first?",
                Wrong(
                    "Train longer on last year's cars.",
                    "They do not know what has changed since.",
                ),
                Wrong("Add neurons.", "Last year's cars still do not know what has changed."),
                Wrong(
                    "Choose λ anew on last year's validation cars.",
                    "They are as old as the others. They cannot show what is new.",
                ),
                Right(
                    "Measure the fuel economy of more new cars, and follow the error by date.",
                    "Then you see whether it is drift or chance, and how fast it grows. And you "
                    "have examples to train on again.",
                ),
            ),
        ]
    )
