"""The activations of a network, layer by layer."""

from collections.abc import Iterable, Sequence

from ._numbers import shown
from ._require import lookup
from .activations import ACTIVATIONS, Activation, softmax


def layer_activations(
    where: str, sizes: Sequence[int], given: Iterable[Activation | str]
) -> tuple[Activation, ...]:
    """Return the activation of each layer; ValueError for softmax on one neuron, always 1."""
    activations = tuple(as_activation(where, activation) for activation in given)
    for l, activation in enumerate(activations):
        if sizes[l + 1] == 1 and activation == softmax:
            raise ValueError(
                f"{where}: layers[{l}] is softmax on 1 neuron, whose output is 1 for every input; "
                "expected 2 neurons or more, one a class, or sigmoid for a yes or no"
            )
    return activations


def as_activation(where: str, activation: Activation | str) -> Activation:
    """Return the activation itself, or the one of that name."""
    if isinstance(activation, str):
        return lookup(where, "activation", activation, ACTIVATIONS)
    if not isinstance(activation, Activation):
        raise TypeError(
            f"{where}: an activation is {shown(activation)}, expected an Activation or the name of "
            "one, as 'relu'"
        )
    return activation
