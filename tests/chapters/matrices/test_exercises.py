"""Answers of two parts, a matrix and a vector: whatever comes back, one sentence that helps."""

import numpy as np
import pytest

from mlp_book.chapters.matrices.exercises import compose, larger, product


@pytest.mark.parametrize(
    ("attempt", "words"),
    [
        (lambda A, x: [sum(w * v for w, v in zip(row, x, strict=True)) for row in A], "correct."),
        (lambda A, x: np.dot(A, x), "its sums are yours"),
        (lambda A, x: [row @ x for row in A], "its sums are yours"),
        (lambda A, x: [row * x for row in A], "Python does not multiply by a list"),
        (lambda A, x: [A[0, 1]], "read with two brackets"),
        (lambda A, x: list(range(A.shape[0])), "len(A) counts its rows"),
        (lambda A, x: ..., "not attempted yet"),
    ],
)
def test_a_product_by_loops(attempt, words):
    assert words in product.judge(attempt).sentence


@pytest.mark.parametrize(
    ("attempt", "words"),
    [
        (lambda A, b, C, d: [(C @ A).tolist(), (C @ b + d).tolist()], "correct. Tried on 4"),
        (lambda A, b, C, d: None, "returned nothing (None)"),
        (lambda A, b, C, d: (..., ...), "not attempted yet"),
        (lambda A, b, C, d: (C @ A, ...), "One part is still"),
        (lambda A, b, C, d: (None, C @ b + d), "One part is still"),
        (lambda A, b, C, d: (C @ A, 1), "do not fit together"),
        (lambda A, b, C, d: ("C A", "C b + d"), "do not fit together"),
        (lambda A, b, C, d: (C @ b + d, C @ A), "in the wrong order"),
        (lambda A, b, C, d: (C @ A, C @ b - d), "expected [[ 2. , -4. , 1.5]"),
    ],
)
def test_a_matrix_and_a_vector(attempt, words):
    assert words in compose.judge(attempt).sentence


@pytest.mark.parametrize(
    ("attempt", "words"),
    [
        ((..., ...), "not attempted yet"),
        (([[-1, 1], [1, 0], [-1, 0]], ...), "One of the two matrices is still"),
        (([[1, 0], [0, 1], [0, 0]], [[1, 2, 0]]), "For x = (1, 2) your network gives 5"),
        ((np.full((3, 2), np.nan), [[1, 1, 1]]), "contains NaN"),
        ((np.eye(2), [[1, 1]]), "W1 has shape (2, 2) and W2 has shape (1, 2), expected (3, 2)"),
        (([[1, 0], [-1, 0], [-1, 1]], [[1, -1, 1]]), "correct."),
        (([[0, 1], [0, -1], [1, -1]], [[1, -1, 1]]), "correct."),
        (([[-2, 2], [1, 0], [-1, 0]], [[0.5, 1, -1]]), "correct."),
        (3, "your answer stopped"),
    ],
)
def test_weights_for_the_larger_of_two(attempt, words):
    assert words in larger.judge(attempt).sentence
