"""Exercise *beats_the_line_without_b*."""

from mlp_book.page.checks import Mistake

from .shared import LINE, LINE_WITHOUT_B, _exercise

beats_the_line_without_b = _exercise(
    "Beat the line without B",
    LINE_WITHOUT_B,
    [
        Mistake(
            LINE,
            "These are the predictions of the line that does see B. Leave the column out.",
        )
    ],
)
