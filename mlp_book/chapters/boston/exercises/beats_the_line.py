"""Exercise *Beat the line*: predictions of Boston's test rows that are better than the line's."""

from .shared import LINE, below_the_bar

beats_the_line = below_the_bar("Beat the line", LINE)
