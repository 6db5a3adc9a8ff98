"""D4's whole job, by mlp_core and by the libraries that are installed beside it.

The job: Boston housing, 13-128-128-64-1, ReLU, mean squared error, RMSProp, batches of 16, 200
epochs, validation after each, float32, one thread. Counted is everything from initial weights to
the last epoch, compilation included; loading libraries and data is not. scikit-learn has no RMSProp
and reports no validation: it runs Adam and is spared the validation. Every contestant reports its
mean absolute error on the test rows, since a job that learns nothing is quick.
"""

import importlib.util
import os
import statistics
from collections.abc import Callable
from itertools import pairwise

import numpy as np

from benchmarks.timing import interleaved, median_ratio
from mlp_core import (
    MLP,
    RMSProp,
    Standardizer,
    fit,
    load_boston_housing,
    mean_absolute_error,
    mean_squared_error,
)

os.environ.setdefault("KERAS_BACKEND", "torch")
os.environ.setdefault("XLA_FLAGS", "--xla_cpu_multi_thread_eigen=false")
SIZES, EPOCHS, BATCH, KEPT = (13, 128, 128, 64, 1), 200, 16, 323
data = load_boston_housing()
_scale = Standardizer.fit(data.train_X)
X, T = (_scale.apply(part).astype(np.float32) for part in (data.train_X, data.test_X))
Y, U = (part.astype(np.float32) for part in (data.train_Y, data.test_Y))
Predictions = np.ndarray


def by_mlp_core(seed: int) -> Predictions:
    """Run the job by this package."""
    rng = np.random.default_rng(seed)
    network = MLP(SIZES, ("relu", "relu", "relu", "identity"))
    theta, _ = fit(
        network,
        network.init(rng, dtype=np.float32),
        X,
        Y,
        epochs=EPOCHS,
        loss=mean_squared_error,
        optimizer=RMSProp(convention="keras"),
        batch_size=BATCH,
        rng=rng,
        validation_split=0.2,
        metrics=[mean_absolute_error],
    )
    return network.predict(theta, T)


def by_keras(seed: int) -> Predictions:
    """Run the job by Keras, over PyTorch."""
    import keras

    keras.utils.set_random_seed(seed)
    layers = [keras.layers.Dense(n, "relu") for n in SIZES[1:-1]]
    network = keras.Sequential([keras.Input((SIZES[0],)), *layers, keras.layers.Dense(SIZES[-1])])
    network.compile("rmsprop", "mse", metrics=["mae"])
    network.fit(X, Y, batch_size=BATCH, epochs=EPOCHS, validation_split=0.2, verbose=0)
    return network.predict(T, verbose=0)


def by_torch(seed: int) -> Predictions:
    """Run the job by PyTorch, taking batches by index."""
    import torch
    from torch import nn

    torch.set_num_threads(1)
    torch.manual_seed(seed)
    modules: list[nn.Module] = []
    for n_in, n_out in pairwise(SIZES):
        modules += [nn.Linear(n_in, n_out), nn.ReLU()]
    network, loss = nn.Sequential(*modules[:-1]), nn.MSELoss()
    optimizer = torch.optim.RMSprop(network.parameters(), 1e-3, alpha=0.9, eps=1e-7)
    x, y, v, w = (torch.from_numpy(a) for a in (X[:KEPT], Y[:KEPT], X[KEPT:], Y[KEPT:]))
    for _ in range(EPOCHS):
        for rows in torch.randperm(KEPT).split(BATCH):
            optimizer.zero_grad()
            loss(network(x[rows]), y[rows]).backward()
            optimizer.step()
        with torch.no_grad():
            (network(v) - w).abs().mean().item()
    with torch.no_grad():
        return network(torch.from_numpy(T)).numpy()


def by_sklearn(seed: int) -> Predictions:
    """Run the job by scikit-learn, with Adam and without validation."""
    import warnings

    from sklearn.exceptions import ConvergenceWarning
    from sklearn.neural_network import MLPRegressor

    network = MLPRegressor(
        hidden_layer_sizes=SIZES[1:-1],
        alpha=0,
        batch_size=BATCH,
        max_iter=EPOCHS,
        tol=0,
        n_iter_no_change=EPOCHS,
        random_state=seed,
    )
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ConvergenceWarning)  # 200 epochs are the job
        network.fit(X[:KEPT], Y[:KEPT, 0])
    return network.predict(T)[:, None]


def by_jax(seed: int) -> Predictions:
    """Run the job by JAX: one compiled scan an epoch, compiled anew in each round."""
    import jax
    import jax.numpy as jnp

    jax.clear_caches()

    def forward(theta, x):
        for W, b in theta[:-1]:
            x = jnp.maximum(x @ W + b, 0)
        W, b = theta[-1]
        return x @ W + b

    def loss(theta, x, y):
        return jnp.mean((forward(theta, x) - y) ** 2)

    def step(carry, rows):
        theta, G = carry
        g = jax.grad(loss)(theta, x[rows], y[rows])
        G = jax.tree.map(lambda G, g: 0.9 * G + 0.1 * g * g, G, g)
        theta = jax.tree.map(lambda p, g, G: p - 1e-3 * g / jnp.sqrt(G + 1e-7), theta, g, G)
        return (theta, G), None

    @jax.jit
    def epoch(theta, G, order):
        whole = KEPT // BATCH * BATCH
        carry, _ = jax.lax.scan(step, (theta, G), order[:whole].reshape(-1, BATCH))
        (theta, G), _ = step(carry, order[whole:])
        return theta, G, jnp.mean(jnp.abs(forward(theta, v) - w))

    rng = np.random.default_rng(seed)
    x, y, v, w = (jnp.asarray(a) for a in (X[:KEPT], Y[:KEPT], X[KEPT:], Y[KEPT:]))
    theta = [
        (
            jnp.asarray(rng.normal(0, (2 / n_in) ** 0.5, (n_in, n_out)), jnp.float32),
            jnp.zeros(n_out),
        )
        for n_in, n_out in pairwise(SIZES)
    ]
    G = jax.tree.map(jnp.zeros_like, theta)
    for _ in range(EPOCHS):
        theta, G, error = epoch(theta, G, rng.permutation(KEPT))
        error.item()
    return np.asarray(forward(theta, T))


CONTESTANTS: dict[str, tuple[str, Callable[[int], Predictions]]] = {
    "mlp_core": ("mlp_core", by_mlp_core),
    "JAX": ("jax", by_jax),
    "scikit-learn": ("sklearn", by_sklearn),
    "PyTorch": ("torch", by_torch),
    "Keras": ("keras", by_keras),
}


def report(rounds: int) -> None:
    """Print the seconds of each contestant that is installed, and the errors they end with."""
    errors: dict[str, list[float]] = {}

    def contestant(name: str, run: Callable[[int], Predictions]) -> Callable[[], None]:
        def once() -> None:
            reached = errors.setdefault(name, [])
            reached.append(mean_absolute_error(run(len(reached)), U))

        return once

    present = {
        name: contestant(name, run)
        for name, (module, run) in CONTESTANTS.items()
        if importlib.util.find_spec(module)
    }
    seconds = interleaved(present, rounds)
    for name, taken in seconds.items():
        ratio = median_ratio(taken, seconds["mlp_core"])
        print(
            f"{name:12}  {statistics.median(taken):6.2f} s, {ratio:5.1f} times mlp_core's; "
            f"test MAE {statistics.median(errors[name]):.2f}"
        )
    absent = [name for name in CONTESTANTS if name not in present]
    if absent:
        print(f"not installed: {', '.join(absent)}; pip install -e '.[peers]' brings them")
