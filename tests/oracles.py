"""An independent oracle: the scalar tape of the chapter *How tools do it*, knowing no mlp_core."""

from operator import mul

from mlp_book.topics.tape import Value


def softmax(zs):
    return [z.exp() * sum(other.exp() for other in zs) ** -1 for z in zs]


ACTIVATIONS = {
    "identity": lambda zs: zs,
    "sigmoid": lambda zs: [(1 + (-z).exp()) ** -1 for z in zs],
    "tanh": lambda zs: [1 - 2 * (1 + (2 * z).exp()) ** -1 for z in zs],
    "relu": lambda zs: [z if z.data > 0 else 0 * z for z in zs],
    "leaky_relu": lambda zs: [z if z.data > 0 else 0.01 * z for z in zs],
    "elu": lambda zs: [z if z.data > 0 else z.exp() - 1 for z in zs],
    "softmax": softmax,
}
LOSSES = {  # of one output p with target t, summed over outputs; MSE is divided by their number
    "half_squared_error": lambda p, t: (p - t) ** 2 * 0.5,
    "mean_squared_error": lambda p, t: (p - t) ** 2,
    "binary_cross_entropy": lambda p, t: -(t * p.log() + (1 - t) * (1 - p).log()),
    "categorical_cross_entropy": lambda p, t: -t * p.log(),
}


def differentiate(layers, activations, X, Y, loss, weights=None):
    """Return the loss, [(dW, db), ...] and [dz of each layer], all as nested lists of floats."""
    layers = [([[Value(w) for w in row] for row in W], [Value(v) for v in b]) for W, b in layers]
    zs, total = [[] for _ in layers], Value(0)
    count = len(Y) * (len(Y[0]) if loss == "mean_squared_error" else 1)
    weights = [1.0] * len(X) if weights is None else map(float, weights)
    for x, y, weight in zip(X, Y, weights, strict=True):
        a = list(map(float, x))
        for (W, b), activation, rows in zip(layers, activations, zs, strict=True):
            z = [c + sum(map(mul, row, a)) for row, c in zip(W, b, strict=True)]
            rows.append(z)
            a = ACTIVATIONS[activation](z)
        total += sum(map(LOSSES[loss], a, map(float, y))) * (weight / count)
    total.backward()

    def grads(nested):
        return [grads(n) for n in nested] if isinstance(nested, list) else nested.grad

    return total.data, [(grads(W), grads(b)) for W, b in layers], grads(zs)
