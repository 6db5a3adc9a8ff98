"""Answers that people wrote: wrong ones with words of the hint they earn, right ones of any style.

They grow with every false verdict that is found. A wrong answer whose words are empty is refused
in general words.
"""

import math

import numpy as np

import mlp_core
from mlp_book.chapters.forward_pass.exercises.and_gate import _AND


def _softmax(z, least):
    with np.errstate(all="ignore"):
        e = np.exp(z - least)
        return e / e.sum()


def _rows_softmax(Z):
    with np.errstate(all="ignore"):
        e = np.exp(Z)
        return e / e.sum(axis=1, keepdims=True)


def _bent_chain(x, w, depth):
    slope = 1.0
    for _ in range(depth):
        x = 1 / (1 + math.exp(-w * x))
        slope *= abs(w) * x * (1 - x)
    return slope


def _to_the_first_leaf(parents, slopes):
    grads = [0.0] * len(parents)
    grads[-1] = 1.0
    for k in reversed(range(len(parents))):
        if not parents[k]:
            break
        for parent, slope in zip(parents[k], slopes[k], strict=True):
            grads[parent] += grads[k] * slope
    return grads


def _to_the_last_brace(content, name):
    import json

    length = int.from_bytes(content[:8], "little")
    header = json.loads(content[8 : content.rindex(b"}") + 1])
    start, end = header[name]["data_offsets"]
    return np.frombuffer(content[8 + length :][start:end], "<f4").reshape(header[name]["shape"])


def _last_value(nodes, constants, X):
    values = {**constants, "X": X}
    a = X
    for operation, inputs, output in nodes:
        if operation == "Gemm":
            a = a @ values[inputs[1]].T + values[inputs[2]]
        else:
            a = values[inputs[0]]
            a = np.maximum(0, a) if operation == "Relu" else 1 / (1 + np.exp(-a))
        values[output] = a
    return a


def _neighbours(*arrays):
    gpu = [type(a).__module__ == "cupy" for a in arrays]
    cpu = [isinstance(a, np.ndarray) for a in arrays]
    for k in range(len(arrays) - 1):
        if (gpu[k] and cpu[k + 1]) or (cpu[k] and gpu[k + 1]):
            raise TypeError("mixed")
    return (
        mlp_core.array_namespace(next(a for a in arrays if type(a).__module__ == "cupy"))
        if any(gpu)
        else np
    )


def _both(joined, top):
    def squashed(x):
        xp = mlp_core.array_namespace(x)
        wide = joined(xp, x)
        with np.errstate(invalid="ignore"):
            e = xp.exp(wide - top(xp, wide))
            return e / e.sum(axis=1, keepdims=True)

    return squashed


def _own_top(xp, wide):
    return wide.max(axis=1, keepdims=True)


def _zeros(xp, x):
    return xp.concatenate([x, xp.zeros((len(x), 1))], axis=1)


def _ring_of(dtype):
    def half_ring(table):
        table = np.array(table, dtype=dtype)
        R = len(table)
        for k in range(R - 1):
            for r in range(R):
                table[(r + 1) % R, (r - k) % R] += table[r, (r - k) % R]
        return table

    return half_ring


def _equal_parts(w, X, T, size, rate):
    many = math.ceil(len(X) / size)
    for x, t in zip(np.array_split(X, many), np.array_split(T, many), strict=True):
        w = w - rate * ((w * x - t) * x).mean()
    return w


def _stop(first=1, counts=lambda loss, best: True):
    def stop(losses, patience):
        best, waited = first, 0
        for epoch, loss in enumerate(losses, start=1):
            if loss < losses[best - 1]:
                best, waited = epoch, 0
            elif epoch > 1 and counts(loss, losses[best - 1]):
                waited += 1
            if waited == patience:
                break
        return best, epoch

    return stop


def _one_array(slope, w, eta, steps):
    m = v = np.zeros(len(w))
    with np.errstate(all="ignore"):
        for t in range(1, steps + 1):
            g = slope(w)
            m *= 0.9
            m += 0.1 * g
            v *= 0.999
            v += 0.001 * g**2
            w = w - eta * (m / (1 - 0.9**t)) / (np.sqrt(v / (1 - 0.999**t)) + 1e-8)
    return w


def _narrow_product(w, gradients, rate):
    master = np.float32(w)
    for g in gradients:
        master = np.float32(master - np.float16(rate * g))
    return np.float16(master)


def _cores(tiny):
    def cores(share, wanted, most):
        if share * wanted >= 1:
            return 0
        p = math.ceil((1 - share) / (1 / wanted - share) - tiny)
        return p if p <= most else 0

    return cores


def _clipped(X, W1, b1, W2, b2):
    return _rows_softmax(np.clip(np.maximum(0, X @ W1.T + b1) @ W2.T + b2, -500, 500))


def _outside(columns):
    return lambda X, x: sum(int(v < c.min() or v > c.max()) for v, c in zip(x, columns(X)))  # noqa: B905


def _nand():
    theta = _AND.copy()
    theta[-3:] *= -1
    return theta


# Chapter's module and exercise: (answer, words of its hint).
WRONG = {
    "activations.elu_slope": [(lambda z, alpha: np.minimum(1, alpha * np.exp(z)), "sign of z")],
    "activations.softmax": [
        (lambda z: _softmax(z, z[0]), "the first score"),
        (lambda z: _softmax(z, z[-1]), ""),
    ],
    "activations.chain_slope": [(_bent_chain, "the sign is not")],
    "autodiff.walk_back": [(_to_the_first_leaf, "the first number without parents")],
    "autodiff.times": [(lambda u, v: (round(u[0]) * v[0], u[1] * v[0] + u[0] * v[1]), "")],
    "backpropagation.step_back": [(lambda Delta, W, Z: Delta @ W * (Z >= 0), "except at z = 0")],
    "digits.centre": [(lambda points, s: 16 + s * (points - np.median(points, axis=0)), "")],
    "digits.predict": [(_clipped, "You cut the scores off")],
    "examples.mean_miss": [(lambda y, t: np.mean((abs(y[:, 0]) - t) ** 2), "")],
    "formats.tensor": [(_to_the_last_brace, "up to the last brace")],
    "formats.embed": [(lambda E, tokens: E[tokens] + np.zeros(99), "stopped")],
    "formats.run": [(_last_value, "the value that its first input names")],
    "gpu.namespace": [(_neighbours, "neighbours only")],
    "gpu.both": [(_both(_zeros, lambda xp, wide: wide.max()), "Each row needs its own")],
    "gpu.to_tf32": [
        (
            lambda x: (x.view(np.uint32) + np.uint32(4096) >> np.uint32(13 << 13)).view(np.float32),
            "with brackets",
        )
    ],
    "gradient_descent.hidden_gradient": [
        (
            lambda W1, W2, x, t: np.outer((W2 @ np.maximum(0, W1 @ x) - t) * W2 * (W1 @ x >= 0), x),
            "except where z1 is 0",
        )
    ],
    "initialisation.he": [
        (lambda seed, a, b: mlp_core.he_normal(np.random.default_rng(seed), a, b), "he_normal"),
    ],
    "losses.from_logit": [
        (lambda z, t: np.log1p(np.exp(-abs(z))) + (max(-z, 0) if t == 1 else abs(z)), ""),
    ],
    "many_machines.rows": [
        (lambda m, rank, size: [rank * (m // size), len(range(m // size).stop)], "stopped"),
    ],
    "many_machines.half_ring": [
        (_ring_of(int), "keeps the type"),
        (lambda table: np.zeros(3)[9], "stopped"),
    ],
    "matrices.product": [
        (lambda A, x: (np.array(A) @ np.array(x)).tolist(), "its sums are yours"),
        (lambda A, x: [float(np.dot(row, x)) for row in A], "its sums are yours"),
    ],
    "matrices.compose": [(lambda A, b, C, d: (C @ A, (C @ b + d)[:, None]), "one column")],
    "neuron.vote": [
        (["1", "1", "1", "-1.5"], ""),
        ([math.inf, 1, 1, -1.5], ""),
        ([1, 1, 1, 1, -1.5], "Four numbers"),
    ],
    "optimisers.epoch": [(_equal_parts, "np.array_split")],
    "optimisers.adam": [(_one_array, "one array two names")],
    "practice.outside": [(_outside(lambda X: X), "Its columns are X.T")],
    "practice.stop": [
        (_stop(counts=lambda loss, best: loss > best), "An equal loss is no better"),
        (_stop(first=2), ""),
    ],
    "precision.quantise": [
        (lambda v, S, q0: np.clip(np.floor(v / S + 0.5) + q0, -128, 127), "takes the even one"),
    ],
    "precision.descend": [(_narrow_product, "still computed in float16")],
    "forward_pass.and_gate": [(_nand(), "For the input (0, 0) the output should be below")],
}

RIGHT = {
    "activations.elu_slope": [lambda z, alpha: [1 if v > 0 else alpha * math.exp(v) for v in z]],
    "autodiff.times": [lambda u, v: [u[0] * v[0], u[0] * v[1] + v[0] * u[1]]],
    "formats.embed": [lambda E, tokens: np.take(E, tokens, axis=0).tolist()],
    "gpu.both": [
        _both(lambda xp, x: xp.pad(x, ((0, 0), (0, 1))), _own_top),
        _both(lambda xp, x: xp.column_stack([x, xp.zeros(len(x))]), _own_top),
        _both(lambda xp, x: xp.append(x, xp.zeros((len(x), 1)), axis=1), _own_top),
        _both(_zeros, lambda xp, wide: xp.amax(wide, axis=1, keepdims=True)),
    ],
    "losses.from_logit": [lambda z, t: float(np.logaddexp(0, -z if t == 1 else z))],
    "many_machines.half_ring": [_ring_of(float)],
    "matrices.product": [
        lambda A, x: [sum(a * b for a, b in zip(row, x, strict=True)) for row in A],
        lambda A, x: tuple(sum(map(lambda a, b: a * b, row, x)) for row in A),
    ],
    "matrices.compose": [lambda A, b, C, d: [(C @ A).tolist(), (C @ b + d).tolist()]],
    "neuron.vote": [(2, 2, 2, -3), np.array([1.0, 1.0, 1.0, -1.5])],
    "parallelism.fewest": [_cores(1e-9), _cores(0.0)],  # the last digit is forgiven
    "practice.outside": [_outside(lambda X: X.T)],
    "practice.stop": [_stop()],
    "precision.quantise": [
        lambda v, S, q0: [min(127, max(-128, round(float(p)) + q0)) for p in v / S]
    ],
}
