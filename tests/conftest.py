"""What all tests share: where arrays live, and a Hypothesis that is repeatable."""

import importlib.util
import sys
from dataclasses import dataclass
from types import ModuleType

import numpy as np
import pytest
from hypothesis import settings

from mlp_book.topics import stand_in

settings.register_profile("course", derandomize=True, deadline=None, max_examples=50, database=None)
settings.load_profile("course")


def pytest_collection_modifyitems(items):
    """Mark what opens a browser, for `make test-no-browser` to leave out."""
    for item in items:
        if "browser" in getattr(item, "fixturenames", ()):
            item.add_marker("browser")


@dataclass(frozen=True)
class Arrays:
    """One kind of array: how to make it, and how to read it back."""

    kind: str
    module: ModuleType

    def asarray(self, values, dtype=None):
        array = self.module.asarray(np.array(values, dtype=dtype))
        if self.kind == "read-only numpy":
            array.flags.writeable = False
        return array

    def numpy(self, array):
        """Return a NumPy copy, having seen that the array lives where it should."""
        assert type(array).__module__ == self.module.__name__
        return array.get() if self.kind == "cupy" else np.array(array.tolist(), dtype=array.dtype)

    def rtol(self, usual=0.0, dtype=np.float64):
        """Return the tolerance: a GPU adds in another order, and rounds exp its own way."""
        least = 1e-12 if np.dtype(dtype) != np.float32 else 1e-5
        return max(usual, least) if self.kind == "cupy" else usual


def _has_gpu():
    if importlib.util.find_spec("cupy") is None:
        return False
    cupy = importlib.import_module("cupy")
    try:
        return cupy.cuda.runtime.getDeviceCount() > 0
    except cupy.cuda.runtime.CUDARuntimeError:
        return False


KINDS = ["numpy", "read-only numpy", "strict GPU stand-in"] + ["cupy"] * _has_gpu()


def _arrays(kind, monkeypatch):
    if kind == "strict GPU stand-in":
        monkeypatch.setitem(sys.modules, "cupy", stand_in.module)
        return Arrays(kind, stand_in.module)
    return Arrays(kind, importlib.import_module("cupy" if kind == "cupy" else "numpy"))


@pytest.fixture(params=KINDS)
def xp(request, monkeypatch):
    """Run a test on NumPy, on read-only NumPy, on a stand-in for CuPy, and on CuPy with a GPU."""
    return _arrays(request.param, monkeypatch)


@pytest.fixture(params=[kind for kind in KINDS if "numpy" not in kind])
def gpu_xp(request, monkeypatch):
    """Run a test on the stand-in for CuPy, and on CuPy with a GPU."""
    return _arrays(request.param, monkeypatch)
