"""The code exercises of this chapter, one a file."""

from .beats_the_line import beats_the_line
from .beats_the_line_without_b import beats_the_line_without_b
from .in_thousands import in_thousands
from .pipeline import pipeline
from .standardise import standardise

__all__ = ["beats_the_line", "beats_the_line_without_b", "in_thousands", "pipeline", "standardise"]
