"""The code exercises of this chapter, one a file."""

from .embed import embed
from .from_keras import from_keras
from .run import run
from .tensor import tensor

__all__ = ["embed", "from_keras", "run", "tensor"]
