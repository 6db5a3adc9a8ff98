"""An independent oracle: reverse-mode differentiation over single numbers, knowing no mlp_core."""

import math
from operator import mul


class Value:
    """A number that remembers what it was computed from."""

    def __init__(self, data, parents=(), slopes=()):
        self.data, self.parents, self.slopes, self.grad = float(data), parents, slopes, 0.0

    def __add__(self, other):
        other = as_value(other)
        return Value(self.data + other.data, (self, other), (1.0, 1.0))

    def __mul__(self, other):
        other = as_value(other)
        return Value(self.data * other.data, (self, other), (other.data, self.data))

    def __pow__(self, n):
        return Value(self.data**n, (self,), (n * self.data ** (n - 1),))

    def __neg__(self):
        return self * -1

    def __sub__(self, other):
        return self + -as_value(other)

    __radd__, __rmul__ = __add__, __mul__

    def __rsub__(self, other):
        return -self + other

    def exp(self):
        return Value(math.exp(self.data), (self,), (math.exp(self.data),))

    def log(self):
        return Value(math.log(self.data), (self,), (1 / self.data,))

    def backward(self):
        """Give every ancestor its dself/dancestor."""
        order, seen, stack = [], set(), [(self, False)]
        while stack:
            node, done = stack.pop()
            if done:
                order.append(node)
            elif node not in seen:
                seen.add(node)
                stack += [(node, True), *((parent, False) for parent in node.parents)]
        self.grad = 1.0
        for node in reversed(order):
            for parent, slope in zip(node.parents, node.slopes, strict=True):
                parent.grad += node.grad * slope


def as_value(x):
    return x if isinstance(x, Value) else Value(x)


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


def differentiate(layers, activations, X, Y, loss):
    """Return the loss, [(dW, db), ...] and [dz of each layer], all as nested lists of floats."""
    layers = [([[Value(w) for w in row] for row in W], [Value(v) for v in b]) for W, b in layers]
    zs, total = [[] for _ in layers], Value(0)
    count = len(Y) * (len(Y[0]) if loss == "mean_squared_error" else 1)
    for x, y in zip(X, Y, strict=True):
        a = list(map(float, x))
        for (W, b), activation, rows in zip(layers, activations, zs, strict=True):
            z = [c + sum(map(mul, row, a)) for row, c in zip(W, b, strict=True)]
            rows.append(z)
            a = ACTIVATIONS[activation](z)
        total += sum(map(LOSSES[loss], a, map(float, y))) * (1 / count)
    total.backward()

    def grads(nested):
        return [grads(n) for n in nested] if isinstance(nested, list) else nested.grad

    return total.data, [(grads(W), grads(b)) for W, b in layers], grads(zs)
