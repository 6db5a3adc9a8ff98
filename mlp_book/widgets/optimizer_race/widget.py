"""Four optimisers race on the same surface, from the same start."""

from __future__ import annotations

import operator
from dataclasses import replace
from typing import Any

import numpy as np
import traitlets

from mlp_book.topics.surfaces import SURFACES, TOO_LARGE, walk
from mlp_book.widgets.base import MirroringWidget
from mlp_book.widgets.choices import OneOf, choice
from mlp_book.widgets.trait_types import Vector, Whole
from mlp_core import OPTIMIZERS

from .four_optimizers import Optimizers

__all__ = ["COLORS", "GOAL", "OptimizerRaceWidget"]

WHERE = "OptimizerRaceWidget"
_PALETTE = ("text", "forward", "right", "gradient")
NAMES = dict(zip(OPTIMIZERS, ("GD", "Momentum", "RMSProp", "Adam"), strict=True))
COLORS = dict(zip(OPTIMIZERS, _PALETTE, strict=True))
GOAL = 0.01  # who gets below this error, and stays there?
MOST_STEPS = 500
FARTHEST = 10.0  # of a start


class OptimizerRaceWidget(MirroringWidget):
    """Gradient descent, momentum, RMSProp and Adam race on one surface; every setting is yours.

    The race is a function of the settings and of the number of steps: change a setting, and the
    whole race up to the present step is run again with it.

    Parameters
    ----------
    surface : str
        "valley", "saddle", "lecture" (D4's network over W2[1] and W2[2]) or "rosenbrock".
    **settings
        Any of start, steps, optimizers, racing and shown. Default: the surface's start and
        learning rates, and for the rest `mlp_core`'s defaults.

    Attributes
    ----------
    start, steps : array (2,), int
        Where all begin, and how many steps they have made.
    optimizers : dict of str to optimiser
        All four; assign as ``{"Adam": mlp_core.Adam(0.1)}``, and those not named stay.
    racing : list of str
        Which of them take part.
    surface : str
        Assigning it brings the surface's own start and learning rates, and step 0.
    shown : str
        Whose next step the page shows in numbers.
    w, paths : dict of str to array
        Where each that takes part is, (2,), and where it was at each step, (steps + 1, 2).
    error, errors : dict of str to float, to array
        The error E now, and at each step, (steps + 1,).

    Notes
    -----
    The page calls gradient descent GD. It names its controls `surface`, `w[1]`, `w[2]` (of the
    start), for each optimiser a box to tick, as `Adam` or `Gradient descent (GD)`,
    `learning rate of Adam`, `momentum of Momentum` (and a slider of that name), `rho of RMSProp`,
    `beta1 of Adam`, `epsilon of Adam`, `convention of Adam`, and `next step of`; its buttons
    `Step`, `10 steps`, `Run` (then `Pause`), `Step back`, `Reset`, `Default settings`, `Zoom in`
    and `Zoom out`. Its results, by ``data-value``, are `step`; `w[1] of Adam`, `E of Adam`,
    `distance of Adam` (to the nearest lowest point) and `since of Adam` (the step from which on
    E has been below 0.01, up to the present one), for each; and the next step in numbers: `E`,
    `g[1]`, `v[1]`, `G[1]`, `m[1]`, `mhat[1]`, `vhat[1]`, `move[1]`, `new w[1]`. A walk ends where
    E passes 10^12: it has diverged.

    Examples
    --------
    >>> widget = OptimizerRaceWidget(surface="valley")
    >>> widget
    OptimizerRaceWidget(surface='valley')
    >>> widget.step(2)
    >>> widget.w["GradientDescent"].round(4).tolist()
    [-3.4596, 1.125]
    """

    bundle = "optimizer_race"

    surfaces = traitlets.Dict(read_only=True).tag(sync=True)
    surface = OneOf({name: one.title for name, one in SURFACES.items()}).tag(sync=True)
    start = Vector(SURFACES["valley"].start, most=FARTHEST, length=2).tag(sync=True)
    optimizers = Optimizers().tag(sync=True)
    racing = traitlets.List(traitlets.Unicode(), list(OPTIMIZERS)).tag(sync=True)
    steps = Whole(0, MOST_STEPS).tag(sync=True)
    shown = OneOf(NAMES).tag(sync=True)
    goal = traitlets.Float(GOAL, read_only=True).tag(sync=True)
    too_large = traitlets.Float(TOO_LARGE, read_only=True).tag(sync=True)

    def __init__(self, surface: str = "valley", **settings: Any) -> None:
        if unknown := set(settings) - {"start", "steps", "optimizers", "racing", "shown"}:
            raise TypeError(f"{WHERE}: got {', '.join(unknown)}, expected start, optimizers, ...")
        super().__init__(surface=surface)
        for name, value in settings.items():
            setattr(self, name, value)
        self._text = f"{WHERE}(surface={surface!r})"

    @traitlets.default("surfaces")
    def _default_surfaces(self) -> dict[str, dict]:
        names = ("title", "formula", "start", "center", "half")
        return {
            key: {name: getattr(one, name) for name in names}
            | {"rates": dict(zip(OPTIMIZERS, one.rates, strict=True))}
            for key, one in SURFACES.items()
        }

    @traitlets.default("optimizers")
    def _default_optimizers(self) -> dict[str, Any]:
        rates = SURFACES["valley"].rates
        return {name: OPTIMIZERS[name](rate) for name, rate in zip(OPTIMIZERS, rates, strict=True)}

    def _walks(self) -> dict[str, tuple[np.ndarray, np.ndarray]]:
        surface, start, steps = SURFACES[self.surface], self.start, self.steps
        return {name: walk(surface, self.optimizers[name], start, steps) for name in self.racing}

    @property
    def paths(self) -> dict[str, np.ndarray]:
        """Where each was at each step."""
        return {name: path for name, (path, _) in self._walks().items()}

    @property
    def errors(self) -> dict[str, np.ndarray]:
        """The error of each at each step."""
        return {name: errors for name, (_, errors) in self._walks().items()}

    @property
    def w(self) -> dict[str, np.ndarray]:
        """Where each is now."""
        return {name: path[-1] for name, path in self.paths.items()}

    @property
    def error(self) -> dict[str, float]:
        """The error of each now."""
        return {name: float(errors[-1]) for name, errors in self.errors.items()}

    def step(self, times: int = 1) -> None:
        """Make steps with all that take part, as the button *Step* does; fewer than 0 go back."""
        self.steps = self.steps + operator.index(times)

    def _enter(self, surface: str) -> None:
        place = SURFACES[surface]
        pairs = zip(self.optimizers.items(), place.rates, strict=True)
        with self.hold_sync():
            self.start, self.steps = place.start, 0
            self.optimizers = {k: replace(one, learning_rate=rate) for (k, one), rate in pairs}

    @traitlets.observe("surface")
    def _enter_another(self, change: dict) -> None:
        if not self._mirroring:
            self._enter(change["new"])

    @traitlets.validate("racing")
    def _check_racing(self, proposal: dict) -> list[str]:
        names = [choice(f"{WHERE}.racing", name, OPTIMIZERS) for name in proposal["value"]]
        return [name for name in OPTIMIZERS if name in names]

    def summary(self) -> str:
        """Return the text form."""
        return self._text
