"""Exercise *beats_the_line*."""

from .shared import LINE, _exercise

beats_the_line = _exercise("Beat the line", LINE)
