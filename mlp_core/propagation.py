r"""Forward and back through the layers: the two loops of the book, without checks.

`MLP` and `value_and_gradient` check their arguments and call these; a training loop, which has
checked its data once, may call them directly. Batches only: `X` is (m, n_in).
"""

from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import pairwise, repeat
from typing import Any, NamedTuple

from ._activation import back, forward
from ._numbers import in_order, shown
from ._weights import Weights
from .activations import Activation
from .backend import Array, array_namespace, at_least_float32
from .losses import Loss

_NEW: Iterable[tuple[None, None]] = repeat((None, None))  # arrays are made where none is given


class Layer(NamedTuple):
    """The parameters of one layer."""

    W: Array
    """Weights, (n_out, n_in); row i holds the weights into neuron i."""
    b: Array
    """Biases, (n_out,)."""


class ForwardPass(NamedTuple):
    """Everything that a forward pass computes."""

    X: Array
    """The input, (m, n_in); one example is (n_in,)."""
    z: tuple[Array, ...]
    """Pre-activations of each layer, (m, n_out)."""
    a: tuple[Array, ...]
    """Activations of each layer, (m, n_out)."""

    @property
    def output(self) -> Array:
        """The last layer's activations."""
        return self.a[-1]


def one_as_batch(forward_pass: ForwardPass) -> ForwardPass:
    """Return the forward pass of one example, given as vectors, as that of a batch of one."""
    X, z, a = forward_pass
    return ForwardPass(X[None, :], tuple(v[None, :] for v in z), tuple(v[None, :] for v in a))


def require_pass(forward_pass: Any) -> ForwardPass:
    """Refuse anything but what a forward pass returned."""
    if not isinstance(forward_pass, ForwardPass):
        raise TypeError(
            f"MLP.backward: forward_pass is {shown(forward_pass)}, expected what "
            "MLP.forward(theta, X) returned"
        )
    return forward_pass


def require_fit(forward_pass: ForwardPass, neurons: tuple[int, ...], theta: Array) -> None:
    """Refuse the pass of another network, other examples or parameters of another dtype."""
    rows = forward_pass.X.shape[:-1]
    arrays = [*forward_pass.z, *forward_pass.a]
    got, expected = [array.shape for array in arrays], 2 * [(*rows, n) for n in neurons]
    if got != expected:
        raise ValueError(f"MLP.backward: forward_pass has shapes {got}, expected {expected}")
    if others := sorted({str(array.dtype) for array in arrays} - {str(theta.dtype)}):
        raise ValueError(
            f"MLP.backward: forward_pass is of {', '.join(others)} and theta of {theta.dtype}, "
            "expected what forward returned for this theta"
        )


class BackwardPass(NamedTuple):
    """Everything that a backward pass computes."""

    delta: tuple[Array, ...]
    """dL/dz of each layer, (m, n_out)."""
    gradient: Array
    """dL/dtheta, (P,), laid out as theta."""


def parts(layers: Any) -> list[Any]:
    """Return every W and b of a list of pairs, one after another."""
    pairs = [in_order(layer) for layer in in_order(layers) or ()]
    if not pairs or any(pair is None or len(pair) != 2 for pair in pairs):
        raise TypeError(
            f"MLP.pack: layers is {shown(layers)}, expected a list of pairs, (W, b) of each layer"
        )
    return [part for pair in pairs for part in pair or ()]


def split(sizes: tuple[int, ...], theta: Array) -> tuple[Layer, ...]:
    """Return views into theta: for each layer W row by row, then b."""
    return tuple([Layer(theta[W].reshape(shape), theta[b]) for W, shape, b in _places(sizes)])


@cache
def _places(sizes: tuple[int, ...]) -> list[tuple[slice, tuple[int, int], slice]]:
    """Return for each layer where W lies in theta, its shape, and where b lies."""
    places, start = [], 0
    for n_in, n_out in pairwise(sizes):
        middle, end = start + n_out * n_in, start + n_out * n_in + n_out
        places.append((slice(start, middle), (n_out, n_in), slice(middle, end)))
        start = end
    return places


def forward_steps(
    layers: Sequence[Layer],
    activations: Sequence[Activation],
    X: Array,
    into: Iterable[tuple[Array | None, Array | None]] = _NEW,
) -> Iterator[tuple[Array, Array]]:
    r"""Yield z and a of one layer after another, and keep none; `into` holds arrays for them.

    .. math:: Z_l = A_{l-1} W_l^T + b_l, \qquad A_l = \varphi_l(Z_l), \qquad A_0 = X
    """
    a, xp = X, array_namespace(X)
    dot = xp.dot  # quicker than `@` on small matrices
    for (W, b), activation, (z, out) in zip(layers, activations, into, strict=False):
        z = dot(a, W.T, out=z)  # (m, n_out)
        z += b
        a = forward(activation, xp, z, out)  # (m, n_out)
        yield z, a
        del z  # or it would live until the next z is there: a gigabyte for a million examples


def last_step(
    layers: Sequence[Layer], activations: Sequence[Activation], X: Array
) -> tuple[Array, Array]:
    """Return z and a of the last layer; the memory is that of one layer at a time."""
    steps = forward_steps(layers, activations, X)
    for _ in layers[1:]:
        next(steps)
    return next(steps)


def propagate(
    layers: Sequence[Layer],
    activations: Sequence[Activation],
    X: Array,
    into: Iterable[tuple[Array | None, Array | None]] = _NEW,
) -> ForwardPass:
    """Return every z and a, written into the arrays of `into` if given."""
    z, a = zip(*forward_steps(layers, activations, X, into), strict=True)
    return ForwardPass(X, z, a)


def backpropagate(
    layers: Sequence[Layer],
    activations: Sequence[Activation],
    forward_pass: ForwardPass,
    Y: Array,
    loss: Loss,
    gradients: Sequence[Layer],
    sample_weight: Weights = None,
    into: Sequence[Array | None] = (),
) -> tuple[Array, ...]:
    r"""Write every layer's gradient into `gradients` and return every delta, first layer first.

    The deltas are new arrays, or those of `into`.

    .. math::
        \Delta_{l-1} = \Delta_l W_l \odot \varphi_{l-1}'(Z_{l-1}), \qquad
        \frac{\partial L}{\partial W_l} = \Delta_l^T A_{l-1}, \qquad
        \frac{\partial L}{\partial b_l} = \sum_{examples} \Delta_l

    The 1/m of the loss is in the output's delta, and so in all of them. In float16 1/66,000 of a
    small error is 0: such a pass is gone back in float32, and the gradient rounded at the end.
    """
    X, z, a = forward_pass
    if X.dtype.itemsize < 4:
        wide = [Layer(*map(at_least_float32, layer)) for layer in layers]
        z, a = tuple(map(at_least_float32, z)), tuple(map(at_least_float32, a))
        forward_pass, Y = ForwardPass(at_least_float32(X), z, a), at_least_float32(Y)
        sums = [Layer(layer.W.copy(), layer.b.copy()) for layer in wide]
        exact = backpropagate(wide, activations, forward_pass, Y, loss, sums, sample_weight, into)
        for narrow, layer in zip(gradients, sums, strict=True):
            narrow.W[...], narrow.b[...] = layer
        return exact
    xp = array_namespace(X)
    dot, ones = xp.dot, xp.ones(len(X), X.dtype)
    inputs = (X, *a)  # inputs[l] enters layer l
    into = into or (None,) * len(layers)
    delta = loss.delta(activations[-1], z[-1], a[-1], Y, sample_weight, into[-1])
    deltas = [delta]  # (m, n_out)
    for l in reversed(range(len(layers))):
        dot(delta.T, inputs[l], out=gradients[l].W)  # (n_out, n_in)
        dot(ones, delta, out=gradients[l].b)  # (n_out,), the sum over examples
        if l > 0:
            d_a = dot(delta, layers[l].W, out=into[l - 1])  # (m, n_in)
            delta = back(activations[l - 1], xp, z[l - 1], a[l - 1], d_a, out=d_a)
            deltas.append(delta)  # (m, n_in)
    return tuple(reversed(deltas))
