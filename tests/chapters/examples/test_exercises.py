"""Attempts at *All examples at once* that stop, or nearly fit: told for what they are."""

import numpy as np
import pytest

from mlp_book.chapters.examples.exercises import layer, network


def forward(layers, X, product):
    A = X
    for W, b in layers[:-1]:
        A = np.maximum(0, product(W, A) + b)
    W, b = layers[-1]
    return 1 / (1 + np.exp(-(product(W, A) + b)))


@pytest.mark.parametrize(
    ("product", "words"),
    [
        (lambda W, A: A @ W.T, "correct. Tried on 5 inputs."),
        (lambda W, A: A @ W, ".T is missing"),
        (lambda W, A: W @ A, "for input 1 of 5 with ValueError"),
    ],
)
def test_a_forgotten_transpose_is_told_from_other_products(product, words):
    said = network.judge(lambda layers, X: forward(layers, X, product)).sentence
    assert words in said
    assert len(said) < 300


def test_a_bias_along_the_rows_is_told():
    said = layer.judge(lambda W, b, A: np.maximum(0, W @ A.T + b)).sentence
    assert "b has the shape (n,)" in said
