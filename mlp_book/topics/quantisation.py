r"""Numbers as small whole numbers: int8, with a scale and a zero point.

.. math:: q = \mathrm{clip}(\mathrm{round}(v / S) + q_0), \qquad v \approx S\,(q - q_0)

Weights are **symmetric**: the zero point q_0 is 0 and S = max |w| / 127, one scale a
layer. What comes into a layer is **asymmetric**: its range, stretched to hold 0, is cut into 255
steps. The ranges are those of the numbers at hand (dynamic quantisation), biases stay float32.
Scales are float32 numbers.
Chapter *Billions of imprecise computations*; `quantisation.js` does the same bit for bit.
"""

from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from mlp_core import MLP, ForwardPass

__all__ = [
    "Int8Layer",
    "dequantise",
    "int8_layers",
    "int8_pass",
    "quantise",
    "range_scale",
    "weight_scale",
]

LOW, HIGH = -128, 127


class Int8Layer(NamedTuple):
    """One layer in whole numbers: what was quantised, how, and the sums of products."""

    W: np.ndarray
    """Weights, int8, (n_out, n_in)."""
    w_scale: float
    a: np.ndarray
    """What comes in, int8, (m, n_in)."""
    a_scale: float
    a_zero: int
    total: np.ndarray
    """Sums of W times (a - zero point), int32, (m, n_out)."""


def quantise(values: npt.ArrayLike, scale: float, zero: int = 0, low: int = LOW) -> np.ndarray:
    """Return the whole numbers from `low` to 127 that stand for `values`, int8.

    Halves are rounded to the even neighbour; what lies outside the range is clipped to its end.
    """
    steps = np.rint(np.asarray(values, dtype=np.float64) / scale) + zero
    return np.clip(steps, low, HIGH).astype(np.int8)


def dequantise(q: np.ndarray, scale: float, zero: int = 0) -> np.ndarray:
    """Return the numbers that `q` stands for."""
    return scale * (q.astype(np.float64) - zero)


def weight_scale(W: npt.ArrayLike) -> float:
    """Return S of a symmetric range, a float32 number; 1 where all weights are 0."""
    scale = float(np.float32(np.abs(W).max() / HIGH))
    return scale if scale > 0 else 1.0


def range_scale(values: npt.ArrayLike, first: int = LOW, last: int = HIGH) -> tuple[float, int]:
    """Return S and the zero point of the range of `values` and 0, for whole numbers first to last.

    Where all are 0 they are 1 and `first`.
    """
    low, high = min(0.0, float(np.min(values))), max(0.0, float(np.max(values)))
    scale = float(np.float32((high - low) / (last - first)))
    if scale == 0:
        return 1.0, first
    return scale, int(np.clip(np.rint(first - low / scale), first, last))


def int8_layers(
    network: MLP, theta: np.ndarray, X: npt.ArrayLike
) -> tuple[ForwardPass, tuple[Int8Layer, ...]]:
    """Return the forward pass of a batch, (m, n_in), and what was quantised in each layer.

    z = total * S_w * S_a, rounded to float32, plus the float32 bias. Activations are computed in
    float64 and rounded to float32.
    """
    signal = np.float32(X).astype(np.float64)
    first, zs, activations, layers = signal, [], [], []
    for (W, b), activation in zip(network.layers(theta), network.activations, strict=True):
        w_scale, (a_scale, a_zero) = weight_scale(W), range_scale(signal)
        whole_W = quantise(W, w_scale, low=-HIGH)
        whole_a = quantise(signal, a_scale, a_zero)
        total = (whole_a.astype(np.int32) - a_zero) @ whole_W.astype(np.int32).T
        z32 = np.float32(total.astype(np.float64) * w_scale * a_scale) + np.float32(b)
        z = z32.astype(np.float64)
        signal = np.float32(activation.function(z)).astype(np.float64) + 0.0
        zs.append(z)
        activations.append(signal)
        layers.append(Int8Layer(whole_W, w_scale, whole_a, a_scale, a_zero, total))
    return ForwardPass(first, tuple(zs), tuple(activations)), tuple(layers)


def int8_pass(network: MLP, theta: np.ndarray, X: npt.ArrayLike) -> ForwardPass:
    """Return the forward pass of a batch in int8, as float64."""
    return int8_layers(network, theta, X)[0]
