"""The same forward pass in float64, float32, float16, bfloat16 and int8: where the digits go."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
import traitlets

import mlp_core
from mlp_book.topics.low_precision import NAMES, forward_in, parameter_bytes
from mlp_book.topics.networks import worksheet
from mlp_book.topics.number_formats import FORMATS
from mlp_book.widgets.choices import OneOf
from mlp_book.widgets.network_widget import ExampleWidget

__all__ = ["PrecisionWidget"]


class PrecisionWidget(ExampleWidget):
    """D0's network in five formats: every operation is rounded, and every number has its bits.

    Parameters
    ----------
    theta : array, (25,), optional
        The parameters of the 2-4-2-1 network. Default: D0's.
    x : array, (2,), optional
        One example. Default: ones.
    format : str, optional
        float64, float32, float16, bfloat16 or int8: the one that is shown in full. Default:
        float16.
    number : str, optional
        Whose bits are shown: x[1], W1[1,1], b1[1], z1[1], a1[1], ..., z3, y. Default: W1[1,1].

    Attributes
    ----------
    theta, x, format, number
        What the picture shows now; each may be assigned. Numbers lie between -10^6 and 10^6.
    forward_pass : mlp_core.ForwardPass
        Every z and a in the present format, as float64 (`mlp_book.topics.low_precision` computes
        it).
    error : float
        How far its output is from float64's.
    parameter_bytes : int
        What all parameters take in the present format.
    value : float
        The number whose bits are shown, as it is stored; in int8 as it was before.
    bits : tuple of str, or None
        Its sign, exponent and fraction; None in int8.

    Examples
    --------
    >>> widget = PrecisionWidget()
    >>> widget
    PrecisionWidget(format='float16')
    >>> widget.forward_pass.output, widget.parameter_bytes
    (array([0.57470703]), 50)
    >>> widget.bits
    ('0', '01100', '1001100110')
    """

    bundle = "precision"

    format = OneOf(NAMES, "float16").tag(sync=True)
    number = OneOf(lambda widget: widget._symbols(), "W1[1,1]").tag(sync=True)
    initial = traitlets.Dict(read_only=True).tag(sync=True)

    def __init__(
        self,
        theta: npt.ArrayLike | None = None,
        x: npt.ArrayLike | None = None,
        format: str = "float16",  # noqa: A002
        number: str = "W1[1,1]",
    ) -> None:
        self._network, default = worksheet()
        theta = default if theta is None else theta
        super().__init__(
            theta=theta, x=np.ones(2) if x is None else x, format=format, number=number
        )
        self._begin_with(["theta", "x", "format", "number"])

    @property
    def forward_pass(self) -> mlp_core.ForwardPass:
        """Every z and a in the present format."""
        return forward_in(self.format, self.network, self.theta, self.x)

    @property
    def error(self) -> float:
        """How far the output is from float64's."""
        exact = forward_in("float64", self.network, self.theta, self.x).output
        return float(abs(self.forward_pass.output - exact)[0])

    @property
    def parameter_bytes(self) -> int:
        """What all parameters take."""
        return parameter_bytes(self.format, self.network)

    @property
    def value(self) -> float:
        """The number whose bits are shown."""
        given = self._numbers()[self.number]
        return given if self.format == "int8" else float(FORMATS[self.format].round(given))

    @property
    def bits(self) -> tuple[str, str, str] | None:
        """Sign, exponent and fraction of that number."""
        return None if self.format == "int8" else FORMATS[self.format].pattern(self.value)

    def _numbers(self) -> dict[str, float]:
        """Every number by its symbol."""
        done = self.forward_pass
        found = {f"x[{j + 1}]": float(v) for j, v in enumerate(self.x)}
        for l, (W, b) in enumerate(self.network.layers(self.theta), start=1):
            for (i, j), weight in np.ndenumerate(W):
                found[f"W{l}[{i + 1},{j + 1}]"] = float(weight)
            for i, bias in enumerate(b):
                found[f"b{l}[{i + 1}]"] = float(bias)
        for l, (z, a) in enumerate(zip(done.z, done.a, strict=True), start=1):
            for kind, values in {"z": z, "a": a}.items():
                for i, value in enumerate(values):
                    hidden = l < len(done.z)
                    symbol = f"{kind}{l}[{i + 1}]" if hidden else {"z": "z3", "a": "y"}[kind]
                    found[symbol] = float(value)
        return found

    def _symbols(self) -> list[str]:
        """Every symbol as `_numbers` has it, without computing a pass."""
        n = self.network.sizes
        found, computed = [f"x[{j + 1}]" for j in range(n[0])], []
        for l in range(1, len(n)):
            found += [f"W{l}[{i + 1},{j + 1}]" for i in range(n[l]) for j in range(n[l - 1])]
            found += [f"b{l}[{i + 1}]" for i in range(n[l])]
            if l < len(n) - 1:
                computed += [f"{k}{l}[{i + 1}]" for k in "za" for i in range(n[l])]
        return [*found, *computed, "z3", "y"]

    def summary(self) -> str:
        """Return the text form."""
        return f"PrecisionWidget(format={self.initial['format']!r})"
