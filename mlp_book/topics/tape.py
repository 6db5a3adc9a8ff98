"""Automatic differentiation of single numbers: reverse mode, on a tape of values that remember.

The chapter *How tools do it* reads this file piece by piece; the tests use it as an oracle that
knows nothing of `mlp_core`. Standard library only.
"""

from __future__ import annotations

import math
from collections.abc import Sequence


class Value:
    """A number that remembers what it was computed from, and how fast it follows each of these."""

    def __init__(
        self,
        data: float,
        parents: Sequence[Value] = (),
        slopes: Sequence[float] = (),
        name: str = "",
    ) -> None:
        self.data = float(data)
        self.parents, self.slopes, self.name = parents, slopes, name
        self.grad = 0.0

    def __repr__(self) -> str:
        return f"Value({self.data:g}, grad={self.grad:g})"

    def __add__(self, other: Value | float) -> Value:
        other = as_value(other)
        return Value(self.data + other.data, (self, other), (1.0, 1.0), "+")

    def __mul__(self, other: Value | float) -> Value:
        other = as_value(other)
        u, v = self.data, other.data
        return Value(u * v, (self, other), (v, u), "×")

    def __pow__(self, n: int) -> Value:
        return Value(self.data**n, (self,), (n * self.data ** (n - 1),), f"^{n}")

    def __neg__(self) -> Value:
        return self * -1

    def __sub__(self, other: Value | float) -> Value:
        return self + -as_value(other)

    __radd__, __rmul__ = __add__, __mul__

    def __rsub__(self, other: Value | float) -> Value:
        return -self + other

    def exp(self) -> Value:
        """Return e to this power; its slope is itself."""
        result = math.exp(self.data)
        return Value(result, (self,), (result,), "exp")

    def log(self) -> Value:
        """Return the natural logarithm; its slope is 1 / x."""
        return Value(math.log(self.data), (self,), (1 / self.data,), "ln")

    def backward(self) -> None:
        """Add to every ancestor's ``grad`` how fast this value follows it."""
        self.grad = 1.0
        for value in reversed(tape(self)):
            for parent, slope in zip(value.parents, value.slopes, strict=True):
                parent.grad += value.grad * slope


def tape(last: Value) -> list[Value]:
    """All that went into ``last``, each after what it was computed from, ``last`` at the end."""
    order: list[Value] = []
    seen: set[Value] = set()
    stack = [(last, False)]
    while stack:
        value, parents_done = stack.pop()
        if parents_done:
            order.append(value)
        elif value not in seen:
            seen.add(value)
            stack += [(value, True), *((parent, False) for parent in value.parents)]
    return order


def as_value(x: Value | float) -> Value:
    """Return a `Value` as it is, and a plain number as a new one."""
    return x if isinstance(x, Value) else Value(x)
