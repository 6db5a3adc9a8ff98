"""A batch as a picture that answers: rows in, rows out, and what a wrong shape does to a loss."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
import traitlets

import mlp_core
from mlp_book.topics.networks import worksheet
from mlp_book.widgets.choices import OneOf
from mlp_book.widgets.network_widget import NetworkWidget
from mlp_book.widgets.trait_types import LIMIT, Matrix, Vector

__all__ = ["BatchWidget"]

MOST_EXAMPLES = 5
LARGEST_LAYER = 4
EXAMPLES = ((0.0, 0.0), (0.0, 1.0), (1.0, 0.0), (1.0, 1.0))
TARGETS = (0.0, 1.0, 1.0, 1.0)
PARTS = ("all", "layers", "misses")
SHAPES = {"column": "(m, 1), a column", "list": "(m,), a list"}
STATE = ("theta", "X", "targets", "chosen", "neuron", "target_shape")


def _neurons(network: mlp_core.MLP) -> list[str]:
    """Return the names of all pre-activations, as `symbols` of format.js writes them."""
    last = len(network.sizes) - 1
    hidden = [f"z{l}[{i + 1}]" for l in range(1, last) for i in range(network.sizes[l])]
    return [*hidden, f"z{last}"]


class BatchWidget(NetworkWidget):
    """Examples as rows of X that go through every layer at once, and their misses.

    One row and one column are marked through all tables: an example and a neuron. Where they
    cross stands the sum that the lines below compute. Then the outputs Y meet the targets t: as a
    column each output meets its own target, as a list NumPy lets every output meet every target.

    Parameters
    ----------
    network : mlp_core.MLP, optional
        The architecture: at most 4 inputs and 4 neurons a layer, 3 layers and one output. Default:
        the 2-4-2-1 network of chapter *The forward pass by hand*.
    theta : array, (P,), optional
        Its parameters. May be left out for the default network only.
    X : array, (m, n_in), optional
        One to five examples, one a row. May be left out where there are two inputs: the four
        pairs of 0 and 1.
    targets : array, (m,), optional
        The target of each example. Default: OR of the four pairs, or zeros.
    chosen : int, optional
        The marked example, from 1. Default: 2.
    neuron : str, optional
        The marked neuron, by its pre-activation: ``"z1[3]"``. Default: the first.
    target_shape : str, optional
        ``"column"``, the default, or ``"list"``: (m, 1) or (m,).
    part : str, optional
        What is shown: ``"all"``, the default, ``"layers"`` without targets, or ``"misses"``
        without the hidden layers.

    Attributes
    ----------
    theta, X, targets, chosen, neuron, target_shape
        What the picture shows now; each may be assigned. X and targets have one number of rows:
        to change it, set both within ``with widget.hold_trait_notifications():``.
    forward_pass : mlp_core.ForwardPass
        Z and A of every layer, one example a row.
    differences : array, (m, 1) or (m, m)
        Outputs minus targets, as NumPy makes them of the shapes.
    mean_of_squares : float
        The mean of all squared differences.
    refusal : str
        The sentence with which `mlp_core` refuses the shapes, or nothing.

    Notes
    -----
    The page names its controls `X[2,1]`, `t[2]`, `W1[3,1]`, `b1[3]` and `shape of t`, its buttons
    `Show example 2` and `Show neuron 3 of Z1`; its results, by ``data-value``: `Z1[2,3]`,
    `A1[2,3]`, `Y[2,1]`, `shape of Z1`, `z of the entry`, `a of the entry`, `D[1,2]`, `shape of D`,
    `mean`, `mean of its own` and `mlp_core says`.

    Examples
    --------
    >>> widget = BatchWidget(target_shape="list")
    >>> widget
    BatchWidget(4 examples, sizes=(2, 4, 2, 1))
    >>> widget.differences.shape, round(widget.mean_of_squares, 4)
    ((4, 4), 0.2251)
    >>> widget.refusal.split(",")[0]
    'mean_squared_error: output has shape (4'
    """

    bundle = "batch"

    X = Matrix(most=LIMIT).tag(sync=True)
    targets = Vector(most=LIMIT).tag(sync=True)
    chosen = traitlets.Int(1).tag(sync=True)
    neuron = OneOf(lambda widget: _neurons(widget.network), "z1[1]").tag(sync=True)
    target_shape = OneOf(SHAPES).tag(sync=True)
    part = OneOf(PARTS, read_only=True).tag(sync=True)
    most_examples = traitlets.Int(MOST_EXAMPLES, read_only=True).tag(sync=True)
    initial = traitlets.Dict(read_only=True).tag(sync=True)

    def __init__(
        self,
        network: mlp_core.MLP | None = None,
        theta: npt.ArrayLike | None = None,
        X: npt.ArrayLike | None = None,
        targets: npt.ArrayLike | None = None,
        chosen: int | None = None,
        neuron: str | None = None,
        target_shape: str = "column",
        part: str = "all",
    ) -> None:
        default, default_theta = worksheet()
        network = default if network is None else network
        if theta is None:
            if network != default:
                raise TypeError("BatchWidget: a network of your own needs its theta")
            theta = default_theta
        *inner, last = network.sizes
        if last != 1 or max(inner) > LARGEST_LAYER or len(inner) > 3:
            raise ValueError(
                f"BatchWidget: sizes are {network.sizes}, expected at most {LARGEST_LAYER} inputs "
                "and neurons a layer, 3 layers at most, and one output"
            )
        if X is None:
            if network.sizes[0] != 2:
                raise TypeError(f"BatchWidget: {network.sizes[0]} inputs need examples X")
            X = EXAMPLES
        if targets is None:
            targets = TARGETS if np.array_equal(X, EXAMPLES) else np.zeros(len(np.array(X)))
        self._network = network
        self.set_trait("part", part)
        state = {
            "theta": theta,
            "X": X,
            "targets": targets,
            "chosen": min(2, len(np.array(X))) if chosen is None else chosen,
            "neuron": _neurons(network)[0] if neuron is None else neuron,
            "target_shape": target_shape,
        }
        super().__init__(**state)
        self._begin_with(STATE)

    @traitlets.validate("X")
    def _check_examples(self, proposal: dict) -> np.ndarray:
        X: np.ndarray = proposal["value"]
        m, n = X.shape
        if n != self._network.sizes[0] or not 1 <= m <= MOST_EXAMPLES:
            raise ValueError(
                f"BatchWidget.X: got an array of shape {X.shape}, expected 1 to {MOST_EXAMPLES} "
                f"rows of {self._network.sizes[0]} inputs"
            )
        self._check_rows(m, len(self.targets))
        return X

    @traitlets.validate("targets")
    def _check_targets(self, proposal: dict) -> np.ndarray:
        targets: np.ndarray = proposal["value"]
        self._check_rows(len(self.X), len(targets))
        return targets

    @traitlets.validate("chosen")
    def _check_chosen(self, proposal: dict) -> int:
        chosen: int = proposal["value"]
        if not 1 <= chosen <= len(self.X):
            raise ValueError(
                f"BatchWidget.chosen: got {chosen}, expected an example from 1 to {len(self.X)}"
            )
        return chosen

    def _check_rows(self, m: int, n: int) -> None:
        if m != n:
            raise ValueError(
                f"BatchWidget: X has {m} rows and targets has {n}, expected one target a row; to "
                "change both, set them within `with widget.hold_trait_notifications():`"
            )

    @property
    def forward_pass(self) -> mlp_core.ForwardPass:
        """Z and A of every layer, one example a row."""
        return self.network.forward(self.theta, self.X)

    @property
    def _target(self) -> np.ndarray:
        return self.targets[:, None] if self.target_shape == "column" else self.targets

    @property
    def differences(self) -> np.ndarray:
        """Outputs minus targets, as NumPy makes them of the shapes."""
        difference: np.ndarray = self.forward_pass.output - self._target
        return difference

    @property
    def mean_of_squares(self) -> float:
        """The mean of all squared differences."""
        return float(np.mean(self.differences**2))

    @property
    def refusal(self) -> str:
        """The sentence with which `mlp_core` refuses the shapes, or nothing."""
        try:
            mlp_core.mean_squared_error(self.forward_pass.output, self._target)
        except ValueError as error:
            return str(error)
        return ""

    def summary(self) -> str:
        """Return the text form."""
        m = len(self.initial["X"])
        return f"BatchWidget({m} example{'s' * (m > 1)}, sizes={self.network.sizes})"
