"""One update relative to the matrix products that it cannot do without.

For L layers these are 3 L - 1: L forward, L for dL/dW, and L - 1 that carry delta back. They are
written into arrays that stand ready: the floor for NumPy over this BLAS.
"""

import statistics
import tracemalloc
from collections.abc import Callable, Iterator
from itertools import pairwise

import numpy as np

from benchmarks.timing import interleaved, median_ratio
from mlp_core import LOSSES, MLP, Epoch, RMSProp, train

REFERENCE = ("13-128-128-64-1, batch 16", (13, 128, 128, 64, 1), 16, "mean_squared_error")
LARGE = ("784-1024-1024-10, batch 256", (784, 1024, 1024, 10), 256, "categorical_cross_entropy")


def bare_products(sizes: tuple[int, ...], batch: int, repeats: int) -> Callable[[], None]:
    """Return a function that computes an update's matrix products, `repeats` times."""
    rng = np.random.default_rng(0)

    def array(*shape: int) -> np.ndarray:
        return rng.normal(size=shape).astype(np.float32)

    W = [array(n_out, n_in) for n_in, n_out in pairwise(sizes)]
    a = [array(batch, n) for n in sizes]
    z = [array(batch, n) for n in sizes]
    delta = [array(batch, n) for n in sizes]
    dW = [np.empty_like(w) for w in W]

    def run() -> None:
        for _ in range(repeats):
            for l in range(len(W)):
                np.dot(a[l], W[l].T, out=z[l + 1])
            for l in reversed(range(len(W))):
                np.dot(delta[l + 1].T, a[l], out=dW[l])
                if l:
                    np.dot(delta[l + 1], W[l], out=z[l])

    return run


def training(sizes: tuple[int, ...], batch: int, loss: str, repeats: int) -> Iterator[Epoch]:
    """Return a training whose epochs have `repeats` updates."""
    rng = np.random.default_rng(0)
    output = "softmax" if loss == "categorical_cross_entropy" else "identity"
    network = MLP(sizes, ["relu"] * (len(sizes) - 2) + [output])
    X = rng.normal(size=(batch * repeats, sizes[0])).astype(np.float32)
    Y = rng.normal(size=(batch * repeats, sizes[-1])).astype(np.float32)
    if output == "softmax":
        Y = np.eye(sizes[-1], dtype=np.float32)[Y.argmax(axis=1)]
    return train(
        network,
        network.init(rng, dtype=np.float32),
        X,
        Y,
        loss=LOSSES[loss],
        optimizer=RMSProp(1e-5),
        batch_size=batch,
        rng=rng,
    )


def updates(sizes: tuple[int, ...], batch: int, loss: str, repeats: int) -> Callable[[], None]:
    """Return a function that trains for one epoch of `repeats` updates, through `train`."""
    epochs = training(sizes, batch, loss, repeats)
    return lambda: next(epochs)


def memory(sizes: tuple[int, ...], batch: int, loss: str) -> tuple[float, float]:
    """Return what an epoch must hold, in MB, and the most that it held.

    It must hold theta, the gradient and G, a batch with its z, a and delta; and the epoch that is
    yielded has a theta and G of its own.
    """
    P = sum((n_in + 1) * n_out for n_in, n_out in pairwise(sizes))
    must = 4 * (5 * P + batch * (sizes[0] + sizes[-1] + 3 * sum(sizes[1:])))
    epochs = training(sizes, batch, loss, 2)
    next(epochs)
    tracemalloc.start()
    try:
        epochs = training(sizes, batch, loss, 2)
        data = tracemalloc.get_traced_memory()[0] - 2 * 4 * P  # rows; theta and G are counted
        tracemalloc.reset_peak()
        next(epochs)
        most = tracemalloc.get_traced_memory()[1] - data
    finally:
        tracemalloc.stop()
    return must / 1e6, most / 1e6


def report() -> None:
    """Print both networks' figures."""
    for (name, sizes, batch, loss), repeats, rounds in ((REFERENCE, 100, 101), (LARGE, 4, 15)):
        contestants = {
            "products": bare_products(sizes, batch, repeats),
            "update": updates(sizes, batch, loss, repeats),
        }
        seconds = interleaved(contestants, rounds)
        micro = {k: 1e6 * statistics.median(v) / repeats for k, v in seconds.items()}
        ratio = median_ratio(seconds["update"], seconds["products"])
        print(
            f"{name}: an update {micro['update']:.0f} us, "
            f"its {3 * len(sizes) - 4} products {micro['products']:.0f} us, ratio {ratio:.2f}"
        )
        must, most = memory(sizes, batch, loss)
        print(f"    an epoch must hold {must:.1f} MB and held {most:.1f} MB at most")
