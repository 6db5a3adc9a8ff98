"""A deep network before it learns: what becomes of its numbers on the way forward and back."""

from __future__ import annotations

import traitlets

from mlp_book.topics import depth
from mlp_book.widgets.base import PictureWidget
from mlp_book.widgets.choices import ACTIVATION_TEXTS, OneOf, chosen
from mlp_book.widgets.trait_types import Scalar, Whole

__all__ = ["DepthWidget"]

INITIALIZERS = {
    "small_normal": "normal with a scale",
    "glorot_uniform": "Glorot uniform",
    "he_normal": "He normal",
}


class DepthWidget(PictureWidget):
    """Up to twenty layers of 32 neurons at their start: the typical size of a and delta in each.

    Parameters
    ----------
    layers : int, optional
        From 1 to 20. Default: 10.
    activation : str, optional
        tanh (the default), sigmoid or relu.
    initializer : str, optional
        small_normal (the default), glorot_uniform or he_normal.
    scale : float, optional
        The deviation of small_normal, from 0.001 to 2. Default: 0.01.
    seed : int, optional
        Of the generator that draws inputs, slopes and weights. Default: 1.

    Attributes
    ----------
    layers, activation, initializer, scale, seed
        What the picture shows now; each may be assigned.
    signals : mlp_book.topics.depth.Signals
        The sizes of a and delta, and the share of saturated activations, layer by layer.

    Notes
    -----
    The page names its controls `layers`, `activation`, `initialiser`, `scale` and `seed`; and its
    results, by ``data-value``: `a[1]`, `delta[1]`, ... for each layer, and `words`.

    Examples
    --------
    >>> widget = DepthWidget(layers=3)
    >>> widget
    DepthWidget(layers=3, activation='tanh')
    >>> len(widget.signals.a)
    3
    """

    bundle = "depth"

    layers = Whole(10, depth.MOST_LAYERS, least=1).tag(sync=True)
    activation = OneOf(chosen(ACTIVATION_TEXTS, ("tanh", "sigmoid", "relu"))).tag(sync=True)
    initializer = OneOf(INITIALIZERS).tag(sync=True)
    scale = Scalar(0.01, 0.001, 2.0).tag(sync=True)
    seed = Whole(1).tag(sync=True)
    initial = traitlets.Dict(read_only=True).tag(sync=True)

    def __init__(
        self,
        layers: int = 10,
        activation: str = "tanh",
        initializer: str = "small_normal",
        scale: float = 0.01,
        seed: int = 1,
    ) -> None:
        state = {"activation": activation, "initializer": initializer, "scale": scale, "seed": seed}
        super().__init__(layers=layers, **state)
        self._text = f"DepthWidget(layers={self.layers}, activation={self.activation!r})"
        self._begin_with(["layers", *state])

    @property
    def signals(self) -> depth.Signals:
        """The sizes in each layer."""
        return depth.signals(self.layers, self.activation, self.initializer, self.scale, self.seed)

    def summary(self) -> str:
        """Return the text form."""
        return self._text
