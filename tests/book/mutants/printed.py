"""The exercises whose answer is a function, and the solution that the book prints for each."""

import ast
import importlib
import json
import math
import pkgutil
import re
import sys
from pathlib import Path

import numpy as np

import mlp_book.exercises as chapters
import mlp_core
from mlp_book.checks import Exercise

BOOK = Path(__file__).resolve().parents[3] / "book"
CHECK = re.compile(r"^(\w+)\.(\w+)\.check\((.+)\)$", re.M)
IMPORT = re.compile(r"^from mlp_book\.exercises import (.+)$", re.M)
BLOCK = re.compile(r"```python\n(.*?)```", re.S)


def exercises():
    """{name: exercise}: each once, under the module that makes it."""
    found = {}
    for entry in pkgutil.iter_modules(chapters.__path__):
        module = importlib.import_module(f"{chapters.__name__}.{entry.name}")
        source = Path(module.__file__).read_text(encoding="utf-8")
        for name, value in list(vars(module).items()):
            if isinstance(value, Exercise) and re.search(rf"^{name} = ", source, re.M):
                found[f"{entry.name}.{name}"] = value
    return found


def functions():
    """Of the exercises those whose answer is a function."""
    return {name: one for name, one in exercises().items() if callable(one.solution)}


def printed():
    """{name: (name of the function, source)}: what the folded solutions of the book print."""
    names = {id(exercise): name for name, exercise in exercises().items()}
    found = {}
    for path in sorted(BOOK.rglob("*.ipynb")):
        cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
        texts = [(cell["cell_type"], "".join(cell["source"])) for cell in cells]
        modules = dict(_imported(text for kind, text in texts if kind == "code"))
        checks = [
            (place, match)
            for place, (kind, text) in enumerate(texts)
            if kind == "code"
            for match in CHECK.finditer(text)
        ]
        ends = [*(place for place, _ in checks), len(texts)][1:]
        for (place, match), end in zip(checks, ends, strict=True):
            alias, attribute, function = match.groups()
            module = importlib.import_module(f"{chapters.__name__}.{modules[alias]}")
            prose = "\n\n".join(text for kind, text in texts[place:end] if kind == "markdown")
            if source := _definition(prose, function):
                found.setdefault(names[id(getattr(module, attribute))], (function, source))
    return found


def _imported(texts):
    """The (name on the page, module) pairs of the exercises that code cells import."""
    for text in texts:
        for match in IMPORT.finditer(text):
            for part in match[1].split(","):
                name, _, alias = part.strip().partition(" as ")
                yield alias or name, name


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
        page = importlib.import_module("mlp_book.exercises.forward_pass")
        W1, b1 = page._layers[0]
        names |= {"W1": W1, "b1": b1, "V": page.V, "c": page.c}
    return names


def _sigmoid(z):
    return 1 / (1 + np.exp(-z))


def _relu(z):
    return np.maximum(0, z)


def _neuron(x, w, b, activation):
    return activation(b + sum(wj * xj for wj, xj in zip(w, x, strict=True)))
