"""What mlp_core says of the playground: shuffles, data, batches, and whole trainings."""

from itertools import islice, product

import numpy as np

import mlp_core
from mlp_book.widgets.playground import rules

STANDARD = {
    "data": "two_moons",
    "points": 40,
    "noise": 0.1,
    "test_share": 0.2,
    "data_seed": 1,
    "hidden": [4, 2],
    "activation": "tanh",
    "initializer": "glorot_uniform",
    "seed": 1,
    "loss": "binary_cross_entropy",
    "optimizer": "adam",
    "learning_rate": 0.03,
    "batch_size": 10,
    "l2": 0.0,
}
EPOCHS = 12


def shuffles() -> list[dict]:
    cases = []
    for seed in (0, 1, 12345):
        rng = np.random.default_rng(seed)
        sizes = (1, 2, 3, 5, 8, 33, 100, 400)
        orders = [rng.permutation(m).tolist() for m in sizes]
        cases.append({"seed": seed, "sizes": sizes, "orders": orders, "then": rng.random()})
    return cases


def data() -> list[dict]:
    cases = []
    for name, m, noise in product(rules.CHOICES["data"], (1, 7, 200), (0, 0.1, 0.5)):
        X, Y = getattr(mlp_core, name)(m, rng=np.random.default_rng(m), noise=noise)
        one = {"name": name, "m": m, "noise": noise, "X": X.ravel().tolist()}
        cases.append({**one, "Y": Y.ravel().tolist()})
    return cases


def batches() -> list[dict]:
    rng = np.random.default_rng(6)
    cases = []
    pairs = [(loss, "sigmoid") for loss in rules.CHOICES["loss"]]
    pairs += [("half_squared_error", "identity"), ("mean_squared_error", "identity")]
    hidden = ([], [1], [4, 2], [3, 8, 2, 5])
    for (name, last), sizes, activation in product(pairs, hidden, rules.CHOICES["activation"]):
        network = mlp_core.MLP((2, *sizes, 1), [*[activation] * len(sizes), last])
        theta = 2 * rng.normal(size=network.n_parameters)
        X, Y = rng.normal(size=(7, 2)), rng.integers(0, 2, size=(7, 1)).astype(float)
        forward = network.forward(theta, X)
        value, gradient = mlp_core.value_and_gradient(network, theta, X, Y, mlp_core.LOSSES[name])
        cases.append(
            {
                "sizes": network.sizes,
                "activations": [a.name for a in network.activations],
                "loss": name,
                "theta": theta.tolist(),
                "X": X.ravel().tolist(),
                "Y": Y.ravel().tolist(),
                "z": [z.ravel().tolist() for z in forward.z],
                "a": [a.ravel().tolist() for a in forward.a],
                "value": value,
                "gradient": gradient.tolist(),
            }
        )
    return cases


def variations() -> list[dict]:
    """Settings that differ from the standard in one thing, and some in several."""
    cases = [dict(STANDARD)]
    for name in ("activation", "initializer", "optimizer", "batch_size", "test_share"):
        cases += [{**STANDARD, name: value} for value in rules.CHOICES[name]]
    cases += [{**STANDARD, "loss": loss} for loss in rules.CHOICES["loss"]]
    for name, hidden in product(rules.CHOICES["data"], ([], [8, 8, 8, 8])):
        loss = "half_squared_error" if name == "surface" else "binary_cross_entropy"
        cases.append({**STANDARD, "data": name, "hidden": hidden, "loss": loss})
    cases.append({**STANDARD, "seed": 77, "data_seed": 9, "points": 100, "noise": 0.3})
    cases += [{**STANDARD, "l2": 0.1, "optimizer": one} for one in rules.CHOICES["optimizer"]]
    return cases


def trained(settings: dict, epochs: int) -> np.ndarray:
    """Return theta after some epochs of mlp_core.train: nothing of the playground's own."""
    rng = np.random.default_rng(settings["seed"])
    network = rules.network_of(settings)
    name = settings["initializer"]
    draw = mlp_core.small_normal(0.5) if name == "small_normal" else name
    rule = {
        "gradient_descent": mlp_core.GradientDescent,
        "momentum": mlp_core.Momentum,
        "rmsprop": mlp_core.RMSProp,
        "adam": mlp_core.Adam,
    }[settings["optimizer"]]
    split = rules.split_of(settings)
    run = mlp_core.train(
        network,
        network.init(rng, draw),
        split.train_X,
        split.train_Y,
        loss=mlp_core.LOSSES[settings["loss"]],
        optimizer=rule(settings["learning_rate"]),
        batch_size=settings["batch_size"],
        rng=rng,
        gradient=mlp_core.l2(settings["l2"]) if settings["l2"] else mlp_core.value_and_gradient,
    )
    return next(islice(run, epochs - 1, None)).theta


def trainings() -> list[dict]:
    cases = []
    for settings in variations():
        network, split = rules.network_of(settings), rules.split_of(settings)
        theta = trained(settings, EPOCHS)
        loss = mlp_core.LOSSES[settings["loss"]]
        classes = settings["data"] != "surface"  # prices have no accuracy
        metrics = [mlp_core.accuracy] if classes else []
        measured = [
            mlp_core.evaluate(network, theta, X, Y, loss=loss, metrics=metrics) if len(X) else None
            for X, Y in (split[:2], split[2:])
        ]
        m = len(split.train_X)
        cases.append(
            {
                "settings": settings,
                "updates": EPOCHS * -(-m // min(m, settings["batch_size"])),
                "theta": theta.tolist(),
                "train": measured[0],
                "test": measured[1],
                "penalty": settings["l2"] / 2 * sum((W**2).sum() for W, _ in network.layers(theta)),
            }
        )
    return cases


def diverges() -> int:
    """Return the update at which a wild run says that it diverged."""
    settings = {
        **STANDARD,
        "data": "surface",
        "loss": "half_squared_error",
        "activation": "identity",
        "optimizer": "gradient_descent",
        "learning_rate": 100.0,
    }
    try:
        rules.advance(settings, rules.start(settings), 1000)
    except FloatingPointError as error:
        return int(str(error).partition("in update ")[2].split()[0])
    raise AssertionError("it does not diverge")


def everything() -> dict:
    """Return all fixtures."""
    return {
        "shuffles": shuffles(),
        "data": data(),
        "batches": batches(),
        "trainings": trainings(),
        "diverges": diverges(),
    }
