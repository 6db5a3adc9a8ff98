"""A loss as a curve: a prediction to drag, and what its slope asks for."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
import traitlets

import mlp_core
from mlp_book.widgets.base import PictureWidget
from mlp_book.widgets.choices import LOSS_TEXTS, OneOf, chosen
from mlp_book.widgets.trait_types import Scalar, Vector

__all__ = ["LossWidget"]

ERRORS = {  # of one example: MSE and MAE are means over the batch
    "half_squared_error": "half squared error",
    "mean_squared_error": "squared error (MSE)",
    "mean_absolute_error": "absolute error (MAE)",
}
NAMES = ERRORS | chosen(LOSS_TEXTS, ("binary_cross_entropy", "categorical_cross_entropy"))
EXAMPLES = 3
PLACES = tuple(range(1, EXAMPLES + 1))
FARTHEST, LARGEST_Z = 100.0, 1000.0
OUTPUTS, TARGETS, SCORES = (2.5, 2.0, 7.0), (2.0, 3.0, 4.0), (2.0, 1.0, 0.0)


class LossWidget(PictureWidget):
    """A loss as a curve over the prediction, with its tangent, its formulas and a small batch.

    For half squared error, mean squared error and mean absolute error there are three examples,
    each with a target t and a prediction y; for binary cross-entropy one y = sigmoid(z) and the
    target 0 or 1; for categorical cross-entropy three classes, a = softmax(z).

    Parameters
    ----------
    name : str, optional
        half_squared_error (the default), mean_squared_error, mean_absolute_error,
        binary_cross_entropy or categorical_cross_entropy.
    outputs, targets : array, (3,), optional
        The batch, from -100 to 100. Default: [2.5, 2, 7] against [2, 3, 4].
    reduction : str, optional
        What is taken of the three losses: mean, the default, or sum.
    z : float, optional
        The logit of binary cross-entropy, from -1000 to 1000. Default: -2.
    t : int, optional
        Its target, 0 or 1. Default: 1.
    axis : str, optional
        What its curve is drawn over: the probability y, the default, or the logit z.
    scores : array, (3,), optional
        The three z of categorical cross-entropy. Default: [2, 1, 0].
    true_class : int, optional
        Its true class, 1, 2 or 3. Default: 2.
    chosen : int, optional
        Which example, or which of the three z, the curve belongs to: 1, 2 or 3. Default: 1.

    Attributes
    ----------
    name, outputs, targets, reduction, z, t, axis, scores, true_class, chosen
        What the picture shows now; each may be assigned.
    prediction : float or array, (3,)
        The three outputs; sigmoid(z); or softmax(scores).
    losses : array, (3,)
        The loss of each example of the batch; for a cross-entropy a TypeError.
    value : float
        The loss L; a cross-entropy's is computed from z, and exact where y rounds to 0 or 1.
    gradient : float or array, (3,)
        dL/dy for the batch; for a cross-entropy dL/dz, which is y - t or a - t.

    Notes
    -----
    The page names its controls `loss`, `over the batch`, `t[1]`, `y[1]` ...; `t`, `y`, `z` and
    `drawn over`; `true class` and `z[1]` ...; its results, by ``data-value``: `l[1]`, `dL/dy[1]`,
    `slope` and `L`; `L of mean_squared_error`; `dL/dz` and `dL/dy`; `a[1]` and `dL/dz[1]`.

    Examples
    --------
    >>> widget = LossWidget("mean_squared_error", outputs=[1, 2, 6], targets=[1, 3, 4])
    >>> widget
    LossWidget('mean_squared_error')
    >>> widget.losses.tolist(), round(widget.value, 4)
    ([0.0, 1.0, 4.0], 1.6667)
    >>> LossWidget("binary_cross_entropy", z=-800, t=1).value
    800.0
    """

    bundle = "loss"

    name = OneOf(NAMES).tag(sync=True)
    outputs = Vector(OUTPUTS, most=FARTHEST, length=EXAMPLES).tag(sync=True)
    targets = Vector(TARGETS, most=FARTHEST, length=EXAMPLES).tag(sync=True)
    reduction = OneOf(("mean", "sum")).tag(sync=True)
    z = Scalar(-2.0, -LARGEST_Z, LARGEST_Z).tag(sync=True)
    t = OneOf((1, 0)).tag(sync=True)
    axis = OneOf({"y": "y, the probability", "z": "z, the logit"}).tag(sync=True)
    scores = Vector(SCORES, most=LARGEST_Z, length=EXAMPLES).tag(sync=True)
    true_class = OneOf(PLACES, 2).tag(sync=True)
    chosen = OneOf({k: f"z[{k}]" for k in PLACES}).tag(sync=True)
    initial = traitlets.Dict(read_only=True).tag(sync=True)

    def __init__(
        self,
        name: str = "half_squared_error",
        outputs: npt.ArrayLike = OUTPUTS,
        targets: npt.ArrayLike = TARGETS,
        reduction: str = "mean",
        z: float = -2.0,
        t: int = 1,
        axis: str = "y",
        scores: npt.ArrayLike = SCORES,
        true_class: int = 2,
        chosen: int = 1,
    ) -> None:
        state = {"name": name, "outputs": outputs, "targets": targets, "reduction": reduction}
        state |= {"z": z, "t": t, "axis": axis, "scores": scores}
        state |= {"true_class": true_class, "chosen": chosen}
        super().__init__(**state)
        self._begin_with(state)

    @property
    def prediction(self) -> float | np.ndarray:
        """What is compared with the target."""
        if self.name in ERRORS:
            return self.outputs
        if self.name == "binary_cross_entropy":
            return float(mlp_core.sigmoid.function(np.array([self.z]))[0])
        return mlp_core.softmax.function(self.scores)

    @property
    def losses(self) -> np.ndarray:
        """The loss of each example of the batch."""
        if self.name not in ERRORS:
            raise TypeError(f"LossWidget.losses: {self.name} shows one example, expected an error")
        return np.array([self._batch(k) for k in range(EXAMPLES)])

    def _batch(self, k: int) -> float:
        pair = self.outputs[k : k + 1, None], self.targets[k : k + 1, None]
        if self.name == "mean_absolute_error":
            return mlp_core.mean_absolute_error(*pair)
        return mlp_core.LOSSES[self.name](*pair)

    @property
    def value(self) -> float:
        """The loss L."""
        if self.name in ERRORS:
            return float(getattr(self.losses, self.reduction)())
        loss = mlp_core.LOSSES[self.name]
        if self.name == "binary_cross_entropy":
            return loss.formula_at_z(np, np.array([[self.z]]), np.array([[float(self.t)]]))
        return loss.formula_at_z(np, self.scores[None], np.eye(EXAMPLES)[[self.true_class - 1]])

    @property
    def gradient(self) -> float | np.ndarray:
        """dL/dy of the batch, or dL/dz of a cross-entropy."""
        if self.name == "binary_cross_entropy":
            side = 1.0 if self.t else -1.0  # y - t, without the rounding of y
            return -side * float(mlp_core.sigmoid.function(np.array([-side * self.z]))[0])
        if self.name == "categorical_cross_entropy":
            return self.prediction - np.eye(EXAMPLES)[self.true_class - 1]
        scale = 1 if self.reduction == "mean" else EXAMPLES
        if self.name == "mean_absolute_error":
            return scale * np.sign(self.outputs - self.targets) / EXAMPLES
        pair = self.outputs[:, None], self.targets[:, None]
        return scale * mlp_core.LOSSES[self.name].derivative(*pair)[:, 0]

    def summary(self) -> str:
        """Return the text form."""
        return f"LossWidget({self.initial['name']!r})"
