"""The code exercises of this chapter, one a file."""

from .measured import measured
from .rate import rate
from .tower_of_three import tower_of_three
from .two_variables import two_variables

__all__ = ["measured", "rate", "tower_of_three", "two_variables"]
