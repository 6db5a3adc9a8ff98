"""The book's stand-in for CuPy, in CuPy's place: for tests on a machine without a GPU."""

import sys

from mlp_book.topics.stand_in import module

__all__ = ["install", "module"]


def install(monkeypatch):
    """Make `module` the cupy that is imported already."""
    monkeypatch.setitem(sys.modules, "cupy", module)
