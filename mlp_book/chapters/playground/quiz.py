"""The quiz of the chapter *The playground*."""

from mlp_book.widgets import Choice, Quiz, Right, Wrong


def quiz():
    """Five questions on the whole chapter."""
    return Quiz(
        [
            Choice(
                "A network has three hidden layers with identity as activation. Which borders "
                "can it draw?",
                Right("straight lines only", "Affine maps after one another are one affine map."),
                Wrong("closed curves", "For a bend something in it must bend."),
                Wrong("any border, with enough neurons", "More of them are still one affine map."),
                Wrong("none", "It has an output, and so a line where the output is 0.5."),
            ),
            Choice(
                "Two runs on one computer have the same settings and the same two seeds. Their "
                "losses at update 1000 are",
                Wrong("about the same", "More: the computer repeats every step."),
                Right(
                    "the same to the last digit",
                    "Points, weights and order come from the seeds, the rest is computed.",
                ),
                Wrong("different, by chance", "The seeds fix what looks like chance."),
                Wrong("the same only without mini-batches", "The order comes from a seed too."),
            ),
            Choice(
                "The training loss is near 0 and the test loss is large. What has happened?",
                Wrong("The rate was too large.", "Then the training loss would not be near 0."),
                Wrong("It needs more updates.", "They make the training loss smaller still."),
                Right(
                    "The network has learnt the noise of its points too.",
                    "It overfits: more points, fewer parameters or a penalty help.",
                ),
                Wrong("The weights began at zero.", "Then it would not have learnt these points."),
            ),
            Choice(
                "What does the L2 penalty do in a step?",
                Wrong("It makes the rate smaller.", "The rate stays; the gradient changes."),
                Right(
                    "It pulls each weight towards 0, the more the larger it is.",
                    "Its slope is lambda times w.",
                ),
                Wrong("It sets small weights to 0.", "A small weight feels a small pull."),
                Wrong("It removes wrong points.", "It does not look at the points at all."),
            ),
            Choice(
                "All initial weights are zero. What does training move?",
                Wrong("every weight", "The slopes into the hidden neurons are multiplied by W2."),
                Wrong("nothing at all", "One number gets a slope. Which?"),
                Right(
                    "the output's bias alone, with tanh",
                    "The hidden activations are 0 and W2 is 0: all other slopes vanish.",
                ),
                Wrong("the weights of the first layer", "What comes back to them is W2 = 0."),
            ),
        ]
    )
