"""One network, by every engine that is installed: how far they agree, and how long they take.

``pip install -e .[oracles,onnx]`` brings the engines. ``python -m benchmarks.engines`` writes what
the chapter *Formats and engines* quotes, with machine and date, into
``book/measured/engines.json``. Each engine gets the model in the form that it reads: ONNX
Runtime an ONNX file, PyTorch a safetensors file, Keras a list of arrays. All compute in float32, on
one thread. A time is the best of its rounds.
"""

import datetime
import importlib
import importlib.util
import os
import platform
import tempfile
from collections.abc import Callable
from importlib.metadata import version
from itertools import pairwise
from pathlib import Path

import numpy as np
from threadpoolctl import threadpool_limits

from benchmarks.loops import processor
from benchmarks.timing import interleaved
from mlp_book.page import measured
from mlp_book.topics.networks import worksheet
from mlp_core import MLP, save_safetensors, to_keras, to_onnx

os.environ.setdefault("KERAS_BACKEND", "torch")
EXAMPLES = (1, 1000)
ROUNDS = 300
Engine = Callable[[np.ndarray], np.ndarray]


def by_mlp_core(network: MLP, theta: np.ndarray, _: Path) -> Engine:
    """Return the answers of this package."""
    return lambda X: network.predict(theta, X)


def by_onnx_runtime(network: MLP, theta: np.ndarray, folder: Path) -> Engine:
    """Return the answers of ONNX Runtime, from an ONNX file."""
    import onnxruntime

    to_onnx(folder / "model.onnx", network, theta)
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    session = onnxruntime.InferenceSession(folder / "model.onnx", options)
    return lambda X: session.run(None, {"X": X})[0]


def by_torch(network: MLP, theta: np.ndarray, folder: Path) -> Engine:
    """Return the answers of PyTorch, from a safetensors file."""
    import torch
    from safetensors.torch import load_file
    from torch import nn

    torch.set_num_threads(1)
    kinds = {"relu": nn.ReLU, "sigmoid": nn.Sigmoid, "identity": nn.Identity}
    modules: list[nn.Module] = []
    for (n_in, n_out), activation in zip(pairwise(network.sizes), network.activations, strict=True):
        modules += [nn.Linear(n_in, n_out), kinds[activation.name]()]
    model = nn.Sequential(*modules)
    save_safetensors(folder / "model.safetensors", network, theta)
    model.load_state_dict(load_file(folder / "model.safetensors"))

    def answer(X: np.ndarray) -> np.ndarray:
        with torch.inference_mode():
            return model(torch.from_numpy(X)).numpy()

    return answer


def by_keras(network: MLP, theta: np.ndarray, _: Path) -> Engine:
    """Return the answers of Keras over PyTorch, from the list of its weights."""
    import keras

    names = {"identity": "linear"}
    model = keras.Sequential([keras.Input((network.sizes[0],))])
    for n_out, activation in zip(network.sizes[1:], network.activations, strict=True):
        model.add(keras.layers.Dense(n_out, names.get(activation.name, activation.name)))
    model.set_weights(to_keras(network, theta))
    return model.predict_on_batch


ENGINES = {
    "mlp_core": ("numpy", by_mlp_core),
    "ONNX Runtime": ("onnxruntime", by_onnx_runtime),
    "PyTorch": ("torch", by_torch),
    "Keras": ("keras", by_keras),
}


def boston() -> tuple[MLP, np.ndarray]:
    """A network of the size of D4's, with random parameters."""
    network = MLP((13, 128, 128, 64, 1), ("relu", "relu", "relu", "identity"))
    return network, network.init(np.random.default_rng(0))


def measure() -> dict:
    """What each engine answers, how far it is from float64, and its best seconds."""
    found = {n: make for n, (m, make) in ENGINES.items() if importlib.util.find_spec(m)}
    (small, theta), (large, many) = worksheet(), boston()
    rng = np.random.default_rng(1)
    result: dict = {"versions": {}, "answers": {}, "differences": {}, "seconds": {}}
    with tempfile.TemporaryDirectory() as name, threadpool_limits(1):
        folder = Path(name)
        x = np.ones((1, 2), np.float32)
        batches = [rng.normal(size=(m, 13)).astype(np.float32) for m in EXAMPLES]
        exact = large.predict(many, batches[-1].astype(np.float64))
        engines = {n: make(large, many.astype(np.float32), folder) for n, make in found.items()}
        for engine, answer in engines.items():
            result["versions"][engine] = version(ENGINES[engine][0])
            tiny = found[engine](small, theta.astype(np.float32), folder)
            result["answers"][engine] = float(tiny(x)[0, 0])
            result["differences"][engine] = float(abs(answer(batches[-1]) - exact).max())
            result["seconds"][engine] = []
        for batch in batches:
            runs = {n: (lambda run=run, X=batch: run(X)) for n, run in engines.items()}
            for engine, rounds in interleaved(runs, ROUNDS).items():
                result["seconds"][engine].append(min(rounds))
    return {
        "script": "python -m benchmarks.engines",
        "date": datetime.datetime.now(datetime.UTC).date().isoformat(),
        "processor": processor(),
        "python": platform.python_version(),
        "threads": 1,
        "best_of": ROUNDS,
        "sizes": list(large.sizes),
        "examples": list(EXAMPLES),
        **result,
    }


if __name__ == "__main__":
    measured.store("engines", measure())
