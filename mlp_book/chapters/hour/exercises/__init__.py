"""The code exercises of this chapter, one a file."""

from .new_weight import new_weight
from .strongest import strongest

__all__ = ["new_weight", "strongest"]
