"""Inference engines behind one small interface: pixels in, probabilities out.

An application asks its engine for `predict`, and for nothing else; so one engine can take the place
of another. Chapter *An application*.
"""

import os
from dataclasses import dataclass
from typing import Any, Protocol, runtime_checkable

import numpy as np
import numpy.typing as npt

from mlp_core import MLP

__all__ = ["CoreEngine", "Engine", "OnnxEngine", "answered"]


@runtime_checkable
class Engine(Protocol):
    """What the digit application needs of an engine."""

    name: str
    """How the engine is called on the page."""

    def predict(self, X: npt.ArrayLike) -> np.ndarray:
        """Return the probabilities of the ten digits, (m, 10), for m images, (m, 64), 0 to 1."""
        ...


@dataclass(frozen=True, eq=False)
class CoreEngine:
    """The engine that is `mlp_core` itself."""

    network: MLP
    theta: np.ndarray
    name: str = "mlp_core"

    def predict(self, X: npt.ArrayLike) -> np.ndarray:
        """Return the network's output, (m, n_out)."""
        return self.network.predict(self.theta, np.asarray(X, dtype=self.theta.dtype))


class OnnxEngine:
    """ONNX Runtime with a file that `mlp_core.to_onnx` wrote.

    Parameters
    ----------
    path : str or path
        The file; it may be removed once the engine is made.

    Raises
    ------
    ImportError
        If the package onnxruntime is not installed; the message says how to install it.
    """

    name = "ONNX Runtime"

    def __init__(self, path: str | os.PathLike[str]) -> None:
        try:
            import onnxruntime
        except ImportError:
            raise ImportError(
                "OnnxEngine needs the package onnxruntime: pip install onnxruntime"
            ) from None
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 1  # a network as small as this gains nothing from more
        self._session = onnxruntime.InferenceSession(os.fspath(path), options)
        (given,) = self._session.get_inputs()
        self._name = given.name
        self._dtype = np.float64 if given.type == "tensor(double)" else np.float32

    def predict(self, X: npt.ArrayLike) -> np.ndarray:
        """Return the network's output, (m, n_out)."""
        (output,) = self._session.run(None, {self._name: np.asarray(X, dtype=self._dtype)})
        return output


def answered(engine: Engine, question: dict[str, Any]) -> dict[str, Any]:
    """Return an engine's reply to a page, which sends 64 counts and the question's number.

    The reply holds the number and ``"probabilities"``, or in words, under ``"fault"``, why there
    are none: whatever an engine does, the reader is told.
    """
    reply = {"number": question["number"]}
    try:
        output = np.asarray(engine.predict(np.array([question["pixels"]]) / 16), dtype=float)
        if output.shape != (1, 10) or not np.isfinite(output).all():
            raise ValueError(f"predict gave {output.tolist()}, expected 10 finite numbers in a row")
        return {**reply, "probabilities": output[0].tolist()}
    except Exception as error:
        return {**reply, "fault": f"The engine {engine.name} failed: {error}"}
