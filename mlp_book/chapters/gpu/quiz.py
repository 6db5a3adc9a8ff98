"""The quiz of the chapter *The GPU with CuPy*."""

from mlp_book.widgets import Choice, Quiz, Right, Wrong


def quiz():
    """Five questions on the whole chapter."""
    return Quiz(
        [
            Choice(
                "A GPU's core is weaker than a CPU's. Why can the GPU still be faster?",
                Right("It has thousands of them, and the entries of a product need not wait for "
                      "each other.", "All entries are computed side by side."),
                Wrong("Its memory is the computer's memory.", "It has its own: hence the copies."),
                Wrong("It leaves out small numbers.", "It computes every entry."),
                Wrong("It starts kernels in no time.", "Starting is its weak side."),
            ),
            Choice(
                "You train D4's network with batches of 16 on a GPU, kernel by kernel. What takes "
                "most of the time?",
                Wrong("the matrix products", "They are far too small to keep it busy."),
                Wrong("the copies of theta", "Theta stays on the GPU."),
                Right("launching kernels",
                      "48 launches of some microseconds each, for less than one of arithmetic."),
                Wrong("the random order", "One copy of a few kilobytes an epoch."),
            ),
            Choice(
                "A product of two large matrices took 20 microseconds by your clock, a tenth of "
                "what its operations need at the data sheet's float32 rate. What happened?",
                Wrong("The GPU is ten times better than its data sheet.", "Nothing is."),
                Wrong("TF32 was on.", "TF32 gives at most eight times the rate, not ten."),
                Right("The clock was read before the work was done.",
                      "The call only queues. Synchronise, then read."),
                Wrong("The matrices were mostly zeros.", "Zeros take as long."),
            ),
            Choice(
                "theta is a CuPy array, X a NumPy array. What does mlp_core do?",
                Wrong("It copies X to the GPU.", "A copy is slow, so it is never made in silence."),
                Wrong("It copies theta back and uses NumPy.", "It moves nothing by itself."),
                Right("It stops with a TypeError that says how to copy.", "You decide where."),
                Wrong("It uses the library that is imported first.", "The arrays decide."),
            ),
            Choice(
                "In TF32, what is rounded to 10 fraction bits?",
                Right("the two factors of each product, while the sums stay float32",
                      "So a sum of many products keeps float32's range and most of its digits."),
                Wrong("every number in the memory", "They stay float32, 4 bytes each."),
                Wrong("the result alone", "It is the factors; the sums stay float32."),
                Wrong("the exponent", "Its 8 bits stay, and so does the range."),
            ),
        ]
    )  # fmt: skip
