"""The code exercises of this chapter, one a file."""

from .adam import adam
from .epoch import epoch
from .rmsprop_step import rmsprop_step

__all__ = ["adam", "epoch", "rmsprop_step"]
