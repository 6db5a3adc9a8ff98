"""Exercise 2 of the chapter *Optimisers*: with the race."""

from mlp_book.widgets import Number, Quiz


def with_widget():
    """Exercise 2: to be answered with the race."""
    return Quiz([Number("Provisional", 1.0, label="x")], title="Exercise 2")
