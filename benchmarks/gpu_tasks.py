"""The measurements of the chapter *The GPU with CuPy*, each a function of a device and a plan."""

import importlib.util
from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import numpy as np
from threadpoolctl import threadpool_limits

from benchmarks.gpu_device import Dry, figure
from benchmarks.gpu_graph import InPlace
from benchmarks.timing import interleaved, median_ratio
from mlp_core import LOSSES, MLP, RMSProp, train
from mlp_core.gradients import unchecked_value_and_gradient

Measured = dict[str, Any]
BOSTON = (13, 128, 128, 64, 1)


@dataclass(frozen=True)
class Plan:
    """How large and how long."""

    large: tuple[int, ...] = (784, 4096, 4096, 10)
    batch: int = 8192
    rounds: int = 11
    widths: tuple[int, ...] = (16, 64, 256, 1024, 4096)
    batches: tuple[int, ...] = (16, 128, 1024, 8192)
    transfers: tuple[int, ...] = (4, 1024, 65536, 1 << 20, 1 << 24, 1 << 28)
    updates: int = 100
    launches: int = 1000
    side: int = 4096
    chain: int = 1 << 24
    budget: float = 0.5


SMALL = Plan((5, 8, 8, 3), 16, 3, (4, 8), (4, 8), (4, 1024), 3, 5, 16, 64, 0.0)


def problem(sizes: tuple[int, ...], examples: int) -> tuple[MLP, Any, Any, Any, Any]:
    """Return network, theta, X, Y and loss: a classifier, or with one output a regression."""
    rng = np.random.default_rng(0)
    last = "identity" if sizes[-1] == 1 else "softmax"
    network = MLP(sizes, ["relu"] * (len(sizes) - 2) + [last])
    X = rng.normal(size=(examples, sizes[0])).astype(np.float32)
    Y = rng.normal(size=(examples, sizes[-1])).astype(np.float32)
    if last == "softmax":
        Y = np.eye(sizes[-1], dtype=np.float32)[Y.argmax(axis=1)]
    name = "mean_squared_error" if last == "identity" else "categorical_cross_entropy"
    return network, network.init(rng, dtype=np.float32), X, Y, LOSSES[name]


def epoch_of(device: Dry, sizes: tuple[int, ...], batch: int, repeats: int) -> Callable[[], object]:
    """Return a function that makes so many updates, through `train`."""
    network, theta, X, Y, loss = problem(sizes, batch * repeats)
    arrays = (device.xp.asarray(array) for array in (theta, X, Y))
    rng = np.random.default_rng(0)
    options = {"loss": loss, "optimizer": RMSProp(1e-5), "batch_size": batch, "rng": rng}
    epochs = train(network, *arrays, **options)
    return lambda: next(epochs)


def products(device: Dry, sizes: tuple[int, ...], batch: int, repeats: int) -> Callable[[], object]:
    """Return a function that computes the bare matrix products of so many updates."""
    xp = device.xp
    W = [xp.ones((n_out, n_in), xp.float32) for n_in, n_out in pairwise(sizes)]
    a = [xp.ones((batch, n), xp.float32) for n in sizes]
    delta = [xp.ones((batch, n), xp.float32) for n in sizes]
    z, dW = [xp.empty_like(part) for part in a], [xp.empty_like(part) for part in W]

    def run() -> None:
        for _ in range(repeats):
            for l in range(len(W)):
                xp.dot(a[l], W[l].T, out=z[l + 1])
            for l in reversed(range(len(W))):
                xp.dot(delta[l + 1].T, a[l], out=dW[l])
                if l:
                    xp.dot(delta[l + 1], W[l], out=z[l])

    return run


def by_torch(
    sizes: tuple[int, ...], batch: int, repeats: int, where: str
) -> Callable[[], object] | None:
    """Return the same updates by PyTorch, eager, float32 without TF32; None where it is not."""
    if importlib.util.find_spec("torch") is None:
        return None
    import torch
    from torch import nn

    if where == "cuda" and not torch.cuda.is_available():
        return None
    torch.set_float32_matmul_precision("highest")
    _, _, X, Y, _ = problem(sizes, batch * repeats)
    modules: list[Any] = []
    for n_in, n_out in pairwise(sizes):
        modules += [nn.Linear(n_in, n_out), nn.ReLU()]
    network, loss = nn.Sequential(*modules[:-1]).to(where), nn.CrossEntropyLoss()
    optimizer = torch.optim.RMSprop(network.parameters(), lr=1e-5, alpha=0.9, eps=1e-7)
    x, y = torch.from_numpy(X).to(where), torch.from_numpy(Y).to(where)

    def run() -> None:
        order = torch.randperm(len(x), device=where)
        for start in range(0, len(x), batch):
            rows = order[start : start + batch]
            optimizer.zero_grad()
            loss(network(x[rows]), y[rows]).backward()
            optimizer.step()
        if where == "cuda":
            torch.cuda.synchronize()

    return run


def large(device: Dry, plan: Plan) -> Measured:
    """An update of a large network, beside its bare products and PyTorch."""
    repeats = 4
    what = (plan.large, plan.batch, repeats)
    torch = by_torch(*what, "cpu" if device.facts() is None else "cuda")
    contestants = {"update": epoch_of(device, *what), "products": products(device, *what)}
    contestants |= {} if torch is None else {"torch": torch}

    def waiting(run: Callable[[], object]) -> Callable[[], object]:
        return lambda: (run(), device.synchronize())

    device.synchronize()
    seconds = interleaved({name: waiting(run) for name, run in contestants.items()}, plan.rounds)
    found: Measured = {"sizes": plan.large, "batch": plan.batch}
    found |= {name: figure(taken, repeats) for name, taken in seconds.items()}
    others = [name for name in contestants if name != "update"]
    return found | {
        f"update / {name}": median_ratio(seconds["update"], seconds[name]) for name in others
    }


def small(device: Dry, plan: Plan) -> Measured:
    """Boston's update, batch 16: NumPy on one thread, CuPy, CuPy as a captured graph."""
    network, theta, X, Y, loss = problem(BOSTON, 16)
    xp, optimizer = device.xp, RMSProp()

    def many(step: Callable[[], object]) -> Callable[[], object]:
        return lambda: [step() for _ in range(plan.updates)]

    with threadpool_limits(1):
        on_cpu = InPlace(network, theta.copy(), X, Y, loss, optimizer)
        cpu = Dry().timed(many(on_cpu.step), plan.budget)
    plain, graphed, reference, other = (
        InPlace(network, *map(xp.array, (theta, X, Y)), loss, optimizer) for _ in range(4)
    )
    gpu = device.timed(many(plain.step), plan.budget)
    launch = device.captured(graphed.step)
    graph = device.timed(many(launch), plan.budget)
    launch = device.captured(other.step)  # three updates are made on the way
    launch()
    for _ in range(4):
        reference.step()
    device.synchronize()
    value = unchecked_value_and_gradient(network, other.theta, other.X, other.Y, loss)[0]
    return {
        "sizes": BOSTON,
        "batch": 16,
        "numpy": figure(cpu, plan.updates),
        "cupy": figure(gpu, plan.updates),
        "graph": figure(graph, plan.updates),
        "largest difference after 4 updates": float(abs(reference.theta - other.theta).max()),
        "loss after them": value,
    }


def sweep(device: Dry, plan: Plan) -> Measured:
    """An update of 784-w-w-10 over width and batch, by NumPy with its threads and on the device."""
    seconds: Measured = {"numpy": [], "device": []}
    for width in plan.widths:
        rows: dict[str, list[Any]] = {"numpy": [], "device": []}
        for batch in plan.batches:
            what = ((784, width, width, 10), batch, 2)
            for name, where in (("numpy", Dry()), ("device", device)):
                taken = where.timed(epoch_of(where, *what), plan.budget)
                rows[name].append(figure(taken, 2))
        for name, row in rows.items():
            seconds[name].append(row)
    return {"widths": plan.widths, "batches": plan.batches, **seconds}
