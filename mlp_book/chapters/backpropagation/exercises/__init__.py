"""The code exercises of this chapter, one a file."""

from .first_weights import first_weights
from .input_slopes import input_slopes
from .step_back import step_back

__all__ = ["first_weights", "input_slopes", "step_back"]
