"""The exercises whose answer is a function, and the solution that the book prints for each."""

import ast
import json
import math
import re
import sys
from pathlib import Path

import numpy as np

import mlp_core
from mlp_book.chapters.forward_pass.exercises.shallow import V, c
from mlp_book.topics.networks import worksheet
from tests.chapters.rooms import exercises

BOOK = Path(__file__).resolve().parents[3] / "book"
CHECK = re.compile(r"^exercises\.(\w+)\.check\((.+)\)$", re.M)
BLOCK = re.compile(r"```python\n(.*?)```", re.S)


def functions():
    """Of the exercises those whose answer is a function."""
    return {name: one for name, one in exercises().items() if callable(one.solution)}


def printed():
    """{name: (name of the function, source)}: what the folded solutions of the book print."""
    found = {}
    for path in sorted(BOOK.rglob("*.ipynb")):
        cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
        texts = [(cell["cell_type"], "".join(cell["source"])) for cell in cells]
        checks = [
            (place, match)
            for place, (kind, text) in enumerate(texts)
            if kind == "code"
            for match in CHECK.finditer(text)
        ]
        ends = [*(place for place, _ in checks), len(texts)][1:]
        for (place, match), end in zip(checks, ends, strict=True):
            attribute, function = match.groups()
            prose = "\n\n".join(text for kind, text in texts[place:end] if kind == "markdown")
            if source := _definition(prose, function):
                found.setdefault(f"{path.stem}.{attribute}", (function, source))
    return found


def _definition(prose, function):
    """The first definition of a function in the Python blocks of a text."""
    for block in BLOCK.findall(prose):
        for node in ast.parse(block).body if f"def {function}(" in block else ():
            if isinstance(node, ast.FunctionDef) and node.name == function:
                return ast.unparse(node)
    return None


def on_page(name):
    """The names that a learner finds on the page, above the exercise."""
    names = {"np": np, "math": math, "json": json, "sys": sys, "mlp_core": mlp_core}
    names |= {"sigmoid": _sigmoid, "sigma": _sigmoid, "relu": _relu}
    for library in ("MLP", "RMSProp", "Standardizer", "fit"):
        names[library] = getattr(mlp_core, library)
    for metric in ("mean_absolute_error", "mean_squared_error"):
        names[metric] = getattr(mlp_core, metric)
    if name.startswith("neuron."):
        names |= {"neuron": _neuron, "step": lambda z: 1 if z > 0 else 0}
    if name.startswith("forward_pass."):
        network, theta = worksheet()
        W1, b1 = network.layers(theta)[0]
        names |= {"W1": W1, "b1": b1, "V": V, "c": c}
    return names


def _sigmoid(z):
    return 1 / (1 + np.exp(-z))


def _relu(z):
    return np.maximum(0, z)


def _neuron(x, w, b, activation):
    return activation(b + sum(wj * xj for wj, xj in zip(w, x, strict=True)))
