"""Legal inputs for the exercises of the part *Learning*."""

import numpy as np

from mlp_book.chapters.gradients.exercises.measured import _Formula

from .drawing import layers, legal, number, numbers, pick


@legal("autodiff.softplus")
def softplus(rng, i):
    return (float(rng.choice([0.0, number(rng), number(rng), rng.uniform(-600, 600)])),)


@legal("autodiff.walk_back")
def walk_back(rng, i):
    k = pick(rng, 1, 8)
    parents, slopes = [()], [()]
    for j in range(1, k):
        many = pick(rng, 0, 3) if j < k - 1 else pick(rng, 1, 3)
        parents.append(tuple(int(v) for v in rng.integers(0, j, many)))
        slopes.append(tuple(float(v) for v in numbers(rng, many, big=5.0)))
    return parents, slopes


@legal("autodiff.times")
def times(rng, i):
    return (number(rng), number(rng)), (number(rng), number(rng))


@legal("backpropagation.first_weights")
def first_weights(rng, i):
    a, h = pick(rng), pick(rng)
    return (
        numbers(rng, h, a, big=3.0),
        numbers(rng, h),
        numbers(rng, 1, h, big=3.0),
        numbers(rng, 1, big=3.0),
        numbers(rng, a, big=3.0),
        float(rng.integers(2)),
    )


@legal("backpropagation.step_back")
def step_back(rng, i):
    m, a, b = pick(rng), pick(rng), pick(rng)
    return numbers(rng, m, b), numbers(rng, b, a), numbers(rng, m, a)


@legal("backpropagation.input_slopes")
def input_slopes(rng, i):
    sizes = [pick(rng, 1, 4) for _ in range(pick(rng, 1, 4))] + [1]
    return layers(rng, sizes), numbers(rng, sizes[0], big=3.0), float(rng.integers(2))


@legal("gradient_descent.hidden_gradient")
def hidden_gradient(rng, i):
    a, h = pick(rng), pick(rng)
    return numbers(rng, h, a), numbers(rng, h), numbers(rng, a), number(rng)


@legal("gradient_descent.after_step")
def after_step(rng, i):
    a, h = pick(rng), pick(rng)
    return (
        numbers(rng, h, a, big=3.0),
        numbers(rng, h, big=3.0),
        numbers(rng, a, big=3.0),
        number(rng, 5.0),
        float(rng.choice([0.1, 0.02, 0.5, 0.01])),
    )


@legal("gradient_descent.log")
def log(rng, i):
    return number(rng, 3.0), float(rng.choice([0.1, 0.02, 0.28, 0.3])), pick(rng, 0, 6)


@legal("gradients.measured")
def measured(rng, i):
    k = pick(rng, 1, 4)
    c, p = numbers(rng, k, big=3.0).round(3), rng.integers(0, 4, k)
    terms = [f"{c[j]:g} * x[{j}] ** {p[j]}" for j in range(k)]
    text = " + ".join([*terms, "x[0] * x[-1]"])
    f = _Formula(text, eval(f"lambda x: {text}"))
    return f, numbers(rng, k, big=2.0), float(rng.choice([0.5, 0.1, 0.01, 1e-3, 2.0]))


@legal("gradients.two_variables")
def two_variables(rng, i):
    return float(rng.choice([1.0, 2.0, rng.uniform(0.05, 5)])), float(
        rng.choice([0.0, rng.uniform(-2, 2)])
    )


@legal("gradients.rate")
def rate(rng, i):
    k = pick(rng, 1, 5)
    while True:
        towards = numbers(rng, k)
        if towards @ towards > 1e-3:
            return numbers(rng, k), towards


@legal("gradients.hardest")
def hardest(rng, i):
    return (float(rng.choice([1.0, 2.0, rng.uniform(0.05, 2.5)])),)


@legal("initialisation.glorot_limit")
def glorot_limit(rng, i):
    return pick(rng, 1, 1000) if i % 2 else pick(rng, 1, 5), pick(rng, 1, 1000) if i % 3 else pick(
        rng, 1, 5
    )


@legal("initialisation.he")
def he(rng, i):
    return pick(rng, 0, 99), pick(rng, 1, 9), pick(rng, 1, 9)


@legal("initialisation.merge")
def merge(rng, i):
    k, w = pick(rng, 2, 6), numbers(rng, pick(rng, 1, 5))  # "equal neurons": two at least
    return np.tile(w, (k, 1)), np.full(k, number(rng)), np.full(k, number(rng))


@legal("losses.errors")
def errors(rng, i):
    m = pick(rng, 1, 6)
    return numbers(rng, m), numbers(rng, m)


@legal("losses.cross_entropy")
def cross_entropy(rng, i):
    m = pick(rng, 1, 6)
    y = rng.uniform(0, 1, m) if i % 3 else rng.choice([0.5, 1e-6, 1 - 1e-6, 0.999, 1e-8], m)
    return np.clip(y, 1e-9, 1 - 1e-9), rng.integers(0, 2, m).astype(float)


@legal("losses.slopes")
def slopes(rng, i):
    k = pick(rng, 1, 6)
    return numbers(rng, k, big=8.0), pick(rng, 0, k - 1)


@legal("losses.from_logit")
def from_logit(rng, i):
    z = float(
        rng.choice(
            [
                0.0,
                number(rng),
                rng.normal(),
                rng.uniform(-900, 900),
                1e5,
                -1e5,
                rng.uniform(-25, 25),
                rng.uniform(-25, 25),
            ]
        )
    )
    return z, int(rng.integers(2))
