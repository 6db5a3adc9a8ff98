"""D4's job by mlp_core, Keras and PyTorch: same weights, same batches, one epoch after another.

``python -m benchmarks.boston`` writes what the chapter *A real regression: Boston housing* draws
and quotes into ``book/measured/boston.json``, with machine, versions and date. It needs Keras
and PyTorch: ``build/peers/bin/python``, which ``make bench-peers`` sets up, has both.

Each library starts from the weights that mlp_core draws with SEED and takes the batches in the
order that mlp_core draws; its loss of every epoch is written down, in float64 and in float32.
PyTorch puts epsilon beside the root (mlp_core's "textbook"), Keras under it ("keras"): so ours runs
by both conventions.
"""

import datetime
import importlib.metadata
import importlib.util
import os
import platform
import sys
from itertools import islice, pairwise

os.environ["KERAS_BACKEND"] = "torch"

import numpy as np
from threadpoolctl import threadpool_limits

from benchmarks.loops import processor
from mlp_book.page import measured
from mlp_core import (
    MLP,
    RMSProp,
    Standardizer,
    load_boston_housing,
    mean_squared_error,
    train,
    value_and_gradient,
)

SEED, EPOCHS, BATCH, KEPT = 42, 200, 16, 323
NETWORK = MLP((13, 128, 128, 64, 1), ("relu", "relu", "relu", "identity"))
DTYPES = ("float64", "float32")


def problem(dtype):
    """The 323 rows as D4 standardises them, their targets, and the generator with its weights."""
    data = load_boston_housing()
    rng = np.random.default_rng(SEED)
    theta = NETWORK.init(rng, dtype=np.dtype(dtype))
    X = Standardizer.fit(data.train_X).apply(data.train_X)[:KEPT]
    return X.astype(dtype), data.train_Y[:KEPT].astype(dtype), theta, rng


def ours(dtype, convention, epochs=EPOCHS):
    """The loss of every epoch of `train`, and the parameters at the end."""
    X, Y, theta, rng = problem(dtype)
    run = train(
        NETWORK,
        theta,
        X,
        Y,
        loss=mean_squared_error,
        optimizer=RMSProp(convention=convention),
        batch_size=BATCH,
        rng=rng,
    )
    done = list(islice(run, epochs))
    return [epoch.loss for epoch in done], done[-1].theta


def batches(rng):
    """The rows of every update of one epoch, in the order of `train`."""
    order = rng.permutation(KEPT)
    return [order[start : start + BATCH] for start in range(0, KEPT, BATCH)]


def first_losses(convention):
    """Our loss of each batch of the first epoch, before its update, in float64."""
    X, Y, theta, rng = problem("float64")
    optimizer = RMSProp(convention=convention)
    state, losses = optimizer.init(theta), []
    for rows in batches(rng):
        value, g = value_and_gradient(NETWORK, theta, X[rows], Y[rows], mean_squared_error)
        theta, state = optimizer.update(theta, g, state)
        losses.append(value)
    return losses


def by_keras(dtype):
    """The losses of all updates, epoch by epoch, of Keras, and its parameters at the end."""
    import keras
    from keras.src.backend.common import dtypes

    keras.config.set_floatx(dtype)
    keras.config.set_dtype_policy(dtype)
    # Over PyTorch Keras rounds float64 results to float32, as JAX does; not here.
    dtypes.BIT64_TO_BIT32_DTYPE["float64"] = "float64"
    X, Y, theta, rng = problem(dtype)
    network = keras.Sequential([keras.Input((NETWORK.sizes[0],))])
    for n in NETWORK.sizes[1:-1]:
        network.add(keras.layers.Dense(n, activation="relu"))
    network.add(keras.layers.Dense(NETWORK.sizes[-1]))
    network.compile(optimizer="rmsprop", loss="mse")
    network.set_weights([part for W, b in NETWORK.layers(theta) for part in (W.T, b)])
    losses = []
    for _ in range(EPOCHS):
        losses.append([])
        for rows in batches(rng):
            network.reset_metrics()  # else the mean over all batches since the last reset
            losses[-1].append(float(network.train_on_batch(X[rows], Y[rows])))
    return losses, np.concatenate([w.T.ravel() for w in network.get_weights()])


def by_torch(dtype):
    """The losses of all updates, epoch by epoch, of PyTorch, and its parameters at the end."""
    import torch
    from torch import nn

    torch.set_num_threads(1)
    X, Y, theta, rng = problem(dtype)
    modules = []
    for n_in, n_out in pairwise(NETWORK.sizes):
        modules += [nn.Linear(n_in, n_out, dtype=getattr(torch, dtype)), nn.ReLU()]
    network, loss = nn.Sequential(*modules[:-1]), nn.MSELoss()
    nn.utils.vector_to_parameters(torch.tensor(theta), network.parameters())
    optimizer = torch.optim.RMSprop(network.parameters(), lr=1e-3, alpha=0.9, eps=1e-7)
    x, y, losses = torch.tensor(X), torch.tensor(Y), []
    for _ in range(EPOCHS):
        losses.append([])
        for rows in batches(rng):
            optimizer.zero_grad()
            value = loss(network(x[rows]), y[rows])
            value.backward()
            optimizer.step()
            losses[-1].append(value.item())
    return losses, nn.utils.parameters_to_vector(network.parameters()).detach().numpy()


def epoch_means(losses):
    """Mean over an epoch's examples: the last batch is smaller, and counts less."""
    sizes = [BATCH] * (KEPT // BATCH) + [KEPT % BATCH]
    return [float(np.average(values, weights=sizes)) for values in losses]


LIBRARIES = {"keras": (by_keras, "keras"), "torch": (by_torch, "textbook")}


def measure():
    """Every trajectory, with where and when."""
    runs = {}
    for dtype in DTYPES:
        for library, (by_library, convention) in LIBRARIES.items():
            mine, theta = ours(dtype, convention)
            losses, theirs = by_library(dtype)
            runs[f"{library} {dtype}"] = {
                "convention": convention,
                "ours": mine,
                "theirs": epoch_means(losses),
                "first updates": losses[0],
                "largest parameter difference at the end": float(abs(theta - theirs).max()),
            }
            print(f"{library} {dtype}: done")
    return {
        "script": "python -m benchmarks.boston",
        "date": datetime.datetime.now(datetime.UTC).date().isoformat(),
        "processor": processor(),
        "python": platform.python_version(),
        "versions": {name: importlib.metadata.version(name) for name in ("numpy", *LIBRARIES)},
        "threads": 1,
        "seed": SEED,
        "sizes": NETWORK.sizes,
        "batch_size": BATCH,
        "examples": KEPT,
        "epochs": EPOCHS,
        "runs": runs,
    }


if __name__ == "__main__":
    if absent := [name for name in LIBRARIES if importlib.util.find_spec(name) is None]:
        sys.exit(f"not installed: {', '.join(absent)}; pip install -e '.[oracles]' brings them")
    with threadpool_limits(1):
        result = measure()
    measured.store("boston", result)
