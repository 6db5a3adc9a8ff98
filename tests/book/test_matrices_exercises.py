"""Answers of two parts, a matrix and a vector: whatever comes back, one sentence that helps."""

import numpy as np
import pytest

from mlp_book.exercises.matrices import compose, larger


@pytest.mark.parametrize(
    ("attempt", "words"),
    [
        (lambda A, b, C, d: [(C @ A).tolist(), (C @ b + d).tolist()], "correct. Tried on 3"),
        (lambda A, b, C, d: None, "returned nothing (None)"),
        (lambda A, b, C, d: (..., ...), "not attempted yet"),
        (lambda A, b, C, d: (C @ A, ...), "not attempted yet"),
        (lambda A, b, C, d: (C @ A, 1), "do not fit together"),
        (lambda A, b, C, d: ("C A", "C b + d"), "do not fit together"),
        (lambda A, b, C, d: (C @ b + d, C @ A), "in the wrong order"),
        (lambda A, b, C, d: (C @ A, C @ b - d), "Compare it with your sums"),
    ],
)
def test_a_matrix_and_a_vector(attempt, words):
    assert words in compose.judge(attempt)


@pytest.mark.parametrize(
    ("attempt", "words"),
    [
        ((..., ...), "not attempted yet"),
        (([[-1, 1], [1, 0], [-1, 0]], ...), "not attempted yet"),
        ((np.eye(2), [[1, 1]]), "W1 has shape (2, 2) and W2 has shape (1, 2), expected (3, 2)"),
        (([[1, 0], [-1, 0], [-1, 1]], [[1, -1, 1]]), "correct."),
        (([[0, 1], [0, -1], [1, -1]], [[1, -1, 1]]), "correct."),
        (([[-2, 2], [1, 0], [-1, 0]], [[0.5, 1, -1]]), "correct."),
        (3, "your answer stopped"),
    ],
)
def test_weights_for_the_larger_of_two(attempt, words):
    assert words in larger.judge(attempt)
