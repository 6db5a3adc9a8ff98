"""Legal inputs for the exercises of the part *Scale*."""

import numpy as np

from mlp_book.chapters.gpu.exercises.clock import Machine

from .drawing import legal, numbers, pick


@legal("gpu.namespace")
def namespace(rng, i):
    return tuple(str(k) for k in rng.choice(["NumPy", "GPU", "list", "number"], pick(rng, 1, 4)))


@legal("gpu.both")
def both(rng, i):
    x = numbers(rng, pick(rng), pick(rng), big=float(rng.choice([3.0, 800.0])))
    return (x.tolist(),)


@legal("gpu.clock")
def clock(rng, i):
    def half(top):
        return pick(rng, 0, top) / int(rng.choice([3, 4, 4]))

    return (
        Machine(
            half(8) + 0.25,
            half(40) + 0.25,
            half(200),
            half(300),
            now=half(40),
            warm=bool(rng.random() < 0.2),
        ),
    )


@legal("gpu.to_tf32")
def to_tf32(rng, i):
    k = pick(rng, 1, 6)
    x = (rng.normal(size=k) * 10.0 ** rng.integers(-20, 20, k)).astype(np.float32)
    if i % 3 == 0:  # halves of a step, and whole numbers
        x = (np.round(rng.normal(size=k) * 4096) / 2048).astype(np.float32)
    if i % 7 == 0:
        x[0] = 0.0
    return (x,)


@legal("many_machines.rows")
def rows(rng, i):
    size = pick(rng, 1, 8)
    return pick(rng, 0, 40), pick(rng, 0, size - 1), size


@legal("many_machines.whole")
def whole(rng, i):
    R = pick(rng, 1, 5)
    counts = np.array([pick(rng, 1, 9) if rng.random() < 0.8 else 0 for _ in range(R)])
    if sum(counts) == 0:
        counts[-1] = 3
    there = counts > 0
    return counts, numbers(rng, R) * there, numbers(rng, R, pick(rng)) * there[:, None]


@legal("many_machines.seconds")
def seconds(rng, i):
    return (
        pick(rng, 1, 20),
        float(rng.choice([8.0, 100.0, 213000.0, 1.0])),
        float(rng.choice([1.0, 0.5, 2.0, 0.01])),
        float(rng.choice([4.0, 0.5, 100.0])),
    )


@legal("many_machines.half_ring")
def half_ring(rng, i):
    R = pick(rng, 1, 6)
    return (rng.integers(-9, 10, (R, R)) if i % 2 else numbers(rng, R, R),)


@legal("parallelism.products")
def products(rng, i):
    return tuple(pick(rng, 1, 12) for _ in range(pick(rng, 2, 6))), pick(rng, 1, 20)


@legal("parallelism.intensity")
def intensity(rng, i):
    return pick(rng, 1, 50), pick(rng, 1, 50), pick(rng, 1, 50)


@legal("parallelism.fewest")
def fewest(rng, i):
    share = float(rng.choice([0.0, 0.1, 0.5, 0.25, 0.9, 1.0, round(rng.random(), 2)]))
    wanted = float(rng.choice([1.0, 2.0, 1.5, 4.0, round(rng.uniform(1, 12), 2)]))
    if i % 4 == 0:  # exactly what some number of cores gives
        wanted = 1 / (share + (1 - share) / pick(rng, 1, 20))
    fewest = next((p for p in range(1, 60) if 1 / (share + (1 - share) / p) >= wanted - 1e-12), 9)
    most = fewest + pick(rng, -1, 1) if i % 3 == 0 else pick(rng, 1, 60)  # at the border
    return share, wanted, max(1, most)


@legal("parallelism.ticks")
def ticks(rng, i):
    return (
        pick(rng, 1, 9),
        pick(rng, 1, 9),
        pick(rng, 1, 9),
        pick(rng, 1, 20),
        float(rng.choice([1.0, 2.0, 25.0, 1.5])),
        float(rng.choice([0.0, 0.2, 0.5, 0.9, rng.random()])),
    )


@legal("precision.quantise")
def quantise(rng, i):
    S = float(rng.choice([0.01, 0.02, 0.25, 1.0, 0.1]))
    v = rng.normal(size=pick(rng, 1, 6)) * float(rng.choice([0.3, 2.0, 20.0]))
    if i % 2:
        v = v.round(2)
    return v, S, int(rng.choice([0, 5, -73, 100, -128]))


@legal("precision.dot")
def dot(rng, i):
    k = pick(rng, 1, 300) if i % 3 == 0 else pick(rng, 1, 6)
    w, a = rng.integers(-128, 128, k), rng.integers(-128, 128, k)
    if i % 4 == 0:
        w, a = np.full(k, int(rng.choice([127, -128]))), np.full(k, int(rng.choice([127, -128])))
    return (
        w.astype(np.int8),
        float(rng.choice([0.01, 0.5, 1.0])),
        a.astype(np.int8),
        float(rng.choice([0.02, 0.25, 1.0])),
        int(rng.choice([0, -128, 5, 127])),
    )


@legal("precision.descend")
def descend(rng, i):
    k = pick(rng, 1, 300)
    size = float(rng.choice([0.02, 1.0, 1e-4, 100.0]))
    g = (np.full(k, size) if i % 2 else rng.normal(size=k) * size).astype(np.float16)
    return np.float16(rng.normal() * 3), g, float(rng.choice([0.01, 0.1, 2.0**-14, 1e-4]))
