"""What the generators of legal inputs draw: numbers of several kinds, whole numbers, layers."""

import itertools

import numpy as np

GENERATORS = {}


def legal(name):
    """Enter a generator: from a random generator and the number of the input to the arguments."""

    def enter(generator):
        GENERATORS[name] = generator
        return generator

    return enter


def numbers(rng, *shape, big=30.0):
    """Numbers of one kind of six: whole, halves, rounded, large, with zeros, any."""
    kind = rng.integers(6)
    if kind == 0:
        return rng.integers(-3, 4, shape).astype(float)
    if kind == 1:
        return rng.integers(-4, 5, shape) / 2
    drawn = rng.normal(size=shape)
    if kind == 2:
        return drawn.round(1)
    if kind == 3:
        return drawn * big
    return np.where(rng.random(shape) < 0.3, 0.0, drawn) if kind == 4 else drawn


def number(rng, big=30.0):
    """One such number."""
    return float(numbers(rng, 1, big=big)[0])


def pick(rng, low=1, high=5):
    """A whole number from ``low`` to ``high``."""
    return int(rng.integers(low, high + 1))


def layers(rng, sizes):
    """Weights and biases between neighbouring sizes."""
    return [
        (numbers(rng, after, before, big=3.0), numbers(rng, after, big=3.0))
        for before, after in itertools.pairwise(sizes)
    ]
