"""An architecture as plain data, ``{"sizes": [2, 4, 1], "activations": [["relu", null], ...]}``.

Every format of the package stores it in this one form, as JSON.
"""

import json
import reprlib
from typing import Any

from .._arguments import require_network
from .._require import lookup
from ..activations import ACTIVATIONS, Activation, elu, leaky_relu
from ..network import MLP

FORMAT = "mlp_core 1"
_WITH_PARAMETER = {"leaky_relu": leaky_relu, "elu": elu}


def described(where: str, network: MLP) -> dict[str, Any]:
    """Return the architecture as lists, numbers and names; ValueError for a user's activation."""
    require_network(where, network)
    for activation in network.activations:
        known = _activation(where, activation.name, activation.parameter)  # what would be restored
        if activation != known:
            raise ValueError(
                f"{where}: activation {activation!r} is not the package's own of that name, which "
                "would be loaded instead; expected one of mlp_core: a file holds no functions"
            )
    pairs = [[activation.name, activation.parameter] for activation in network.activations]
    return {"format": FORMAT, "sizes": list(network.sizes), "activations": pairs}


def parsed(text: str) -> Any:
    """Return what the JSON text says; ValueError, also where it is nested without end."""
    try:
        return json.loads(text)
    except RecursionError as error:
        raise ValueError("its JSON is nested too deep") from error


def restored(where: str, stored: Any) -> MLP:
    """Return the network that `described` wrote down.

    What does not fit is a KeyError, TypeError or ValueError: the caller names the file.
    """
    if not isinstance(stored, dict):
        raise TypeError(f"it holds {reprlib.repr(stored)}, expected sizes and activations by name")
    if "format" not in stored:
        of = f" (its model_type is {stored['model_type']!r:.60})" if "model_type" in stored else ""
        raise ValueError(
            f"it names no format, expected {FORMAT!r}, as this package writes{of}; "
            "load the model with the program that wrote it"
        )
    if stored["format"] != FORMAT:
        raise ValueError(f"its format is {stored['format']}, expected {FORMAT}")
    if missing := [name for name in ("sizes", "activations") if name not in stored]:
        raise ValueError(f"it does not say its {' and '.join(missing)}")
    activations = [_activation(where, *pair) for pair in stored["activations"]]
    return MLP(stored["sizes"], activations)


def _activation(where: str, name: str, parameter: float | None) -> Activation:
    if parameter is not None and name in _WITH_PARAMETER:
        try:
            return _WITH_PARAMETER[name](parameter)
        except OverflowError as error:  # JSON's whole numbers have no end
            raise ValueError(f"the parameter of its {name} is too large for a float") from error
    return lookup(where, "activation", name, ACTIVATIONS)
