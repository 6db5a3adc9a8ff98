"""The code exercises of this chapter, one a file."""

from .hardest import hardest
from .measured import measured
from .rate import rate
from .two_variables import two_variables

__all__ = ["hardest", "measured", "rate", "two_variables"]
