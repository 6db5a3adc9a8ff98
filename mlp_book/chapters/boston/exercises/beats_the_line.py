"""Exercise *beats_the_line*."""

from .shared import LINE, below_the_bar

beats_the_line = below_the_bar("Beat the line", LINE)
