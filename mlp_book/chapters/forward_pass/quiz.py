"""The quiz of the chapter *The forward pass by hand*."""

from mlp_book.widgets import Choice, Quiz, Right, Wrong


def quiz():
    """Five questions on the whole chapter."""
    return Quiz(
        [
            Choice(
                "In the nested equation, which operation is carried out first?",
                Wrong("the sigmoid", "It stands outermost, so it comes last."),
                Wrong("the product with W3", "It needs the second hidden layer, further inside."),
                Right("the product with W1", "The innermost expression is W1 x + b1."),
                Wrong("the sum with b3", "It needs W3 times the second hidden layer first."),
            ),
            Choice(
                "A network 3-5-2 is given with W1 as 5 × 3, b1 with 5 numbers, W2 as 5 × 2 and b2 "
                "with 2 numbers. Which of them cannot be right?",
                Wrong("W1", "Five neurons with three inputs each: 5 rows, 3 columns fit."),
                Wrong("b1", "One bias for each of the five neurons: it fits."),
                Right("W2", "Two neurons with five inputs each: W2 must be 2 × 5."),
                Wrong("b2", "One bias for each of the two neurons: it fits."),
            ),
            Choice(
                "For one input a hidden ReLU neuron has z = -0.3. You double all its outgoing "
                "weights. What happens to the output y?",
                Wrong("It doubles.", "Only if this neuron sent everything; it sends ReLU(-0.3)."),
                Wrong(
                    "It becomes smaller.", "The weights are multiplied by the activation, not z."
                ),
                Right("Nothing.", "ReLU(-0.3) = 0, and 0 times any weight is 0."),
                Wrong(
                    "That depends on the weights.", "Each is multiplied by ReLU(-0.3). Which is?"
                ),
            ),
            Choice(
                "Why does the output layer use the sigmoid and not ReLU?",
                Wrong("The sigmoid is more precise.", "Both are computed to the same precision."),
                Right(
                    "y should lie between 0 and 1.",
                    "An answer to “how true?” must lie between 0 and 1; ReLU has no upper end.",
                ),
                Wrong("ReLU cannot take a negative number.", "It can: it gives 0 for it."),
                Wrong(
                    "The output layer has only one neuron.",
                    "The number of neurons does not decide it; what the output means does.",
                ),
            ),
            Choice(
                "A network 10-20-5 makes how many multiplications for one example?",
                Wrong("35", "Layers are joined all to all: multiply neighbouring sizes."),
                Right("300", "10 times 20 and 20 times 5: 200 + 100 = 300."),
                Wrong("1000", "Only neighbouring layers are joined: 10 with 20, 20 with 5."),
                Wrong("325", "Those are the parameters: 300 weights and 25 biases."),
            ),
        ]
    )
