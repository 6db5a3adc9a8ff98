"""The quiz of the chapter *Billions of imprecise computations*."""

from mlp_book.widgets import Choice, Quiz, Right, Wrong


def quiz():
    """Five questions on the whole chapter."""
    return Quiz(
        [
            Choice(
                "bfloat16 and float16 both take two bytes. What does bfloat16 do better?",
                Wrong("It keeps more digits.", "Fewer: 7 bits of fraction, float16 has 10."),
                Right(
                    "It reaches as far as float32.",
                    "It has float32's 8 bits of exponent, so gradients neither overflow nor "
                    "vanish where float32's would not.",
                ),
                Wrong("It is exact for decimals like 0.1.", "No binary format is."),
                Wrong("Its sums need no float32.", "With 8 binary digits they need it even more."),
            ),
            Choice(
                "In float16 you add 0.1 to a running sum, again and again. It stops growing at "
                "256. Why there?",
                Wrong("256 is the largest number.", "The largest is 65504."),
                Right(
                    "The gap there is 0.25, and 0.1 is less than half of it.",
                    "256 + 0.1 is nearer to 256 than to the next number, 256.25.",
                ),
                Wrong("0.1 becomes 0 in float16.", "It becomes 0.09998, three good digits."),
                Wrong("float16 holds at most 256 numbers.", "It holds about 63 thousand."),
            ),
            Choice(
                "Products of int8 numbers are added in int32. Why not in int8?",
                Wrong("int32 is quicker.", "int8 is the quicker one, where hardware has it."),
                Wrong(
                    "int8 cannot hold negative numbers.", "It can: -128 to 127. What about 100 * 2?"
                ),
                Right(
                    "One product may already be 127 * 127.",
                    "That is 16129, and int8 ends at 127. In int32 the sum is exact.",
                ),
                Wrong("The scale needs 32 bits.", "It has them, but it multiplies only the sum."),
            ),
            Choice(
                "A network trains with weights in bfloat16 and a small learning rate. The loss "
                "stays where it is. What is the repair?",
                Wrong(
                    "Compute the gradients in float64.",
                    "They may be perfect: the step is lost when it is added to the weight.",
                ),
                Right(
                    "Keep the weights in float32 as well, and add the steps to those.",
                    "Master weights remember steps that are less than half a gap.",
                ),
                Wrong(
                    "Multiply the loss by 1024.",
                    "Loss scaling saves gradients that become 0; afterwards it is divided out, "
                    "and the step is as short as before.",
                ),
                Wrong(
                    "Use float16 for the loss.", "The weights round the steps away, not the loss."
                ),
            ),
            Choice(
                "n products with random rounding errors are added. n becomes 100 times larger. "
                "The error of the sum typically becomes",
                Wrong("100 times larger.", "That is the worst case, all errors of one sign."),
                Right(
                    "10 times larger.",
                    "Random errors partly cancel: the error grows like the root of n.",
                ),
                Wrong("no larger.", "They cancel partly, not wholly."),
                Wrong("100 times smaller.", "More terms bring more error, not less."),
            ),
        ]
    )
