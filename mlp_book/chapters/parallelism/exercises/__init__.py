"""The code exercises of this chapter, one a file."""

from .fewest import fewest
from .intensity import intensity
from .products import products
from .ticks import ticks

__all__ = ["fewest", "intensity", "products", "ticks"]
