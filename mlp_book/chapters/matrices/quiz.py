"""The quiz of the chapter *Matrices and affine maps*."""

from mlp_book.widgets import Choice, Quiz, Right, Wrong


def quiz():
    """Five questions on the whole chapter."""
    return Quiz(
        [
            Choice(
                "A is a 3 × 5 matrix. What can stand to the right of it in a product?",
                Wrong("a vector of 3 numbers", "Each row has five entries: they need five."),
                Right("a vector of 5 numbers", "Five columns take five numbers, and give three."),
                Wrong("another 3 × 5 matrix", "Its columns have three entries, A's rows five."),
                Wrong("a vector of 15 numbers", "Fifteen is how many entries A has in all."),
            ),
            Choice(
                "What is W[2,3] in a layer z = W x + b?",
                Wrong(
                    "the weight from input 2 into neuron 3",
                    "The row comes first, and the row belongs to the neuron.",
                ),
                Right("the weight from input 3 into neuron 2", "Row 2: into neuron 2."),
                Wrong("the third weight of layer 2", "The layer is no index of the matrix."),
                Wrong("the bias of neuron 2", "Biases are in b; W has weights alone."),
            ),
            Choice(
                "First turn the plane (matrix T), then stretch it (matrix S). Which matrix does "
                "both?",
                Wrong("T S", "This stretches first: the matrix next to x acts first."),
                Right("S T", "S (T x): the matrix next to x acts first."),
                Wrong("S + T", "Adding matrices adds the results; it does not chain them."),
                Wrong(
                    "either S T or T S",
                    "The order matters: a stretch to the right is upright after a quarter turn.",
                ),
            ),
            Choice(
                "Which map of the plane is linear, and not only affine?",
                Wrong("x goes to x + (1, 0)", "(0, 0) does not stay: it goes to (1, 0)."),
                Right("x goes to 2 x", "No translation: (0, 0) stays where it is."),
                Wrong("x goes to ReLU(x)", "It is not even affine: straight lines get corners."),
                Wrong("every x goes to (1, 1)", "Affine, with the matrix 0; but (0, 0) moves."),
            ),
            Choice(
                "A network 3-100-100-2 has no activation functions. What can it compute that one "
                "layer 3-2 cannot?",
                Wrong("more complicated curves", "All three matrices melt into one 2 × 3 matrix."),
                Wrong("larger numbers", "One matrix may hold numbers as large as you like."),
                Right("nothing", "Affine maps after one another are one affine map."),
                Wrong(
                    "the same, but more precisely",
                    "It makes more roundings on the way, not fewer.",
                ),
            ),
        ]
    )
