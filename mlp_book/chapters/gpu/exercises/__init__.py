"""The code exercises of this chapter, one a file."""

from .both import both
from .clock import clock
from .namespace import namespace
from .to_tf32 import to_tf32

__all__ = ["both", "clock", "namespace", "to_tf32"]
