"""What a playground's settings mean in `mlp_core`: data, network, loss, optimiser, and updates."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

import numpy as np

import mlp_core
from mlp_book.widgets.choices import ACTIVATION_TEXTS, LOSS_TEXTS, chosen
from mlp_core import OPTIMIZERS, Split
from mlp_core.initializers import small_normal
from mlp_core.optimizers import AdamState, MomentumState, RMSPropState

__all__ = [
    "CHOICES",
    "LIVE",
    "MOST_LAYERS",
    "MOST_NEURONS",
    "SETTINGS",
    "Walk",
    "advance",
    "checked",
    "loss_of",
    "network_of",
    "split_of",
    "start",
]

CHOICES: dict[str, dict[Any, str]] = {
    "data": {
        "two_moons": "two moons",
        "circles": "circles",
        "spirals": "spiral",
        "xor_clouds": "XOR",
        "surface": "regression surface",
    },
    "points": {m: str(m) for m in (4, 10, 20, 40, 100, 200, 400)},
    "test_share": {0.0: "none", 0.2: "20 %", 0.5: "50 %", 0.8: "80 %"},
    "activation": chosen(
        ACTIVATION_TEXTS, ("tanh", "sigmoid", "relu", "leaky_relu", "elu", "identity")
    ),
    "initializer": {
        "glorot_uniform": "Glorot uniform",
        "he_normal": "He normal",
        "small_normal": "normal, 0.5",
        "zeros": "zeros",
    },
    "loss": chosen(
        LOSS_TEXTS, ("binary_cross_entropy", "half_squared_error", "mean_squared_error")
    ),
    "optimizer": {
        "gradient_descent": "gradient descent",
        "momentum": "momentum",
        "rmsprop": "RMSProp",
        "adam": "Adam",
    },
    "batch_size": {**{m: str(m) for m in (1, 4, 10, 20, 50, 100)}, 400: "all"},
}
"""What there is to choose from, with how the page writes it."""
LIVE = ("learning_rate", "l2")
SETTINGS = (*CHOICES, "noise", "data_seed", "hidden", "seed", *LIVE)

MOST_LAYERS, MOST_NEURONS = 4, 8

_RULES = dict(zip(CHOICES["optimizer"], OPTIMIZERS.values(), strict=True))
_SCALE = 0.5


class Walk(NamedTuple):
    """Where training stands."""

    theta: np.ndarray
    """The parameters, (P,)."""
    memory: np.ndarray
    """What the optimiser remembers, one vector after another."""
    updates: int
    """How many updates have been made."""


def checked(where: str, name: str, value: Any) -> Any:
    """Return the hidden layers, or the neuron that was chosen, if the playground has them."""
    if name == "hidden":
        wanted = f"at most {MOST_LAYERS} layers of 1 to {MOST_NEURONS} neurons, as [4, 2]"
        fits = len(value) <= MOST_LAYERS and all(1 <= n <= MOST_NEURONS for n in value)
    else:
        wanted = "a layer and a neuron, counted from 1, as [1, 2]"
        fits = len(value) == 2 and min(value) >= 1
    if not fits:
        raise ValueError(f"{where}: got {value!r}, expected {wanted}")
    return value


def network_of(settings: Mapping[str, Any]) -> mlp_core.MLP:
    """Return the architecture: sigmoid at the output, or identity for the surface."""
    hidden = settings["hidden"]
    last = "identity" if settings["data"] == "surface" else "sigmoid"
    return mlp_core.MLP((2, *hidden, 1), [*[settings["activation"]] * len(hidden), last])


def split_of(settings: Mapping[str, Any]) -> Split:
    """Return the points: the first ones to learn from, the others for the test."""
    rng = np.random.default_rng(settings["data_seed"])
    make = getattr(mlp_core, settings["data"])
    X, Y = make(settings["points"], rng=rng, noise=settings["noise"])
    kept = int(settings["points"] * (1 - settings["test_share"]) + 0.5)
    return Split(X[:kept], Y[:kept], X[kept:], Y[kept:])


def loss_of(settings: Mapping[str, Any]) -> mlp_core.Loss:
    """Return the loss."""
    return mlp_core.LOSSES[settings["loss"]]


def _begin(settings: Mapping[str, Any]) -> tuple[np.ndarray, np.random.Generator]:
    """Return the initial parameters, and the generator that goes on to shuffle."""
    rng = np.random.default_rng(settings["seed"])
    name = settings["initializer"]
    draw = small_normal(_SCALE) if name == "small_normal" else name
    return network_of(settings).init(rng, draw), rng


def start(settings: Mapping[str, Any]) -> Walk:
    """Return where training begins."""
    theta, _ = _begin(settings)
    return Walk(theta, _flat(_RULES[settings["optimizer"]](1.0).init(theta)), 0)


def _flat(state: tuple[Any, ...]) -> np.ndarray:
    return np.concatenate([np.zeros(0), *[v for v in state if isinstance(v, np.ndarray)]])


def _state(optimizer: str, memory: np.ndarray, updates: int) -> Any:
    if optimizer == "adam":
        mean, square = np.split(memory, 2)
        return AdamState(mean, square, updates)
    return {
        "gradient_descent": tuple,
        "momentum": lambda: MomentumState(memory),
        "rmsprop": lambda: RMSPropState(memory),
    }[optimizer]()


def _ahead(settings: Mapping[str, Any], walk: Walk, updates: int) -> Walk:
    """Return the walk some updates further, or where a parameter is not finite any more."""
    network, loss, split = network_of(settings), loss_of(settings), split_of(settings)
    rule = _RULES[settings["optimizer"]](settings["learning_rate"])
    gradient = mlp_core.l2(settings["l2"]) if settings["l2"] else mlp_core.value_and_gradient
    m = len(split.train_X)
    size = min(settings["batch_size"], m)
    per_epoch = -(-m // size)
    rng = _begin(settings)[1]
    for _ in range(walk.updates // per_epoch):
        rng.permutation(m)
    theta, state = walk.theta, _state(settings["optimizer"], walk.memory, walk.updates)
    order, update = np.arange(0), walk.updates
    while update < walk.updates + updates and np.isfinite(theta).all():
        part = update % per_epoch
        if part == 0 or not len(order):
            order = rng.permutation(m)
        rows = order[part * size : (part + 1) * size]
        slope = gradient(network, theta, split.train_X[rows], split.train_Y[rows], loss)[1]
        theta, state = rule.update(theta, slope, state)
        update += 1
    return Walk(theta, _flat(state), update)


def _is_finite(settings: Mapping[str, Any], walk: Walk) -> bool:
    if not (np.isfinite(walk.theta).all() and np.isfinite(walk.memory).all()):
        return False
    X, Y, *_ = split_of(settings)
    report = mlp_core.evaluate(network_of(settings), walk.theta, X, Y, loss=loss_of(settings))
    return bool(np.isfinite(report["loss"]))


def advance(settings: Mapping[str, Any], walk: Walk, updates: int) -> Walk:
    """Return the walk some updates further, in the order in which `mlp_core.train` takes examples.

    Raises
    ------
    FloatingPointError
        If parameters, the optimiser's memory or the training loss are not finite any more.
    """
    with np.errstate(over="ignore", invalid="ignore"):
        end = _ahead(settings, walk, updates)
        if _is_finite(settings, end):
            return end
        while _is_finite(settings, walk):
            walk = _ahead(settings, walk, 1)
    raise FloatingPointError(
        f"advance: in update {walk.updates} a parameter or the loss is not finite any more, "
        f"training diverged; try a learning rate smaller than {settings['learning_rate']}"
    )
