"""The code exercises of this chapter, one a file."""

from .softplus import softplus
from .times import times
from .walk_back import walk_back

__all__ = ["softplus", "times", "walk_back"]
