"""An architecture as plain data, ``{"sizes": [2, 4, 1], "activations": [["relu", null], ...]}``.

Every format of the package stores it in this one form, as JSON.
"""

import json
from typing import Any

from ._arguments import require_network
from ._validation import lookup
from .activations import ACTIVATIONS, Activation, elu, leaky_relu
from .network import MLP

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
    if stored["format"] != FORMAT:
        raise ValueError(f"its format is {stored['format']}, expected {FORMAT}")
    activations = [_activation(where, *pair) for pair in stored["activations"]]
    return MLP(stored["sizes"], activations)


def _activation(where: str, name: str, parameter: float | None) -> Activation:
    if parameter is not None and name in _WITH_PARAMETER:
        return _WITH_PARAMETER[name](parameter)
    return lookup(where, "activation", name, ACTIVATIONS)
