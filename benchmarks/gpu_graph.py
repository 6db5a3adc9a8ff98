"""An update as one CUDA graph: what many launches cost is paid once, when the graph is captured.

Three things make it possible. The update must never wait for a number of the GPU, so it computes no
value of the loss. It writes theta, gradient and the optimiser's state into the same arrays each
time: a graph remembers addresses. And CuPy refuses cuBLAS while a stream is captured ("calling
cuBLAS API during stream capture is currently unsupported", CuPy 14), so for the capture
`cupy.dot` is replaced by a small kernel of our own; for large matrices that would be a bad trade.
"""

import contextlib
from collections.abc import Callable
from typing import Any
from unittest import mock

import numpy as np

from mlp_core.losses import Loss
from mlp_core.network import MLP
from mlp_core.propagation import backpropagate, propagate, split

# One thread an entry of c = a b, (m, k) times (k, n); the strides, in numbers, allow transposes.
SOURCE = r"""
extern "C" __global__ void product(
    const TYPE* a, const TYPE* b, TYPE* c, const int m, const int n, const int k,
    const int a_row, const int a_column, const int b_row, const int b_column)
{
    const int j = blockIdx.x * blockDim.x + threadIdx.x;
    const int i = blockIdx.y * blockDim.y + threadIdx.y;
    if (i >= m || j >= n) return;
    TYPE sum = 0;
    for (int l = 0; l < k; ++l) sum += a[i * a_row + l * a_column] * b[l * b_row + j * b_column];
    c[i * n + j] = sum;
}
"""
BLOCK = (32, 8)
TYPES = {"float32": "float", "float64": "double"}


def arguments(a: Any, b: Any) -> tuple[tuple[int, int], list[int]]:
    """Return the grid of blocks, and m, n, k and the strides of two matrices, in numbers."""
    (m, k), (_, n) = a.shape, b.shape
    strides = [stride // a.itemsize for stride in (*a.strides, *b.strides)]
    return (-(-n // BLOCK[0]), -(-m // BLOCK[1])), [m, n, k, *strides]


def own_dot(cupy: Any) -> Callable[..., Any]:
    """Return a `dot` for matrices, or a vector and a matrix, that can be captured."""
    kernels = {
        name: cupy.RawKernel(SOURCE.replace("TYPE", c_type), "product")
        for name, c_type in TYPES.items()
    }

    def dot(a: Any, b: Any, out: Any = None) -> Any:
        shape = (*a.shape[:-1], b.shape[1])
        if a.ndim == 1:
            a = a[None, :]
        if out is None:
            out = cupy.empty(shape, a.dtype)
        if a.dtype != b.dtype or a.dtype != out.dtype or out.shape != shape:
            raise ValueError(f"dot: {a.dtype} {a.shape} and {b.dtype} {b.shape} into {out.shape}")
        grid, numbers = arguments(a, b)
        kernels[a.dtype.name](grid, BLOCK, (a, b, out, *map(np.int32, numbers)))
        return out

    return dot


def captured(cupy: Any, step: Callable[[], object]) -> Callable[[], object]:
    """Run `step` three times, then capture it; return what launches the graph.

    Its temporary arrays come from a memory pool of its own, which lives as long as the graph: no
    other array is ever given their addresses.
    """
    pool = cupy.cuda.MemoryPool()
    stream = cupy.cuda.Stream(non_blocking=True)
    cupy.cuda.runtime.deviceSynchronize()  # what step reads was queued elsewhere
    with (
        mock.patch.object(cupy, "dot", own_dot(cupy)),
        cupy.cuda.using_allocator(pool.malloc),
        stream,
    ):
        for _ in range(3):  # compiles the kernels and fills the pool
            step()
        stream.synchronize()
        stream.begin_capture()
        try:
            step()
        except BaseException:
            with contextlib.suppress(Exception):
                stream.end_capture()
            raise
        graph = stream.end_capture()

    def launch(_pool: Any = pool) -> None:  # the default value keeps the pool alive
        graph.launch(stream=stream)

    return launch


class InPlace:
    """An update of theta without a value of the loss, in the same arrays each time.

    The batch is copied into `X` and `Y` before each step. An optimiser whose state has a count, as
    Adam's, cannot be captured: the count would stand still.
    """

    def __init__(self, network: MLP, theta: Any, X: Any, Y: Any, loss: Loss, optimizer: Any):
        self.network, self.loss, self.optimizer = network, loss, optimizer
        self.theta, self.X, self.Y = theta, X, Y
        self.gradient = theta.copy()
        self.state = optimizer.init(theta)
        if not all(hasattr(part, "shape") for part in self.state):
            raise TypeError(f"InPlace: the state of {optimizer} holds more than arrays")

    def step(self) -> None:
        """Make one update."""
        layers = split(self.network.sizes, self.theta)
        gradients = split(self.network.sizes, self.gradient)
        activations = self.network.activations
        forward_pass = propagate(layers, activations, self.X)
        backpropagate(layers, activations, forward_pass, self.Y, self.loss, gradients)
        theta, state = self.optimizer.update(self.theta, self.gradient, self.state)
        self.theta[...] = theta
        for mine, new in zip(self.state, state, strict=True):
            mine[...] = new
