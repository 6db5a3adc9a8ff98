"""The code exercises of this chapter, one a file."""

from .half_ring import half_ring
from .rows import rows
from .seconds import seconds
from .whole import whole

__all__ = ["half_ring", "rows", "seconds", "whole"]
