"""The quiz of the chapter *Why it parallelises*."""

from mlp_book.widgets import Choice, Quiz, Right, Wrong


def quiz():
    """Five questions on the whole chapter."""
    return Quiz(
        [
            Choice(
                "What cannot be computed at the same time?",
                Wrong("the neurons of a layer", "None of them needs another's result."),
                Wrong("the examples of a batch", "No row needs another row's result."),
                Right("two layers, one behind the other", "The second needs the first's results."),
                Wrong("the products of one neuron", "They can; their sum comes after them."),
            ),
            Choice(
                "32 examples go through a layer at once, not one after the other. What grows?",
                Wrong("the number of multiplications", "It is the same: 32 times one example's."),
                Right("the operations for each byte", "The weights are fetched once for all 32."),
                Wrong("the number of weights", "The layer is the same."),
                Wrong("the steps that wait for each other", "The examples do not wait."),
            ),
            Choice(
                "A fifth of the time cannot be divided. How many times as fast can it get?",
                Wrong("4000 times, with 4000 cores", "The fifth stays as long as it was."),
                Wrong("80 times", "80 percent are divided: that is no speed-up."),
                Wrong("1.25 times", "That is what you win where the fifth is all that shrinks."),
                Right("nearly 5 times", "Then only the fifth is left, and it takes a fifth."),
            ),
            Choice(
                "64 entries. 16 strong cores, or 4000 that are 25 times slower?",
                Right(
                    "the 16", "They need 4 rounds, and one round of the weak lasts as long as 25."
                ),
                Wrong("the 4000: one round against four", "How long does their one round last?"),
                Wrong("the 4000: ten times the raw power", "3936 of them have nothing to do."),
                Wrong("equal", "That is at 400 entries."),
            ),
            Choice(
                "One example goes through a wide layer, far below the machine's peak. What helps?",
                Wrong("cores that compute faster", "They wait for the weights as before."),
                Right("more examples at once", "Each weight fetched is then used more often."),
                Wrong("a smaller learning rate", "It changes no time."),
                Wrong("three loops in Python", "They are slower than the memory."),
            ),
        ],
        title="Quiz",
    )
