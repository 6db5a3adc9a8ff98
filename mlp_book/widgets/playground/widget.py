"""The playground: choose data, a network and a training rule, and train."""

from __future__ import annotations

from typing import Any

import numpy as np
import traitlets

import mlp_core
from mlp_book.widgets.base import MirroringWidget, check_length
from mlp_book.widgets.choices import OneOf
from mlp_book.widgets.playground import rules
from mlp_book.widgets.trait_types import Scalar, Vector, Whole
from mlp_core import Split
from mlp_core.metrics import accuracy

__all__ = ["PlaygroundWidget"]

WHERE = "PlaygroundWidget"
FARTHEST = 10.0  # of x
MIRRORED = ("theta", "memory", "updates")


class PlaygroundWidget(MirroringWidget):
    """Data, a network and a training rule to choose; it learns, and every number is at hand.

    Parameters
    ----------
    name : str
        The widget's name in a link that holds its state; two on one page have two names.
    small : bool
        Only the output, the losses and the buttons, the settings folded, one update a frame: to
        watch a network learn before one knows what is in it.
    **settings
        Any of the settings below.

    Attributes
    ----------
    data, points, noise, test_share, data_seed
        ``mlp_core.<data>(points, rng=np.random.default_rng(data_seed), noise=noise)``; the last
        points, a `test_share` of all, are not learnt from. "xor_clouds", "two_moons", "circles" and
        "spirals" have two classes; "surface" is a regression.
    hidden, activation, initializer, seed
        0 to 4 hidden layers of 1 to 8 neurons, as ``[4, 2]``. The generator of `seed` draws the
        weights, ``network.init(rng, initializer)`` ("small_normal" has the scale 0.5), and then the
        order of the examples, as ``mlp_core.train(..., rng=rng)`` does.
    loss, optimizer, learning_rate, batch_size, l2
        The training rule; `l2` is lambda in L + lambda/2 times the sum of all squared weights.
        Only `learning_rate` and `l2` may change on the way: another setting starts again.
    theta, memory, updates
        The parameters (they can be assigned), what the optimiser remembers, the updates made.
    x, chosen
        The input whose numbers are written out; the neuron that is shown large, as ``[1, 2]``:
        layer 1, neuron 2.
    network, split : mlp_core.MLP, mlp_core.data.Split
        The architecture and the points.
    train_loss, test_loss, train_accuracy, test_accuracy : float
        By `mlp_core`; NaN where there are no such points, or no classes.

    Notes
    -----
    The page names its controls as the attributes, in words (`hidden layers`, `neurons in layer 1`,
    `learning rate`, `data seed`, ...), the fields of the neuron that was picked `W1[2,1]` and
    `b1[2]`; results, by ``data-value``: `updates`, `epoch`, `loss`, `test loss`, `accuracy`, `test
    accuracy`, `penalty`, `largest weight`, `largest weight at update 0`, `z`, `a` and `y at x`.

    Examples
    --------
    >>> widget = PlaygroundWidget(data="circles", hidden=[3])
    >>> widget
    PlaygroundWidget(data='circles', hidden=[3])
    >>> widget.step(10)
    >>> widget.updates, widget.network.sizes
    (10, (2, 3, 1))
    """

    bundle = "playground"

    name = traitlets.Unicode("playground", read_only=True).tag(sync=True)
    small = traitlets.Bool(False, read_only=True).tag(sync=True)
    data = OneOf(rules.CHOICES["data"]).tag(sync=True)
    points = OneOf(rules.CHOICES["points"], 200).tag(sync=True)
    noise = Scalar(0.1, 0.0, 0.5).tag(sync=True)
    test_share = OneOf(rules.CHOICES["test_share"], 0.5).tag(sync=True)
    data_seed = Whole(1).tag(sync=True)
    hidden = traitlets.List(traitlets.Int(), [4, 2]).tag(sync=True)
    activation = OneOf(rules.CHOICES["activation"]).tag(sync=True)
    initializer = OneOf(rules.CHOICES["initializer"]).tag(sync=True)
    seed = Whole(1).tag(sync=True)
    loss = OneOf(rules.CHOICES["loss"]).tag(sync=True)
    optimizer = OneOf(rules.CHOICES["optimizer"], "adam").tag(sync=True)
    learning_rate = Scalar(0.03, 0.0001, 100.0).tag(sync=True)
    batch_size = OneOf(rules.CHOICES["batch_size"], 10).tag(sync=True)
    l2 = Scalar(0.0, 0.0, 1.0).tag(sync=True)
    theta = Vector().tag(sync=True)
    memory = Vector(read_only=True).tag(sync=True)
    updates = traitlets.Int(0, read_only=True).tag(sync=True)
    x = Vector((0.5, 0.5), most=FARTHEST, length=2).tag(sync=True)
    chosen = traitlets.List(traitlets.Int(), [1, 1]).tag(sync=True)

    def __init__(self, name: str = "playground", *, small: bool = False, **settings: Any) -> None:
        if unknown := set(settings) - {*rules.SETTINGS, "x", "chosen"}:
            raise TypeError(f"{WHERE}: got {', '.join(sorted(unknown))}, expected {rules.SETTINGS}")
        if not name.isidentifier():
            raise ValueError(f"{WHERE}: name is {name!r}, expected letters and digits, as 'moons'")
        if not isinstance(small, bool):
            raise TypeError(f"{WHERE}: small is {small!r}, expected True or False")
        if settings.get("data") == "surface":
            settings = {"loss": "half_squared_error", **settings}
        with self._together():
            super().__init__()
            self.set_trait("name", name)
            self.set_trait("small", small)
            for key, value in settings.items():
                setattr(self, key, value)
        self._text = f"{WHERE}(data={self.data!r}, hidden={self.hidden})"
        self._start()

    @property
    def settings(self) -> dict[str, Any]:
        """All settings by name."""
        return {name: getattr(self, name) for name in rules.SETTINGS}

    @property
    def network(self) -> mlp_core.MLP:
        """The architecture."""
        return rules.network_of(self.settings)

    @property
    def split(self) -> Split:
        """The points: train_X, train_Y, test_X, test_Y."""
        return rules.split_of(self.settings)

    def _measure(self, what: str, X: np.ndarray, Y: np.ndarray) -> float:
        if not len(X) or (what == "accuracy" and self.data == "surface"):
            return float("nan")
        loss = rules.loss_of(self.settings)
        metrics = [accuracy] if what == "accuracy" else []
        report = mlp_core.evaluate(self.network, self.theta, X, Y, loss=loss, metrics=metrics)
        return report[what]

    train_loss = property(lambda self: self._measure("loss", *self.split[:2]))
    test_loss = property(lambda self: self._measure("loss", *self.split[2:]))
    train_accuracy = property(lambda self: self._measure("accuracy", *self.split[:2]))
    test_accuracy = property(lambda self: self._measure("accuracy", *self.split[2:]))

    def step(self, updates: int = 1) -> None:
        """Make updates, as the button *One update* does; FloatingPointError if they diverge."""
        walk = rules.Walk(self.theta, self.memory, self.updates)
        self._move(rules.advance(self.settings, walk, updates))

    def reset(self) -> None:
        """Go back to update 0, with the same seed."""
        self._start()

    def _start(self) -> None:
        if self.data == "surface" and self.loss == "binary_cross_entropy":
            self.loss = "half_squared_error"  # it starts again by itself
            return
        self._move(rules.start(self.settings))

    def _move(self, walk: rules.Walk) -> None:
        with self.hold_sync():
            for name in MIRRORED:
                self.set_trait(name, getattr(walk, name))

    @traitlets.observe(*[name for name in rules.SETTINGS if name not in rules.LIVE])
    def _start_again(self, _: object) -> None:
        if not self._mirroring:
            self._start()

    @traitlets.validate("theta")
    def _check_theta(self, proposal: dict) -> np.ndarray:
        check_length(WHERE, "theta", proposal["value"], self.network.n_parameters, "parameters")
        return proposal["value"]

    @traitlets.default("options")
    def _default_options(self) -> dict[str, Any]:
        hidden = {"layers": rules.MOST_LAYERS, "neurons": rules.MOST_NEURONS}
        return {**super()._default_options(), "hidden": hidden}

    @traitlets.validate("hidden", "chosen")
    def _check(self, proposal: dict) -> Any:
        name = proposal["trait"].name
        return rules.checked(f"{WHERE}.{name}", name, proposal["value"])

    def summary(self) -> str:
        """Return the text form."""
        return self._text
