"""The code exercises of this chapter, one a file."""

from .choose import choose
from .decay import decay
from .outside import outside
from .stop import stop

__all__ = ["choose", "decay", "outside", "stop"]
