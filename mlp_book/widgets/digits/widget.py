"""An application: draw a digit, a network answers."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
import traitlets

import mlp_core
from mlp_book.topics import digits, strokes
from mlp_book.topics.drawings import DRAWINGS
from mlp_book.topics.engines import CoreEngine, Engine, answered
from mlp_book.widgets.base import check_length

from .state import FULL, STATE, WHERE, DigitsState

__all__ = ["DigitsWidget"]


class DigitsWidget(DigitsState):
    """A sheet to draw on, and an engine that says which digit it sees.

    Parameters
    ----------
    engine : mlp_book.topics.engines.Engine, optional
        Who answers where Python runs: anything with a `name` and ``predict(X) -> probabilities``.
        Default: `mlp_core`. In a built page no Python runs, and mlp.js answers.
    network, theta : mlp_core.MLP and array, optional
        What mlp.js computes with, and whose hidden neurons are shown: 64 inputs, one hidden layer,
        10 outputs. Default: `mlp_book.topics.digits.trained`.
    start : str
        The drawing that the sheet shows first, of `mlp_book.topics.drawings`; "" for a blank
        sheet.

    Attributes
    ----------
    strokes : list
        The drawing; assigning one counts its pixels anew.
    pixels : list of int
        What the network gets, 64 counts from 0 to 16; assigning them leaves no drawing.
    example : int
        A test digit, from 1; assigning it shows that digit. 0: none.
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
    of`, each cell `row 3 column 4, ink 12`; its results, by ``data-value``: `p[3]`, `verdict`,
    `truth`, `engine`, `ink[3,4]`, `box width`, `box height`, `scale`, `brush`, `ink`, `score`.

    Examples
    --------
    >>> widget = DigitsWidget(start="7")
    >>> widget
    DigitsWidget(64-32-10, engine='mlp_core')
    >>> widget.digit
    7
    """

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
        if start and start not in DRAWINGS:
            raise ValueError(f"{WHERE}: start is {start!r}, expected one of {', '.join(DRAWINGS)}")
        self._network, self._theta = network, np.asarray(theta)
        self._engine = CoreEngine(network, self._theta) if engine is None else engine
        if not isinstance(self._engine, Engine):
            raise TypeError(f"{WHERE}: got {engine!r}, expected an engine: name and predict(X)")
        self._data = digits.split()
        super().__init__()
        self.set_trait("theta", self._theta)
        if start:
            self.strokes = DRAWINGS[start]
            hidden, output = network.forward(self._theta, np.array(self.pixels) / FULL).a
            spoken = network.layers(self._theta)[1].W[output.argmax()] * hidden
            self.neuron = int(spoken.argmax()) + 1  # the one that adds most to the answer's score
        self._begin_with(STATE)

    @property
    def probabilities(self) -> np.ndarray:
        """The engine's answer to the present pixels."""
        return np.asarray(self._engine.predict(np.array([self.pixels]) / FULL))[0]

    @property
    def digit(self) -> int:
        """The most probable digit."""
        return int(self.probabilities.argmax())

    @traitlets.observe("strokes", "pixels", "example")
    def _follow(self, change: dict) -> None:
        if self._mirroring:
            return
        name = change["name"]
        with self._together():
            self.set_trait("source", {"strokes": "drawing", "pixels": "cells"}.get(name, name))
            if name == "strokes":
                self.pixels = strokes.pixels(self.strokes).tolist()
            else:
                self.strokes = []
            if name != "example":
                self.example = 0
            elif self.example == 0:
                self.set_trait("source", "drawing")
                self.pixels = [0] * 64
            else:
                self.pixels = digits.counts(self._data.test_X[self.example - 1]).tolist()

    @traitlets.observe("question")
    def _answer(self, change: dict) -> None:
        self.set_trait("reply", answered(self._engine, change["new"]))

    def summary(self) -> str:
        """Return the text form."""
        sizes = "-".join(map(str, self._network.sizes))
        return f"{WHERE}({sizes}, engine={self._engine.name!r})"
