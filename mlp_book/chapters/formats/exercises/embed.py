"""Exercise *Embedding*: the rows of E that belong to the tokens."""

import numpy as np

from mlp_book.page.checks import Exercise, Mistake

_table = np.array([[0.1, 0.2, 0.3], [-0.4, 0.5, 0.6], [0.7, -0.8, 0.9], [1.0, 1.1, -1.2]])

embed = Exercise(
    name="Embedding",
    solution=lambda E, tokens: E[tokens],
    probes=[
        (_table, np.array([2])),
        (_table, np.array([0, 3])),
        (_table, np.array([1, 1, 0])),
        (np.arange(12.0).reshape(6, 2), np.array([5, 0, 3, 3])),
        (np.array([[1.0, 2.0, 1 / 3], [4.0, -5.0, 6.0], [7.0, 8.0, 1.0]]), np.array([2, 0])),
    ],
    mistakes=[
        Mistake(
            lambda E, tokens: np.eye(len(E))[tokens],
            "These are the one-hot vectors; the product with E is missing.",
        ),
        Mistake(
            lambda E, tokens: E[tokens - 1],
            "One row too early: tokens count from 0 here, as NumPy does.",
        ),
        Mistake(
            lambda E, tokens: E[:, tokens],
            "These are columns of E. A token is a row.",
            says="out of bounds for axis 1",
        ),
        Mistake(lambda E, tokens: E[tokens[0]], "Only the first token: one row for each is asked."),
        Mistake(
            lambda E, tokens: E[tokens].sum(axis=0),
            "The rows are added up: keep one row for each token.",
        ),
        Mistake(
            lambda E, tokens: E[tokens].T,
            "The answer lies on its side: one token in each row.",
        ),
        Mistake(
            lambda E, tokens: np.eye(len(E))[tokens] @ E.T,
            "A one-hot row has as many numbers as E has rows: it stands left of E, not of E.T.",
            says="mismatch in its core dimension",
        ),
        Mistake(
            lambda E, tokens: E,
            "This is the whole table, whatever the tokens are.",
        ),
    ],
)

hints = (
    "`E[tokens]` takes whole rows. The product does the same with many zeros: the one-hot"
    " rows stand on the left.",
)
