"""The code exercises of this chapter, one a file."""

from .compose import compose
from .larger import larger
from .product import product
from .see import see

__all__ = ["compose", "larger", "product", "see"]
