"""The quiz of the chapter *An application*."""

from mlp_book.widgets import Choice, Quiz, Right, Wrong


def quiz():
    """Five questions on the whole chapter."""
    return Quiz(
        [
            Choice(
                "A digit page cuts your drawing to its box, enlarges it and counts ink. Which part "
                "of the application is that?",
                Wrong("The engine.", "The engine gets 64 numbers and knows nothing of strokes."),
                Wrong("The model.", "The model is architecture, parameters and metadata."),
                Right("The glue.", "It turns what the interface has into what the model takes."),
                Wrong("The interface.", "It shows the sheet and the answer."),
            ),
            Choice(
                "When do you look at the test digits?",
                Wrong("Whenever the network has changed.", "Then you choose by them."),
                Right("After the choices that they judge.", "So nothing was fitted to them."),
                Wrong("To choose the threshold.", "That is a choice too: use validation digits."),
                Wrong("Before training.", "There is no network to test."),
            ),
            Choice(
                "You draw a tree. What does softmax do?",
                Wrong("It gives each digit 10 %.", "Only if all ten scores are equal."),
                Wrong("It gives all digits 0 %.", "The ten shares always add up to 1."),
                Right(
                    "It shares 100 % among ten digits.",
                    "It compares their scores. 'None of them' is not among them.",
                ),
                Wrong("It reports an error.", "Every 64 numbers have an answer."),
            ),
            Choice(
                "A hidden neuron has a = 0 for your drawing. What does it add to the score of 3?",
                Wrong("Its weight.", "The weight is multiplied by a."),
                Wrong("Its bias.", "Its bias went into z; ReLU made 0 of the sum."),
                Right("Nothing.", "Weight times 0: it is silent, for every digit."),
                Wrong("A negative number.", "Only a neuron with a > 0 can speak against a digit."),
            ),
            Choice(
                "You replace mlp_core by ONNX Runtime with the same parameters. What changes for "
                "the reader of the page?",
                Right(
                    "Nothing but perhaps the last digits of the probabilities.",
                    "The interface asks for predict, and for nothing else.",
                ),
                Wrong("The network must be trained again.", "The parameters are the same."),
                Wrong("The glue must be written again.", "It ends with the 64 numbers."),
                Wrong("The answers become better.", "It is the same function."),
            ),
        ]
    )
