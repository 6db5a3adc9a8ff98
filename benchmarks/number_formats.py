"""One forward pass in five number formats: bytes, time, and how far the answers move.

``python -m benchmarks.number_formats`` writes what the chapter *Billions of imprecise
computations* quotes, with machine, date and load, into ``book/measured/number_formats.json``.
NumPy multiplies float64 and float32 by a library of the processor's (BLAS), float16, bfloat16 and
whole numbers by a plain loop; ONNX Runtime has code of its own for int8. One thread; a time is the
best of its rounds.
"""

import datetime
import os
import platform
import tempfile
from functools import partial
from importlib.metadata import version
from pathlib import Path

import numpy as np
from threadpoolctl import threadpool_limits

from benchmarks.loops import processor
from benchmarks.timing import interleaved
from mlp_book.page import measured
from mlp_book.topics.low_precision import parameter_bytes
from mlp_book.topics.number_formats import FORMATS
from mlp_book.topics.quantisation import int8_pass, quantise, range_scale, weight_scale
from mlp_core import MLP, to_onnx

SIZES, ROWS, ROUNDS = (784, 512, 512, 10), 256, 15


def in_floats(layers, X):
    """One product a layer, in the type of the arrays."""
    A = X
    for W, b in layers:
        Z = (A @ W.T).astype(A.dtype) + b  # ml_dtypes multiplies bfloat16 into float32
        A = np.maximum(0, Z)
    return Z


def in_whole_numbers(layers, X):
    """The same in int8, with sums in int32; weights are quantised beforehand."""
    A = X
    for W, w_scale, b in layers:
        a_scale, a_zero = range_scale(A)
        whole = quantise(A, a_scale, a_zero)
        total = (whole.astype(np.int32) - a_zero) @ W.astype(np.int32).T
        Z = total.astype(np.float32) * np.float32(w_scale * a_scale) + b
        A = np.maximum(0, Z)
    return Z


def engines(network, theta, X, folder):
    """ONNX Runtime in float32 and in int8, where it is installed."""
    try:
        import onnxruntime
        from onnxruntime.quantization import QuantType, quantize_dynamic
    except ImportError:
        return {}
    paths = {"ONNX Runtime, float32": folder / "a.onnx", "ONNX Runtime, int8": folder / "b.onnx"}
    to_onnx(paths["ONNX Runtime, float32"], network, theta.astype(np.float32))
    quantize_dynamic(*map(str, paths.values()), weight_type=QuantType.QInt8)
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    X32 = X.astype(np.float32)
    sessions = {n: onnxruntime.InferenceSession(p, options) for n, p in paths.items()}
    return {n: (lambda s=s: s.run(None, {"X": X32})[0]) for n, s in sessions.items()}


def measure() -> dict:
    """Bytes, best seconds and the largest move of an answer, with where and when."""
    network = MLP(SIZES, ("relu", "relu", "identity"))
    rng = np.random.default_rng(0)
    theta, X = network.init(rng), rng.random((ROWS, SIZES[0]))
    runs = {}
    for one in FORMATS.values():
        layers = network.layers(theta)
        cast = [(W.astype(one.dtype), b.astype(one.dtype)) for W, b in layers]
        runs[f"NumPy, {one.name}"] = partial(in_floats, cast, X.astype(one.dtype))
    scales = [(W, weight_scale(W), b.astype(np.float32)) for W, b in network.layers(theta)]
    whole = [(quantise(W, S, low=-127), S, b) for W, S, b in scales]
    runs["NumPy, int8"] = lambda: in_whole_numbers(whole, X.astype(np.float32))
    load = os.getloadavg()[0]
    with tempfile.TemporaryDirectory() as name, threadpool_limits(1):
        runs |= engines(network, theta, X, Path(name))
        exact = network.predict(theta, X)
        moved = {
            n: float(np.abs(run().astype(np.float64) - exact).max()) for n, run in runs.items()
        }
        assert moved["NumPy, int8"] < 2 * np.abs(int8_pass(network, theta, X).output - exact).max()
        seconds = {n: min(times) for n, times in interleaved(runs, ROUNDS).items()}
    return {
        "script": "python -m benchmarks.number_formats",
        "date": datetime.datetime.now(datetime.UTC).date().isoformat(),
        "processor": processor(),
        "cores": os.cpu_count(),
        "load": round(load, 1),
        "python": platform.python_version(),
        "versions": {n: version(n) for n in ("numpy", "ml_dtypes", "onnxruntime")},
        "threads": 1,
        "best_of": ROUNDS,
        "sizes": list(SIZES),
        "rows": ROWS,
        "bytes": {n: parameter_bytes(n.split(", ")[1], network) for n in runs},
        "seconds": seconds,
        "moved": moved,
    }


if __name__ == "__main__":
    measured.store("number_formats", measure())
