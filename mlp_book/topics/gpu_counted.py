"""What a GPU is asked to do in one update: counted on the stand-in, part by part."""

import textwrap
from dataclasses import dataclass

import numpy as np

from mlp_book.topics.stand_in import in_place_of_cupy
from mlp_book.topics.stand_in_array import device
from mlp_core import MLP, RMSProp, train
from mlp_core.losses import Loss
from mlp_core.propagation import propagate


@dataclass
class Update:
    """The launches of one update, and what else its epoch, of this one update, asks for."""

    parts: dict[str, list[str]]
    """In order, the names of the kernels of each part."""
    passed: int
    """Bytes that all these kernels read and write at least."""
    epoch: list[str]
    """Kernels launched once an epoch."""
    waits: list[str]
    """Where the program waits for a number, in the whole epoch."""

    @property
    def launches(self) -> int:
        """How many there are."""
        return sum(map(len, self.parts.values()))

    def __str__(self) -> str:
        return "\n".join(
            textwrap.fill(
                f"{name:<8}{len(kernels):3}: {' '.join(kernels)}",
                width=72,
                subsequent_indent=" " * 13,
            )
            for name, kernels in self.parts.items()
        )


def update(network: MLP, X: np.ndarray, Y: np.ndarray, loss: Loss) -> Update:
    """Count one update with RMSProp, all rows of X in one batch, in float32."""
    X, Y = X.astype(np.float32), Y.astype(np.float32)
    rng = np.random.default_rng(42)
    start = network.init(rng, dtype=np.float32)
    with in_place_of_cupy() as cupy:
        theta, X, Y = map(cupy.asarray, (start, X, Y))
        epochs = train(
            network,
            theta,
            X,
            Y,
            loss=loss,
            optimizer=RMSProp(),
            batch_size=len(X),
            rng=rng,
        )
        next(epochs)  # not counted: the optimiser's state is made
        device.clear()
        next(epochs)
        asked, passed, waits = device.launches, device.passed, device.waits  # clear makes new ones
        # How many belong to each part: the same functions once more, one after another.
        device.clear()
        passes = propagate(network.layers(theta), network.activations, X)
        forward = len(device.launches)
        loss.value(network.activations[-1], passes.z[-1], passes.output, Y)
        valued = len(device.launches)
        rule, state = RMSProp(), RMSProp().init(theta)
        device.clear()
        rule.update(theta, theta, state, out=(theta, state))
        step = len(device.launches)
    end = len(asked) - 6  # isfinite and all, then a copy, of theta and of RMSProp's state
    cuts = [0, 2, 2 + forward, 2 + valued, end - step, end]
    names = ("rows", "forward", "loss", "back", "step")
    parts = {name: asked[a:b] for name, a, b in zip(names, cuts, cuts[1:], strict=False)}
    return Update(parts, sum(passed[:end]), asked[end:], waits)
