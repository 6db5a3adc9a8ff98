"""Legal inputs for the exercises of the part *Training well*."""

import numpy as np

from mlp_book.chapters.optimisers.exercises.adam import _Slopes
from mlp_core import MLP, Split

from .drawing import legal, number, numbers, pick


@legal("boston.standardise")
def standardise(rng, i):
    m, k, c = pick(rng, 2, 8), pick(rng, 1, 6), pick(rng, 1, 4)
    while True:
        train = numbers(rng, m, c) * rng.choice([1.0, 100.0]) + rng.choice([0.0, 50.0])
        if (train.std(axis=0) > 1e-3).all():
            return train, numbers(rng, k, c) + rng.choice([0.0, 50.0])


@legal("boston.in_thousands")
def in_thousands(rng, i):
    sizes = [pick(rng, 1, 4) for _ in range(pick(rng, 1, 3))] + [1]
    network = MLP(tuple(sizes), ["relu"] * (len(sizes) - 2) + ["identity"])
    m, k = pick(rng, 2, 8), pick(rng, 1, 9)
    return (
        network,
        network.init(rng) + 0.3,
        rng.normal(4, 2, (k, sizes[0])),
        rng.normal(3, 2, (m, sizes[0])),
        rng.normal(22, 9, (m, 1)),
    )


@legal("boston.pipeline")
def pipeline(rng, i):
    m, k, c = pick(rng, 8, 34), pick(rng, 1, 9), pick(rng, 1, 4)
    return (
        Split(
            rng.normal(3, 2, (m, c)),
            rng.normal(4, 3, (m, 1)),
            rng.normal(3, 2, (k, c)),
            rng.normal(4, 3, (k, 1)),
        ),
        pick(rng, 0, 50),
        pick(rng, 1, 3),
    )


@legal("optimisers.epoch")
def epoch(rng, i):
    m = pick(rng, 1, 8)
    return (
        number(rng, 3.0),
        numbers(rng, m, big=2.0),
        numbers(rng, m, big=2.0),
        pick(rng, 1, 10),
        float(rng.choice([0.1, 0.05, 0.02])),
    )


@legal("optimisers.adam")
def adam(rng, i):
    k = pick(rng, 1, 4)
    factors = tuple(float(f) for f in rng.choice([1.0, 20.0, 0.5, 0.0, -2.0, 1e-7, 3e-8], k))
    w = numbers(rng, k, big=5.0)
    w = np.where(w == 0, 1.0, w)
    return (
        _Slopes(factors),
        w,
        float(rng.choice([0.1, 0.3, 0.01])),
        pick(rng, 0, 15),
    )


@legal("optimisers.rmsprop_step")
def rmsprop_step(rng, i):
    k = pick(rng, 1, 4)
    size = float(rng.choice([1.0, 1e-3, 1e-6]))
    return (
        numbers(rng, k),
        np.abs(rng.normal(size=k)) * size**2 * (rng.random(k) < 0.8),
        rng.normal(size=k) * size,
        float(rng.choice([0.001, 0.01, 0.5])),
        float(rng.choice([0.9, 0.8, 0.5])),
        float(rng.choice([1e-7, 1e-4, 1e-2])),
    )


@legal("playground.examples_seen")
def examples_seen(rng, i):
    return pick(rng, 0, 40), pick(rng, 1, 60), pick(rng, 1, 70)


@legal("playground.distance")
def distance(rng, i):
    while True:
        w = numbers(rng, 2)
        if w @ w > 1e-3:
            return w, number(rng), numbers(rng, 2)


@legal("playground.flip")
def flip(rng, i):
    a, h, o = pick(rng, 1, 4), pick(rng, 1, 5), pick(rng, 1, 3)
    network = MLP((a, h, o), ["tanh", "sigmoid"])
    size = h * a + h + o * h + o
    return network, numbers(rng, size), pick(rng, 0, h - 1)


@legal("practice.decay")
def decay(rng, i):
    k = pick(rng, 1, 5)
    return (
        numbers(rng, k),
        numbers(rng, k),
        float(rng.choice([0.5, 0.1, 0.01])),
        float(rng.choice([0.1, 0.2, 0.0, 0.7])),
    )


@legal("practice.outside")
def outside(rng, i):
    m, c = pick(rng, 1, 5), pick(rng, 1, 5)
    X = rng.integers(-2, 3, (m, c)).astype(float) if i % 2 else numbers(rng, m, c)
    return X, rng.integers(-4, 5, c).astype(float) if i % 2 else numbers(rng, c)


@legal("practice.choose")
def choose(rng, i):
    r, c = pick(rng, 1, 6), pick(rng, 1, 5)
    if i % 3 == 0:  # ties of the means
        return rng.integers(1, 4, (r, c)) / 8, rng.uniform(0.1, 0.5, (r, c)).round(2)
    return tuple(rng.uniform(0.1, 0.5, size=(r, c)).round(2) for _ in range(2))


@legal("practice.stop")
def stop(rng, i):
    losses = rng.integers(1, 7, pick(rng, 1, 12)) / 8
    if i % 3 == 0:
        losses = np.linspace(1, 0.2, len(losses)) + rng.normal(size=len(losses)).round(1) * 0.2
    if i % 5 == 0:  # differences of less than a thousandth
        losses = 0.5 + losses * 1e-4
    return [float(v) for v in losses], pick(rng, 1, 5)
