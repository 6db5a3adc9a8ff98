"""An application: draw a digit, a network answers."""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt
import traitlets

import mlp_core
from mlp_book import digits, strokes
from mlp_book.engines import CoreEngine, Engine
from mlp_book.recordings import RECORDINGS

from .base import BookWidget, Vector, check_length

__all__ = ["DigitsWidget"]

WHERE = "DigitsWidget"
STATE = ("source", "strokes", "pixels", "example", "explained", "neuron", "threshold")
RANGES = {"explained": (-1, 9), "threshold": (0, 99)}
FULL = 16


class DigitsWidget(BookWidget):
    """A sheet to draw on, and an engine that says which digit it sees.

    Parameters
    ----------
    engine : mlp_book.engines.Engine, optional
        Who answers where Python runs: anything with a `name` and ``predict(X) -> probabilities``.
        Default: `mlp_core`. In a built page no Python runs, and mlp.js answers.
    network, theta : mlp_core.MLP and array, optional
        What mlp.js computes with, and whose hidden neurons are shown: 64 inputs, one hidden layer,
        10 outputs. Default: `mlp_book.digits.trained`.
    start : str
        The recording that the sheet shows first, of `mlp_book.recordings`; "" for a blank sheet.

    Attributes
    ----------
    strokes : list
        The drawing; assigning one counts its pixels anew.
    pixels : list of int
        What the network gets, 64 counts from 0 to 16; assigning them leaves no drawing.
    example : int
        A test digit, from 1; assigning it shows that digit. 0 before there was one.
    source : str
        Where the pixels come from: "drawing", "cells" (set by hand) or "example".
    explained, neuron, threshold : int
        The digit whose score is taken apart (-1: the answer's), the hidden neuron that is shown
        large (from 1), the percentage below which the page says "I do not know".
    probabilities : array, (10,)
        The engine's answer to the present pixels.
    digit : int
        The most probable one.

    Notes
    -----
    The page names its controls `recorded`, `test digit`, `do not answer below`, `explain the score
    of`, and each cell `row 3 column 4, ink 12`; results, by ``data-value``: `p[3]`, `verdict`,
    `truth`, `engine`, `ink[3,4]`, `box width`, `box height`, `scale`, `line`, `ink`, `score`.

    Examples
    --------
    >>> widget = DigitsWidget(start="7")
    >>> widget
    DigitsWidget(64-32-10, engine='mlp_core')
    >>> widget.digit
    7
    """

    bundle = "digits"

    sizes = traitlets.List(traitlets.Int(), read_only=True).tag(sync=True)
    activations = traitlets.List(traitlets.Dict(), read_only=True).tag(sync=True)
    theta = Vector(read_only=True).tag(sync=True)
    tests = traitlets.Dict(read_only=True).tag(sync=True)
    recordings = traitlets.Dict(read_only=True).tag(sync=True)
    engine_name = traitlets.Unicode(read_only=True).tag(sync=True)
    initial = traitlets.Dict(read_only=True).tag(sync=True)
    source = traitlets.Unicode("drawing", read_only=True).tag(sync=True)
    strokes = traitlets.List().tag(sync=True)
    pixels = traitlets.List(traitlets.Int(), [0] * 64).tag(sync=True)
    example = traitlets.Int(0).tag(sync=True)
    explained = traitlets.Int(-1).tag(sync=True)
    neuron = traitlets.Int(1).tag(sync=True)
    threshold = traitlets.Int(0).tag(sync=True)
    question = traitlets.Dict().tag(sync=True)
    reply = traitlets.Dict(read_only=True).tag(sync=True)

    def __init__(
        self,
        engine: Engine | None = None,
        network: mlp_core.MLP | None = None,
        theta: npt.ArrayLike | None = None,
        *,
        start: str = "3",
    ) -> None:
        if (network is None) != (theta is None):
            raise TypeError(f"{WHERE}: network and theta belong together, got one of the two")
        if network is None:
            network, theta = digits.trained()
        if len(network.sizes) != 3 or network.sizes[::2] != (64, 10):
            raise ValueError(f"{WHERE}: sizes are {network.sizes}, expected (64, hidden, 10)")
        check_length(WHERE, "theta", theta, network.n_parameters, "parameters")
        if start and start not in RECORDINGS:
            raise ValueError(f"{WHERE}: start is {start!r}, expected one of {', '.join(RECORDINGS)}")
        self._network, self._theta = network, np.asarray(theta)
        self._engine = CoreEngine(network, self._theta) if engine is None else engine
        if not isinstance(self._engine, Engine):
            raise TypeError(f"{WHERE}: got {engine!r}, expected an engine: name and predict(X)")
        self._data = digits.split()
        self._mirroring = False
        super().__init__()
        self.set_trait("theta", self._theta)
        if start:
            self.strokes = RECORDINGS[start]
        self.set_trait("initial", self.get_state(STATE))

    @traitlets.default("sizes")
    def _default_sizes(self) -> list[int]:
        return list(self._network.sizes)

    @traitlets.default("activations")
    def _default_activations(self) -> list[dict]:
        return [{"name": a.name, "parameter": a.parameter} for a in self._network.activations]

    @traitlets.default("engine_name")
    def _default_engine_name(self) -> str:
        return self._engine.name

    @traitlets.default("recordings")
    def _default_recordings(self) -> dict:
        return RECORDINGS

    @traitlets.default("tests")
    def _default_tests(self) -> dict[str, str]:
        counts = np.rint(FULL * self._data.test_X).astype(int).ravel()
        labels = self._data.test_Y.argmax(axis=1)
        return {
            "pixels": "".join(chr(ord("a") + k) for k in counts),
            "digits": "".join(map(str, labels)),
        }

    @property
    def network(self) -> mlp_core.MLP:
        """The architecture that mlp.js computes with."""
        return self._network

    @property
    def probabilities(self) -> np.ndarray:
        """The engine's answer to the present pixels."""
        return np.asarray(self._engine.predict(np.array([self.pixels]) / FULL))[0]

    @property
    def digit(self) -> int:
        """The most probable digit."""
        return int(self.probabilities.argmax())

    def set_state(self, sync_data: dict[str, Any]) -> None:
        """Take over what the view says, its pixels included."""
        self._mirroring = True
        try:
            super().set_state(sync_data)
        finally:
            self._mirroring = False

    @traitlets.observe("strokes", "pixels", "example")
    def _follow(self, change: dict) -> None:
        if self._mirroring:
            return
        name = change["name"]
        self._mirroring = True
        try:
            self.set_trait("source", {"strokes": "drawing", "pixels": "cells"}.get(name, name))
            if name == "strokes":
                self.pixels = strokes.pixels(self.strokes).tolist()
            else:
                self.strokes = []
            if name == "example":
                counts = np.rint(FULL * self._data.test_X[self.example - 1])
                self.pixels = counts.astype(int).tolist()
        finally:
            self._mirroring = False

    @traitlets.observe("question")
    def _answer(self, change: dict) -> None:
        asked = change["new"]
        reply = {"number": asked["number"]}
        try:
            output = np.asarray(self._engine.predict(np.array([asked["pixels"]]) / FULL))
            if output.shape != (1, 10) or not np.isfinite(output).all():
                raise ValueError(f"predict gave shape {output.shape}, expected (1, 10), finite")
            reply["probabilities"] = output[0].tolist()
        except Exception as error:  # whatever an engine does, the reader is told
            reply["fault"] = f"The engine {self._engine.name} failed: {error}"
        self.set_trait("reply", reply)

    @traitlets.validate("strokes")
    def _check_strokes(self, proposal: dict) -> list:
        where = f"{WHERE}.strokes"
        for stroke in proposal["value"]:
            try:
                points = np.array(stroke, dtype=float)
            except (TypeError, ValueError):
                raise TypeError(f"{where}: got {stroke!r}, expected a list of points") from None
            inside = (points >= 0) & (points <= strokes.SHEET)
            if points.ndim != 2 or points.shape[1] != 2 or not inside.all():
                raise ValueError(f"{where}: got {stroke!r}, expected points (x, y), each 0 to 100")
        return proposal["value"]

    @traitlets.validate("pixels")
    def _check_pixels(self, proposal: dict) -> list[int]:
        pixels = proposal["value"]
        check_length(WHERE, "pixels", pixels, 64, "counts")
        if wrong := [ink for ink in pixels if not 0 <= ink <= FULL]:
            raise ValueError(f"{WHERE}.pixels: got {wrong[0]}, expected counts from 0 to 16")
        return pixels

    @traitlets.validate("example", "explained", "neuron", "threshold")
    def _check_range(self, proposal: dict) -> int:
        name, value = proposal["trait"].name, proposal["value"]
        own = {"example": (1, len(self._data.test_X)), "neuron": (1, self._network.sizes[1])}
        low, high = {**RANGES, **own}[name]
        if not low <= value <= high and (name, self._mirroring) != ("example", True):
            raise ValueError(f"{WHERE}.{name}: got {value}, expected {low} to {high}")
        return value

    def summary(self) -> str:
        """Return the text form."""
        sizes = "-".join(map(str, self._network.sizes))
        return f"{WHERE}({sizes}, engine={self._engine.name!r})"
