"""A forward pass in which every operation is rounded to a format, as hardware of that format does.

The order is fixed, so that two programs agree to the last bit: the products of a neuron from left
to right, each rounded; their running sum, rounded after each addition; the bias last, rounded.
Activations are computed in float64 and rounded once.

`mlp_core` itself computes in the dtype of its theta: float64, float32 and float16. It knows NumPy
alone, and bfloat16 is no NumPy type; it refuses it. Chapter *Billions of imprecise computations*.
"""

import numpy as np
import numpy.typing as npt

from mlp_book.topics.number_formats import FORMATS, format_of
from mlp_book.topics.quantisation import int8_pass
from mlp_core import MLP, ForwardPass

__all__ = ["NAMES", "forward_in", "parameter_bytes", "predict_in"]

NAMES = (*FORMATS, "int8")


def forward_in(
    name: str,
    network: MLP,
    theta: npt.ArrayLike,
    X: npt.ArrayLike,
    *,
    accumulate: str | None = None,
) -> ForwardPass:
    """Return every z and a of a pass in a format, as float64.

    Parameters
    ----------
    name : str
        float64, float32, float16, bfloat16 or int8 (`quantisation` says how).
    network, theta : MLP, array (P,)
        The architecture and its parameters, which are rounded first.
    X : array, (m, n_in) or (n_in,)
        Examples, or one.
    accumulate : str, optional
        The format of products and sums, where it is wider: "float32" is what matrix units of
        graphics processors do with 16-bit numbers. z is rounded to `name` at the end.
    """
    if name not in NAMES:
        raise ValueError(f"forward_in: got {name!r}, expected one of {', '.join(NAMES)}")
    theta, X = np.asarray(theta, dtype=np.float64), np.asarray(X, dtype=np.float64)
    if X.ndim == 1:
        z_a = forward_in(name, network, theta, X[None, :], accumulate=accumulate)
        return ForwardPass(z_a.X[0], tuple(z[0] for z in z_a.z), tuple(a[0] for a in z_a.a))
    if name == "int8":
        return int8_pass(network, theta, X)
    narrow, wide = format_of(name), format_of(accumulate or name)
    signal = narrow.round(X)
    first, zs, activations = signal, [], []
    with np.errstate(over="ignore", invalid="ignore"):
        for (W, b), activation in zip(
            network.layers(narrow.round(theta)), network.activations, strict=True
        ):
            total = wide.round(signal[:, :1] * W[:, 0])
            for j in range(1, W.shape[1]):
                total = wide.round(total + wide.round(signal[:, j : j + 1] * W[:, j]))
            z = narrow.round(wide.round(total + b))
            signal = narrow.round(activation.function(z)) + 0.0  # no -0
            zs.append(z)
            activations.append(signal)
    return ForwardPass(first, tuple(zs), tuple(activations))


def predict_in(
    name: str,
    network: MLP,
    theta: npt.ArrayLike,
    X: npt.ArrayLike,
    *,
    accumulate: str | None = None,
) -> np.ndarray:
    """Return the output of `forward_in`."""
    return forward_in(name, network, theta, X, accumulate=accumulate).output


def parameter_bytes(name: str, network: MLP) -> int:
    """Return the bytes of all parameters.

    In int8 a weight takes 1 byte; a bias stays float32, and every layer has one float32 scale.
    """
    if name != "int8":
        return format_of(name).bytes * network.n_parameters
    neurons = sum(network.sizes[1:])
    return (network.n_parameters - neurons) + 4 * neurons + 4 * len(network.activations)
