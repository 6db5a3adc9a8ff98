"""The code exercises of this chapter, one a file."""

from .cross_entropy import cross_entropy
from .errors import errors
from .from_logit import from_logit
from .slopes import slopes

__all__ = ["cross_entropy", "errors", "from_logit", "slopes"]
