"""The code exercises of this chapter, one a file."""

from .distance import distance
from .examples_seen import examples_seen
from .flip import flip

__all__ = ["distance", "examples_seen", "flip"]
