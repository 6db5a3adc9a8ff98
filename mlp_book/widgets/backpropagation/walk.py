"""What a walk forward and back through a network can show, and the names in it."""

from __future__ import annotations

from itertools import pairwise

import mlp_core
from mlp_book.widgets.choices import ACTIVATION_TEXTS, LOSS_TEXTS, chosen

__all__ = ["HIDDEN", "LOSSES", "MISTAKES", "checked_network", "number_of_steps", "parameter_names"]

HIDDEN = chosen(ACTIVATION_TEXTS, ("sigmoid", "tanh", "relu"))
OUTPUTS = ("sigmoid", "identity", "tanh", "relu")
LOSSES = chosen(LOSS_TEXTS, ("binary_cross_entropy", "half_squared_error"))
MISTAKES = {
    "none": "none",
    "at_a": "slope at a instead of z",
    "second_neuron": "slope of neuron 2 in neurons 3, 4, …",
    "first_neuron": "slope of neuron 1 in the last neuron",
}
LARGEST_LAYER = 8
MOST_PARAMETERS = 150


def number_of_steps(sizes: tuple[int, ...]) -> int:
    """Return 2 steps forward for each layer, one for the loss, and 5 back for each layer."""
    return 7 * (len(sizes) - 1) + 1


def parameter_names(sizes: tuple[int, ...]) -> list[str]:
    """Return the names of all weights and biases, in the order of theta."""
    names = []
    for layer, (n_in, n_out) in enumerate(pairwise(sizes), start=1):
        names += [f"W{layer}[{i + 1},{j + 1}]" for i in range(n_out) for j in range(n_in)]
        names += [f"b{layer}[{i + 1}]" for i in range(n_out)]
    return names


def checked_network(where: str, network: mlp_core.MLP) -> mlp_core.MLP:
    """Refuse a network that the widget cannot show."""
    sizes, names = network.sizes, [a.name for a in network.activations]
    if len(sizes) < 3 or sizes[-1] != 1:
        raise ValueError(
            f"{where}: sizes are {sizes}, expected a hidden layer and one output, as (3, 4, 1)"
        )
    if max(sizes) > LARGEST_LAYER or network.n_parameters > MOST_PARAMETERS:
        raise ValueError(
            f"{where}: sizes are {sizes}, expected at most {LARGEST_LAYER} neurons a layer and "
            f"{MOST_PARAMETERS} parameters in all: more cannot be read"
        )
    if set(names[:-1]) - {names[0]} or names[0] not in HIDDEN or names[-1] not in OUTPUTS:
        raise ValueError(
            f"{where}: activations are {', '.join(names)}, expected one of {', '.join(HIDDEN)} in "
            f"all hidden layers and one of {', '.join(OUTPUTS)} at the output"
        )
    return network
