"""The code exercises of this chapter, one a file."""

from .centre import centre
from .confusion import confusion
from .doubt import doubt
from .predict import predict

__all__ = ["centre", "confusion", "doubt", "predict"]
