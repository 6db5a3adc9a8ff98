"""Questions of the chapter *Matrices and affine maps*, answered in the page."""

import numpy as np

from mlp_book.widgets import Choice, Number, Quiz, Right, Wrong

from .quiz import quiz

__all__ = ["A", "C", "b", "by_hand", "d", "quiz", "with_widget", "x"]

# Exercise 1: two layers without activation, 2-3-2.
A, b = np.array([[2.0, -1.0], [0.0, 3.0], [1.0, 1.0]]), np.array([1.0, 0.0, -1.0])
C, d = np.array([[1.0, 0.0, 2.0], [-1.0, 1.0, 0.0]]), np.array([0.5, 0.0])
x = np.array([0.5, -2.0])

# The chapter's maps of the plane: two F, one for each picture, and G.
F = np.array([[0.0, -1.0], [1.0, 0.0]]), np.array([2.0, 1.0])
F2 = np.array([[1.0, -1.0], [1.0, 1.0]]), np.array([0.0, -1.0])
G = np.array([[2.0, 0.0], [0.0, 1.0]]), np.array([-1.0, 0.0])


def _number(prompt, answer, label, hints, **more):
    return Number(prompt, float(answer), label=label, hints=hints, **more)


def by_hand():
    """Exercise 1: a layer, a product of matrices, a composition."""
    z, M, v = A @ x + b, C @ A, C @ b + d
    plus = A @ np.abs(x) + b  # x[2] taken as positive
    return Quiz(
        [
            _number(
                "The layer z = A x + b: the second number",
                z[1],
                "z[2]",
                {
                    plus[1]: "x[2] is negative.",
                    (A @ x[::-1] + b)[1]: "You swapped x[1] and x[2]: the second entry of the row "
                    "meets the second entry of x.",
                    z[0]: "This is z[1]: row 1.",
                },
            ),
            _number(
                "The third number",
                z[2],
                "z[3]",
                {
                    z[2] - b[2]: "The bias is missing, or x[2] counted as -1.",
                    plus[2]: "x[2] is negative.",
                    z[2] - 2 * b[2]: "b[3] is negative: subtract 1.",
                },
            ),
            _number(
                "How many entries has the matrix C A?",
                M.size,
                "entries",
                {
                    (A @ C).size: "This is A C. For C A: the rows of C, the columns of A.",
                    A.size: "So many have A and C themselves. C A has the rows of C and the "
                    "columns of A.",
                },
                right="2 × 3 times 3 × 2 gives 2 × 2.",
            ),
            _number(
                "The entry of C A in row 1, column 2",
                M[0, 1],
                "CA[1,2]",
                {
                    M[1, 0]: "This is row 2, column 1. The row comes first.",
                    (A @ C)[0, 1]: "This is A C. Row 1 of C meets column 2 of A.",
                    M[0, 0]: "This is column 1 of A. Asked is column 2.",
                },
            ),
            _number(
                "The first number of C b + d, the translation of the whole",
                v[0],
                "v[1]",
                {
                    v[0] - d[0]: "d is missing.",
                    b[0] + d[0]: "b has to go through C before d is added.",
                    d[0]: "This is d alone. b goes through C and stays.",
                },
            ),
            _number(
                "The second number of the output C z + d, by whichever way you like",
                (M @ x + v)[1],
                "y[2]",
                {
                    (M @ x)[1]: "The translation C b + d is missing.",
                    (C @ np.maximum(0, z) + d)[1]: "There is no ReLU here: -6 goes on as -6.",
                    (M @ x + v)[0]: "This is y[1].",
                },
                right="Both ways give it: C (A x + b) + d = (C A) x + (C b + d).",
            ),
        ],
        title="Exercise 1",
    )


def with_widget():
    """Exercise 2: the plane and its maps."""
    corner = np.array([1.0, 1.0])
    needed = -(F[0] @ corner)
    sent = F2[0] @ np.array([0.0, -1.0]) + F2[1]
    joined, bent = G[0] @ sent + G[1], G[0] @ np.maximum(0, sent) + G[1]
    return Quiz(
        [
            _number(
                "First picture. Set x to (1, 1). Then change only b, until F(x) is (0, 0). "
                "What is b[2]?",
                needed[1],
                "b[2]",
                {needed[0]: "With b[2] = 1 the second number is 2. A x is (-1, 1): undo both."},
                right="A x is (-1, 1), so b must be (1, -1).",
            ),
            Choice(
                "First picture, after a reset. Press Projection. What has become of the "
                "unit square?",
                Wrong("It has turned by half a turn.", "Where are its four corners now?"),
                Right(
                    "It lies flat on a line.",
                    "Different points land on the same place: from F(x) nobody can find x again. "
                    "The determinant is 0.",
                ),
                Wrong("It is half as large.", "How much area is left? Look at the determinant."),
                Wrong("It is gone to one point.", "Two corners land together, the others do not."),
            ),
            _number(
                "Second picture, with ReLU on. Set x to (0, -1). What is the second number of "
                "G(ReLU(F(x)))?",
                bent[1],
                "G[2]",
                {
                    joined[1]: "This is H(x), the one map without ReLU. F[2] is -2: ReLU makes "
                    "it 0.",
                    bent[0]: "This is the first number.",
                },
                right="F(x) = (1, -2), ReLU makes (1, 0) of it, and H(x) is elsewhere.",
            ),
            Choice(
                "Second picture, with ReLU on. For which x do G(ReLU(F(x))) and H(x) agree?",
                Wrong("(1, 2)", "F(x) = (-1, 2): the first number is cut off."),
                Wrong("(1, -1)", "F(x) = (2, -1): the second number is cut off."),
                Right("(2, 1)", "F(x) = (1, 2): nothing is negative, so ReLU changes nothing."),
                Wrong("(-1, 0)", "F(x) = (-1, -2): both numbers are cut off."),
            ),
        ],
        title="Exercise 2",
    )
