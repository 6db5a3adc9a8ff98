r"""Initial weights: where training starts. Biases always start at zero.

An initializer is a function ``(rng, n_in, n_out) -> W`` with `W` of shape (n_out, n_in), float64.
Source: D3 (small random weights, and why not zeros); chapter *Initialisation and symmetry*.
"""

import math
from collections.abc import Callable
from functools import partial
from typing import Any, TypeAlias, cast

import numpy as np

from ._numbers import integer, number, shown
from ._require import float_array, lookup, require_generator
from .backend import Array

Initializer: TypeAlias = Callable[[np.random.Generator, int, int], Array]


def zeros(rng: np.random.Generator, n_in: int, n_out: int) -> Array:
    """Return zeros: the mistake the chapter shows, since the neurons of a layer never differ.

    Parameters
    ----------
    rng : numpy.random.Generator
        Nothing is drawn from it.
    n_in, n_out : int
        The layer's inputs and outputs.

    Returns
    -------
    W : array, (n_out, n_in)
        ValueError if a size is not a positive integer, TypeError if `rng` is no Generator.
        Source: D3; chapter *Initialisation and symmetry*.
    """
    n_in, n_out = _check("zeros", rng, n_in, n_out)
    return np.zeros((n_out, n_in))


def _check(where: str, rng: np.random.Generator, n_in: int, n_out: int) -> tuple[int, int]:
    require_generator(where, rng)
    return integer(where, "n_in", n_in), integer(where, "n_out", n_out)


def small_normal(scale: float = 0.01) -> Initializer:
    r"""Return the initializer :math:`W_{ij} \sim N(0, s^2)`, with s the `scale`.

    Parameters
    ----------
    scale : float
        The standard deviation, positive.

    Raises
    ------
    ValueError, TypeError
        If `scale` is not positive and finite, or no number. Source: D3.
    """
    return partial(_normal, number("small_normal", "scale", scale, above=0))


def _normal(scale: float, rng: np.random.Generator, n_in: int, n_out: int) -> Array:
    n_in, n_out = _check("small_normal", rng, n_in, n_out)
    return rng.normal(0.0, scale, size=(n_out, n_in))


def glorot_uniform(rng: np.random.Generator, n_in: int, n_out: int) -> Array:
    r"""Return :math:`W_{ij} \sim U(-r, r)`, :math:`r = \sqrt{6/(n_{in} + n_{out})}`.

    The variance :math:`2/(n_{in} + n_{out})` keeps signals of about one size forwards and back.
    The usual choice with tanh, sigmoid and softmax, and Keras's default.

    Parameters
    ----------
    rng : numpy.random.Generator
        The randomness.
    n_in, n_out : int
        The layer's inputs and outputs.

    Returns
    -------
    W : array, (n_out, n_in)
        ValueError if a size is not a positive integer, TypeError if `rng` is no Generator.
        Source: D3; chapter *Initialisation and symmetry*.
    """
    n_in, n_out = _check("glorot_uniform", rng, n_in, n_out)
    r = math.sqrt(6 / (n_in + n_out))
    return rng.uniform(-r, r, size=(n_out, n_in))


def he_normal(rng: np.random.Generator, n_in: int, n_out: int) -> Array:
    r"""Return :math:`W_{ij} \sim N(0, 2/n_{in})`, the usual choice with ReLU.

    Keras cuts the normal off at two deviations; here it is whole.

    Parameters
    ----------
    rng : numpy.random.Generator
        The randomness.
    n_in, n_out : int
        The layer's inputs and outputs.

    Returns
    -------
    W : array, (n_out, n_in)
        ValueError if a size is not a positive integer, TypeError if `rng` is no Generator.
        Source: D3; chapter *Initialisation and symmetry*.
    """
    n_in, n_out = _check("he_normal", rng, n_in, n_out)
    return rng.normal(0.0, math.sqrt(2 / n_in), size=(n_out, n_in))


INITIALIZERS: dict[str, Initializer] = {
    "zeros": zeros,
    "small_normal": small_normal(),
    "glorot_uniform": glorot_uniform,
    "he_normal": he_normal,
}
"""Every initializer by name, with its default parameter."""


def drawn(initializer: Initializer, rng: np.random.Generator, n_in: int, n_out: int) -> Array:
    """Return W of a layer from an initializer, which can be a user's own."""
    W = float_array("MLP.init", "what the initializer returned", initializer(rng, n_in, n_out))
    if W.shape != (n_out, n_in):
        raise ValueError(
            f"MLP.init: the initializer returned shape {W.shape}, expected (n_out, n_in), here "
            f"{(n_out, n_in)}"
        )
    return W


def as_initializer(where: str, initializer: Initializer | str) -> Initializer:
    """Return the initializer, or the one of this name."""
    if isinstance(initializer, str):
        return lookup(where, "initializer", initializer, INITIALIZERS)
    if not callable(initializer) or cast("Any", initializer) is small_normal:
        raise TypeError(
            f"{where}: initializer is {shown(initializer)}, expected a name, or a function "
            "(rng, n_in, n_out) -> W, as glorot_uniform or small_normal(0.01)"
        )
    return initializer
