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
from mlp_book.widgets.choices import choice

from .by_hand import changed_theta
from .state import FULL, SHOWS, STATE, WHERE, DigitsState

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
    show : str
        "all" of the application; only the sheet and the "answer"; or, between the two, one hidden
        "neuron" over the drawing, whose weights can be changed (`mlp_core` answers then).
    held : tuple of two int, optional
        The hidden neuron that is shown first, and the cell whose weight is held, both from 1.
        Default: the neuron that adds most to the answer's score, and its loudest cell.

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
    cell : int
        The cell, 1 to 64 row by row, whose weight into `neuron` is held.
    changed : list
        The weights changed by hand, each ``[neuron, cell, weight]``.
    present_theta : array
        `theta` with the weights that were changed.
    probabilities : array, (10,)
        The engine's answer to the present pixels.
    digit : int
        The most probable one.

    Notes
    -----
    The page names its controls `recorded`, `test digit`, `do not answer below`, `explain the score
    of`, each cell `row 3 column 4, ink 12`; its results, by ``data-value``: `p[3]`, `verdict`,
    `truth`, `engine`, `ink[3,4]`, `box width`, `box height`, `scale`, `brush`, `ink`, `score`. With
    one neuron: the slider `w[3,4]`; `product[3,4]`, `held product`, `sum`, `b`, `z`, `a`, `for`,
    `against`.

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
        show: str = "all",
        held: tuple[int, int] | None = None,
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
        show = choice(f"{WHERE}.show", show, SHOWS)
        if show == "neuron" and engine is not None:
            raise TypeError(f'{WHERE}: got an engine and show="neuron", whose weights change here')
        self._network, self._theta = network, np.asarray(theta)
        self._engine = CoreEngine(network, self._theta) if engine is None else engine
        if not isinstance(self._engine, Engine):
            raise TypeError(f"{WHERE}: got {engine!r}, expected an engine: name and predict(X)")
        self._data = digits.split()
        super().__init__()
        self.set_trait("theta", self._theta)
        self.set_trait("show", show)
        if start:
            self.strokes = DRAWINGS[start]
        self.neuron, self.cell = self._loudest() if held is None else held
        self._begin_with(STATE)

    def _loudest(self) -> tuple[int, int]:
        """The neuron that adds most to the answer's score, and the cell of its largest product."""
        x = np.array(self.pixels) / FULL
        if not x.any():
            return self.neuron, self.cell
        hidden, output = self._network.forward(self._theta, x).a
        (W1, _), (W2, _) = self._network.layers(self._theta)
        neuron = int((W2[output.argmax()] * hidden).argmax())
        return neuron + 1, int(abs(W1[neuron] * x).argmax()) + 1

    @property
    def present_theta(self) -> np.ndarray:
        """`theta` with the weights that were changed by hand."""
        return changed_theta(self._theta, self.changed)

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

    @traitlets.observe("changed")
    def _take_weights(self, _: object) -> None:
        self._engine = CoreEngine(self._network, self.present_theta)

    @traitlets.observe("question")
    def _answer(self, change: dict) -> None:
        self.set_trait("reply", answered(self._engine, change["new"]))

    def summary(self) -> str:
        """Return the text form."""
        sizes = "-".join(map(str, self._network.sizes))
        return f"{WHERE}({sizes}, engine={self._engine.name!r})"
