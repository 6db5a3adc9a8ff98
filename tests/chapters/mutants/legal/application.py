"""Legal inputs for the exercises of the part *From model to application*."""

import itertools
import json

import numpy as np

from .drawing import legal, numbers, pick


@legal("digits.centre")
def centre(rng, i):
    return numbers(rng, pick(rng, 1, 6), 2, big=80.0), float(rng.choice([0.25, 0.7, 1.0, 1.5, 0.1]))


@legal("digits.confusion")
def confusion(rng, i):
    m = pick(rng, 1, 20)
    top = int(rng.choice([2, 10]))
    return rng.integers(0, top, m), rng.integers(0, 10, m)


@legal("digits.doubt")
def doubt(rng, i):
    m, c = pick(rng, 1, 8), pick(rng, 2, 10)
    P = rng.integers(0, 5, (m, c)) + (rng.random((m, c)) < 0.2) * 4.0
    P[P.sum(axis=1) == 0, 0] = 1.0
    P = P / P.sum(axis=1, keepdims=True)
    least = float(rng.choice([0.0, 0.5, P.max(), np.median(P.max(axis=1)), rng.random()]))
    least = min(least, float(P.max()))
    truth = np.where(rng.random(m) < 0.6, P.argmax(axis=1), rng.integers(0, c, m))
    return P, truth, least


@legal("digits.predict")
def predict(rng, i):
    m, a, h, o = pick(rng), pick(rng), pick(rng), pick(rng, 1, 4)
    size = float(rng.choice([1.0, 1.0, 300.0, 1000.0]))
    return (
        numbers(rng, m, a, big=3.0),
        numbers(rng, h, a, big=3.0),
        numbers(rng, h, big=3.0),
        size * numbers(rng, o, h, big=3.0),
        numbers(rng, o, big=3.0),
    )


@legal("formats.from_keras")
def from_keras(rng, i):
    sizes = [pick(rng, 1, 4) for _ in range(pick(rng, 2, 5))]
    return (
        [v for a, b in itertools.pairwise(sizes) for v in (numbers(rng, a, b), numbers(rng, b))],
    )


@legal("formats.embed")
def embed(rng, i):
    v = pick(rng, 1, 6)
    return numbers(rng, v, pick(rng)), rng.integers(0, v, pick(rng, 1, 6))


@legal("formats.run")
def run(rng, i):
    width = {"X": pick(rng, 1, 3)}
    constants, nodes = {}, []
    many = pick(rng, 1, 6)
    for k in range(many):
        out = "output" if k == many - 1 else f"v{k}"
        source = str(rng.choice(list(width))) if rng.random() < 0.4 else list(width)[-1]
        operation = str(rng.choice(["Gemm", "Gemm", "Relu", "Sigmoid"]))
        if operation == "Gemm":
            size = pick(rng, 1, 3)
            constants[f"K{k}"] = numbers(rng, size, width[source], big=3.0)
            constants[f"c{k}"] = numbers(rng, size, big=3.0)
            nodes.append(("Gemm", [source, f"K{k}", f"c{k}"], out))
            width[out] = size
        else:
            nodes.append((operation, [source], out))
            width[out] = width[source]
    return nodes, constants, numbers(rng, pick(rng, 1, 4), width["X"], big=3.0)


@legal("formats.tensor")
def tensor(rng, i):
    header, numbers = {}, b""
    many = pick(rng, 1, 6)
    if rng.random() < 0.3:
        header["__metadata__"] = {"format": "pt"}
    for k in range(many):
        name = str(rng.choice(["weight", "bias", "layer.with.a.long.name"])) + f".{k}"
        array = rng.normal(size=[pick(rng, 1, 4) for _ in range(pick(rng, 1, 3))]).astype("<f4")
        place = [len(numbers), len(numbers) + array.nbytes]
        numbers += array.tobytes()
        header[name] = {"dtype": "F32", "shape": list(array.shape), "data_offsets": place}
    names = [k for k in header if k != "__metadata__"]
    text = json.dumps(header).encode()
    text += b" " * (-len(text) % 8)
    return len(text).to_bytes(8, "little") + text + numbers, str(rng.choice(names))
