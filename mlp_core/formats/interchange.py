r"""Parameters as other libraries lay them out: PyTorch's state_dict, Keras's list of weights.

All libraries compute the same :math:`Z = X W^T + b`; they differ in what they store.

================  =====================  ============  ======================================
library           W of a layer           b             where
================  =====================  ============  ======================================
here and PyTorch  (n_out, n_in)          (n_out,)      ``theta``; ``0.weight``, ``0.bias``, ...
Keras             (n_in, n_out), W^T     (n_out,)      ``[kernel, bias, kernel, bias, ...]``
================  =====================  ============  ======================================

Nothing here imports either library. Source D1; chapter *Formats and engines*.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import numpy as np

from .._numbers import in_order, shown
from ..activations import Activation
from ..backend import Array
from ..network import MLP
from ._files import finite_parameters
from ._tensors import as_numpy, layer_names


def to_torch(network: MLP, theta: Array) -> dict[str, Array]:
    """Return the parameters under the names that PyTorch's ``nn.Sequential`` gives them (D1).

    Layer l, counted from 0, is module 2l, since its activation is a module too: ``0.weight``,
    ``0.bias``, ``2.weight``, ``2.bias``, ... Where the activation is the identity, the model has
    an ``nn.Identity`` (after the last layer it may be left out). The arrays are copies, whole rows
    one after the other (C order): file formats that ask for this are given it.

    Raises
    ------
    ValueError
        If `theta` does not fit the network or is not finite.

    Examples
    --------
    ``state = {name: torch.from_numpy(W) for name, W in to_torch(network, theta).items()}``, then
    ``model.load_state_dict(state)``.
    """
    theta = finite_parameters("to_torch", network, theta)
    layers = network.layers(theta)
    parts = [(f"{2 * l}.weight", W) for l, (W, b) in enumerate(layers)]
    parts += [(f"{2 * l}.bias", b) for l, (W, b) in enumerate(layers)]
    return {name: np.array(array, order="C") for name, array in sorted(parts, key=_order)}


def from_torch(
    state: Mapping[str, Any], activations: Sequence[Activation | str]
) -> tuple[MLP, Array]:
    """Return network and theta from a ``state_dict`` of fully connected layers (D1).

    Parameters
    ----------
    state : mapping from str to array
        ``model.state_dict()`` or arrays under its names: N.weight, (n_out, n_in), and N.bias,
        (n_out,), for each ``nn.Linear``. The layers are put into the order of the numbers N,
        whatever the order of the mapping; one prefix before them all is allowed.
    activations : sequence of Activation or str
        One for each layer: a state_dict does not hold them.

    Raises
    ------
    ValueError
        If a name is another or there twice, a part is missing, a shape does not fit, a dtype is
        none of NumPy's floats or the dtypes differ, or a number is not finite.
    TypeError
        If `state` is no mapping, or a part is a masked array.
    """
    where = "from_torch"
    if not isinstance(state, Mapping):
        raise TypeError(
            f"{where}: state is {shown(state)}, expected model.state_dict(), names and arrays"
        )
    layers = {
        number: {part: state[name] for part, name in names.items()}
        for number, names in layer_names(where, state).items()
    }
    for number, parts in layers.items():
        for part in {"weight", "bias"} - set(parts):
            fix = "; zeros stand for no bias" if part == "bias" else ""
            raise ValueError(f"{where}: {number}.{part} is missing{fix}")
    named = [
        (f"{number}.{part}", layers[number][part])
        for number in sorted(layers)
        for part in ("weight", "bias")
    ]
    return _packed(where, named, activations)


def to_keras(network: MLP, theta: Array) -> list[Array]:
    """Return the parameters as Keras takes them in ``model.set_weights``: kernel, bias, ... (D1).

    A kernel is W transposed, (n_in, n_out). The arrays are copies. ValueError if `theta` does not
    fit the network or is not finite.
    """
    theta = finite_parameters("to_keras", network, theta)
    layers = network.layers(theta)
    return [np.array(part.T, order="C") for layer in layers for part in layer]


def from_keras(
    weights: Sequence[Any], activations: Sequence[Activation | str]
) -> tuple[MLP, Array]:
    """Return network and theta from ``model.get_weights()`` of a Keras model of Dense layers (D1).

    Parameters
    ----------
    weights : sequence of arrays
        Kernel, (n_in, n_out), and bias, (n_out,), of each layer in turn. The kernels are
        transposed here: with W in their place a square layer would fit, and answer wrongly.
    activations : sequence of Activation or str
        One for each layer: the list does not hold them.

    Raises
    ------
    ValueError
        If a bias is missing, a shape does not fit, the dtypes differ, or a number is not finite.
    TypeError
        If `weights` is no sequence, or a part is a masked array.
    """
    given = in_order(weights)
    if given is None:
        raise TypeError(
            f"from_keras: weights is {shown(weights)}, expected the list model.get_weights()"
        )
    weights = given
    if len(weights) % 2:
        raise ValueError(
            f"from_keras: got {len(weights)} arrays, expected kernel and bias for each layer; "
            "zeros stand for no bias"
        )
    names = [f"weights[{i}], a {'bias' if i % 2 else 'kernel'}," for i in range(len(weights))]
    arrays = [as_numpy("from_keras", *pair) for pair in zip(names, weights, strict=True)]
    turned = [array.T if array.ndim == 2 else array for array in arrays]
    return _packed("from_keras", zip(names, turned, strict=True), activations, turned=True)


def _order(part: tuple[str, Array]) -> tuple[int, bool]:
    number, _, name = part[0].partition(".")
    return int(number), name == "bias"


def _packed(
    where: str,
    named: Iterable[tuple[str, Any]],
    activations: Sequence[Activation | str],
    *,
    turned: bool = False,
) -> tuple[MLP, Array]:
    """Check the parts, W and b in turn, and pack them."""
    parts: list[Array] = []
    for name, value in named:
        array = as_numpy(where, name, value)
        if array.dtype.kind != "f":
            raise ValueError(f"{where}: {name} has dtype {array.dtype}, expected floats")
        if parts and array.dtype != parts[0].dtype:
            raise ValueError(
                f"{where}: {name} has dtype {array.dtype}, those before it {parts[0].dtype}"
            )
        if len(parts) % 2:
            wanted = parts[-1].shape[:1]
            fits = array.shape == wanted
        else:
            n_in = parts[-1].size if parts else "n_in"
            wanted = (n_in, "n_out") if turned else ("n_out", n_in)
            fits = array.ndim == 2 and array.size > 0 and n_in in ("n_in", array.shape[1])
        if not fits:
            got = array.shape[::-1] if turned and array.ndim == 2 else array.shape
            expected = str(wanted).replace("'", "")
            raise ValueError(f"{where}: {name} has shape {got}, expected {expected}")
        parts.append(array)
    if not parts:
        raise ValueError(f"{where}: there are no layers, expected at least one")
    network = MLP([parts[0].shape[1], *(bias.size for bias in parts[1::2])], activations)
    theta = network.pack(zip(parts[::2], parts[1::2], strict=True))
    return network, finite_parameters(where, network, theta)
