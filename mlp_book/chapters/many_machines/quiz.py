"""The quiz of the chapter *Many machines*."""

from mlp_book.widgets import Choice, Quiz, Right, Wrong


def quiz():
    """Five questions on the whole chapter."""
    return Quiz(
        [
            Choice(
                "After Allreduce, who has the sum?",
                Wrong("rank 0", "That would be a plain reduce. Here all need it to step."),
                Right("every rank", "So each can make the same step by itself."),
                Wrong("every rank its own part", "Parts were put in; the sum comes out."),
                Wrong("the machine that started the job", "It has no special part in the sum."),
            ),
            Choice(
                "When is the mean of the ranks' mean gradients the gradient of the batch?",
                Wrong("always", "Try shards of 2 and 1 rows."),
                Wrong("never", "With 8 and 8 rows it is right."),
                Right("when all shards have equally many rows", "Then all weights are equal."),
                Wrong("when the ranks are equally fast", "Speed changes no number."),
            ),
            Choice(
                "404 rows in batches of 16 are 26 updates an epoch. How many are they on four "
                "ranks that share each batch?",
                Right("26", "The batch is still 16 rows, four a rank. The learning is the same."),
                Wrong("104", "The ranks make the same updates, not different ones."),
                Wrong("7", "That is for batches of 64, a different training."),
                Wrong("It depends on the network.", "It depends on rows and batch size alone."),
            ),
            Choice(
                "Rank 2 stops with an error while it writes a file, between two gradients. What do "
                "the others do, if nothing more is arranged?",
                Wrong("They share its rows and go on.", "They know nothing of its end."),
                Right(
                    "They wait in Allreduce for ever.",
                    "So a job is started in a way that ends all: python -m mpi4py, for one.",
                ),
                Wrong("They stop at once.", "Each is a program of its own."),
                Wrong("They sum without it.", "A sum of all ranks waits for all."),
            ),
            Choice(
                "A tiny network becomes slower on two machines. Why?",
                Wrong("Each rank computes more.", "Each has half of the rows."),
                Wrong("The gradient is longer.", "It is as long as theta, as before."),
                Right(
                    "The sum, and waiting for it, take longer than what is saved.",
                    "Only the rows are shared. Each rank still pays the calls and the optimiser's "
                    "step in full.",
                ),
                Wrong("The learning rate is too small.", "It does not change the time of a step."),
            ),
        ]
    )
