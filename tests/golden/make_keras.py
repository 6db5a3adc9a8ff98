"""Make keras.npz: losses, gradients and optimiser trajectories by Keras over PyTorch, in float64.

Run ``pip install -e .[oracles]``, then ``python tests/golden/make_keras.py``.
"""

import os
import platform
from pathlib import Path

os.environ["KERAS_BACKEND"] = "torch"

import keras
import numpy as np
import torch
from keras.src.backend.common import dtypes
from problems import (
    FIT,
    LEARNT,
    OPTIMIZERS,
    PROBLEMS,
    RACE,
    UPDATES,
    WEIGHTED_FIT,
    Problem,
    batch,
    save,
    weights_of,
)

# Before any layer, loss or optimiser is made: each fixes its dtype when made.
keras.config.set_floatx("float64")
keras.config.set_dtype_policy("float64")
# Over every backend but TensorFlow, Keras rounds the result of a float64 operation to float32, as
# JAX does by default. The formulas are the same; without this line they agree to 1e-6 only.
dtypes.BIT64_TO_BIT32_DTYPE["float64"] = "float64"

ACTIVATIONS = {
    "identity": "linear",
    "leaky_relu": lambda z: keras.activations.leaky_relu(z, negative_slope=0.01),
}
LOSSES = {
    "binary_cross_entropy": keras.losses.BinaryCrossentropy(from_logits=True),
    "categorical_cross_entropy": keras.losses.CategoricalCrossentropy(from_logits=True),
    "mean_squared_error": keras.losses.MeanSquaredError(),
}


def build(problem: Problem) -> keras.Sequential:
    """Return the network with the problem's parameters; cross-entropies take logits."""
    names = list(problem.activations)
    if problem.loss.endswith("cross_entropy"):
        names[-1] = "identity"
    network = keras.Sequential([keras.Input((problem.sizes[0],))])
    for n_out, name in zip(problem.sizes[1:], names, strict=True):
        network.add(keras.layers.Dense(n_out, ACTIVATIONS.get(name, name)))
    weights, start = [], 0
    for n_in, n_out in zip(problem.sizes, problem.sizes[1:], strict=False):
        W = problem.theta[start : start + n_out * n_in].reshape(n_out, n_in)
        start += n_out * n_in
        weights += [W.T, problem.theta[start : start + n_out]]  # Keras keeps W as (n_in, n_out)
        start += n_out
    network.set_weights(weights)
    return network


def flat(arrays: list[torch.Tensor]) -> np.ndarray:
    """Return arrays shaped as the variables, as one flat vector."""
    return np.concatenate([a.detach().cpu().numpy().T.ravel() for a in arrays])


def loss_and_gradients(
    problem: Problem, network: keras.Sequential, rows: slice, weights: np.ndarray | None = None
) -> tuple[float, list[torch.Tensor]]:
    """Return the loss over some rows and its gradient by every variable."""
    network.zero_grad()
    output, target = network(problem.X[rows]), torch.tensor(problem.Y[rows])
    if problem.loss == "half_squared_error":
        each = keras.ops.sum((output - target) ** 2, axis=1) / 2
        loss = keras.ops.mean(each if weights is None else torch.tensor(weights) * each)
    else:
        loss = LOSSES[problem.loss](target, output, sample_weight=weights)
    loss.backward()
    return loss.item(), [v.value.grad for v in network.trainable_variables]


def optimizer_of(name: str) -> keras.optimizers.Optimizer:
    """Return Keras's optimiser for an entry of OPTIMIZERS."""
    options = dict(OPTIMIZERS[name])
    if name.startswith("RMSProp"):
        return keras.optimizers.RMSprop(**options)
    if name.startswith("Adam"):
        options["beta_1"], options["beta_2"] = options.pop("beta1"), options.pop("beta2")
        return keras.optimizers.Adam(**options)
    return keras.optimizers.SGD(**options)


def accuracies() -> dict[str, np.ndarray]:
    """Return Keras's accuracies of two problems, plain and weighted."""
    values = {}
    for name, metric in (
        ("classifier", keras.metrics.CategoricalAccuracy()),
        ("many binary", keras.metrics.BinaryAccuracy(threshold=0.0)),  # of logits
    ):
        problem = PROBLEMS[name]
        output = build(problem)(problem.X)
        for kind, weights in (("", None), ("weighted ", weights_of(name))):
            metric.reset_state()
            metric.update_state(problem.Y, output, sample_weight=weights)
            values[f"{name}/{kind}accuracy"] = np.array(float(metric.result()))
    return values


def main() -> None:
    """Compute and save."""
    values = {}
    for name, problem in PROBLEMS.items():
        loss, gradients = loss_and_gradients(problem, build(problem), slice(None))
        values[f"{name}/loss"] = np.array(loss)
        values[f"{name}/gradient"] = flat(gradients)
        network = build(problem)
        loss, gradients = loss_and_gradients(problem, network, slice(None), weights_of(name))
        values[f"{name}/weighted loss"] = np.array(loss)
        values[f"{name}/weighted gradient"] = flat(gradients)
    for name in OPTIMIZERS:
        network, optimizer = build(RACE), optimizer_of(name)
        thetas, recorded = [], []
        for update in range(UPDATES):
            _, gradients = loss_and_gradients(RACE, network, batch(update))
            recorded.append(flat(gradients))
            with torch.no_grad():
                optimizer.apply(gradients, network.trainable_variables)
            thetas.append(flat([v.value for v in network.trainable_variables]))
        values[f"{name}/thetas"] = np.array(thetas)
        values[f"{name}/gradients"] = np.array(recorded)
    network = build(PROBLEMS["regression"])
    network.compile("rmsprop", "mse", metrics=["mae"])
    X, Y = PROBLEMS["regression"].X, PROBLEMS["regression"].Y
    history = network.fit(X, Y, shuffle=False, verbose=0, **FIT).history
    values |= {f"fit/{name}": np.array(numbers) for name, numbers in history.items()}
    network, weights = build(PROBLEMS["regression"]), weights_of("regression")
    network.compile("rmsprop", "mse", weighted_metrics=["mae"])
    history = network.fit(
        X[:LEARNT],
        Y[:LEARNT],
        sample_weight=weights[:LEARNT],
        validation_data=(X[LEARNT:], Y[LEARNT:], weights[LEARNT:]),
        shuffle=False,
        verbose=0,
        **WEIGHTED_FIT,
    ).history
    values |= {f"weighted fit/{name}": np.array(numbers) for name, numbers in history.items()}
    values |= accuracies()
    about = {
        "script": "tests/golden/make_keras.py",
        "library": f"keras {keras.__version__} over torch {torch.__version__}",
        "numpy": np.__version__,
        "python": platform.python_version(),
    }
    save(str(Path(__file__).with_name("keras.npz")), about, values)


if __name__ == "__main__":
    main()
