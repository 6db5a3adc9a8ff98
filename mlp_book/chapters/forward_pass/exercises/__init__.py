"""The code exercises of this chapter, one a file."""

from .and_gate import and_gate
from .layer import layer
from .operations import operations
from .shallow import shallow

__all__ = ["and_gate", "layer", "operations", "shallow"]
