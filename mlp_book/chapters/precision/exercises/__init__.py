"""The code exercises of this chapter, one a file."""

from .descend import descend
from .dot import dot
from .quantise import quantise

__all__ = ["descend", "dot", "quantise"]
