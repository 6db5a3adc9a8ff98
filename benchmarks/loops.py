"""D0's network by Python loops, by one product an example, and by one product for all examples.

``python -m benchmarks.loops`` writes what the chapter *All examples at once* draws and quotes,
with machine and date, into ``book/measured/loops.json``. A time is the best of its rounds:
what else the machine does can only make a round longer.
"""

import datetime
import math
import platform
from pathlib import Path

import numpy as np
from threadpoolctl import threadpool_limits

from benchmarks.timing import interleaved
from mlp_book.page import measured
from mlp_book.topics.networks import worksheet

EXAMPLES = (1, 10, 100, 1000)
ROUNDS = 200


def by_loops(layers, X):
    """Every product on its own, example by example."""
    outputs = []
    for example in X:
        a = example
        for W, b in layers:
            z = []
            for weights, bias in zip(W, b, strict=True):
                total = bias
                for weight, number in zip(weights, a, strict=True):
                    total += weight * number
                z.append(total)
            a = [max(0, value) for value in z]
        outputs.append(1 / (1 + math.exp(-z[0])))
    return outputs


def by_matrices(layers, X):
    """One product a layer, for all examples."""
    A = X
    for W, b in layers:
        Z = A @ W.T + b
        A = np.maximum(0, Z)
    return 1 / (1 + np.exp(-Z))


def by_examples(layers, X):
    """One product a layer and example."""
    return [by_matrices(layers, x) for x in X]


def contestants(m):
    """The three passes over the same `m` examples; the loops get lists, their best food."""
    network, theta = worksheet()
    layers = network.layers(theta)
    lists = [(W.tolist(), b.tolist()) for W, b in layers]
    X = np.random.default_rng(0).random((m, 2))
    rows = X.tolist()
    return {
        "loops": lambda: by_loops(lists, rows),
        "examples": lambda: by_examples(layers, X),
        "matrices": lambda: by_matrices(layers, X),
    }


def processor():
    """The name of the processor, where Linux tells it."""
    try:
        lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    except OSError:
        return platform.processor() or platform.machine()
    return next((x.split(":")[1].strip() for x in lines if x.startswith("model name")), "")


def measure():
    """Best seconds of each pass for each number of examples, with where and when."""
    seconds = {"loops": [], "examples": [], "matrices": []}
    with threadpool_limits(1):
        for m in EXAMPLES:
            for name, rounds in interleaved(contestants(m), ROUNDS).items():
                seconds[name].append(min(rounds))
    return {
        "script": "python -m benchmarks.loops",
        "date": datetime.datetime.now(datetime.UTC).date().isoformat(),
        "processor": processor(),
        "python": platform.python_version(),
        "numpy": np.__version__,
        "threads": 1,
        "best_of": ROUNDS,
        "sizes": [2, 4, 2, 1],
        "examples": list(EXAMPLES),
        "seconds": seconds,
    }


if __name__ == "__main__":
    measured.store("loops", measure())
