"""The code exercises of this chapter, one a file."""

from .glorot_limit import glorot_limit
from .he import he
from .merge import merge

__all__ = ["glorot_limit", "he", "merge"]
