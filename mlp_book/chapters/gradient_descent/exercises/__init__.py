"""The code exercises of this chapter, one a file."""

from .after_step import after_step
from .hidden_gradient import hidden_gradient
from .log import log

__all__ = ["after_step", "hidden_gradient", "log"]
