"""The names that a learner finds on the page, for code that is run without the page."""

import json
import math
import sys

import numpy as np

import mlp_core
from mlp_book.chapters.forward_pass.exercises.shallow import V, c
from mlp_book.topics.networks import worksheet


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
