"""Exercise *Beat the line without B*: the same for networks and a line that do not see column B."""

from mlp_book.page.checks import Mistake

from .shared import LINE, LINE_WITHOUT_B, below_the_bar

beats_the_line_without_b = below_the_bar(
    "Beat the line without B",
    LINE_WITHOUT_B,
    [
        Mistake(
            LINE,
            "These are the predictions of the line that does see B. Leave the column out.",
        )
    ],
)

hints = (
    "Apply the scale first. Then take `[:, columns]` of the training rows and of the test"
    " rows alike.",
)
