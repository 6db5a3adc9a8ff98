"""The digit application's JavaScript against Python in Node: the glue, and three engines."""

import numpy as np

from mlp_book.topics import digits, strokes
from mlp_book.topics.drawings import DRAWINGS, distorted
from mlp_book.topics.engines import CoreEngine, OnnxEngine
from mlp_core import to_onnx
from tests.widgets.node import assert_passes, write_fixtures

CORNERS = {
    "a dot": [[[50, 50]]],
    "two dots": [[[10, 10]], [[90.5, 20.1]]],
    "a dot given twice": [[[0, 100], [0, 100]]],
    "a level line": [[[0, 40], [100, 40]]],
    "a tiny line": [[[99.9, 0], [100, 0.1]]],
    "a finger that wobbles": [[[50, 50], [51, 51.9], [50.3, 50.2]]],
    "as small as a line can be": [[[50, 50], [50.5, 52]]],
    "an empty stroke beside a line": [[], [[20, 20], [33.3, 70.7]]],
}


def told(name, drawing):
    stages = strokes.stages(drawing)
    placed = strokes.place(drawing, stages.brush)
    return {
        "name": name,
        "strokes": drawing,
        "box": stages.box,
        "scale": stages.scale,
        "brush": stages.brush,
        "placed": placed,
        "bitmap": "".join(map(str, stages.bitmap.astype(int).ravel())),
        "counts": stages.counts.ravel().tolist(),
    }


def everything(folder):
    """What the Node test reads."""
    rng = np.random.default_rng(3)
    changed = {f"{n}, distorted": distorted(s, rng) for n, s in DRAWINGS.items()}
    data, (network, theta) = digits.split(), digits.trained()
    to_onnx(folder / "digits.onnx", network, theta)
    return {
        "drawings": [told(*one) for one in {**DRAWINGS, **changed, **CORNERS}.items()],
        "sizes": network.sizes,
        "activations": [a.name for a in network.activations],
        "theta": theta.tolist(),
        "tests": digits.packed(data.test_X, data.test_Y),
        "counts": digits.counts(data.test_X).tolist(),
        "labels": data.test_Y.argmax(axis=1).tolist(),
        "core": CoreEngine(network, theta).predict(data.test_X).tolist(),
        "onnx": OnnxEngine(folder / "digits.onnx").predict(data.test_X).tolist(),
    }


def test_in_node(tmp_path):
    assert_passes(
        "digits/digits.test.mjs", write_fixtures(tmp_path, everything(tmp_path)), at_least=57
    )
