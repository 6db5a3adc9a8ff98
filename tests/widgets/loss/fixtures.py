"""Losses of a batch and of single logits, by mlp_core and, for tails, from 460 digits."""

from decimal import Decimal, localcontext
from itertools import product

import numpy as np

from mlp_book.widgets import LossWidget
from mlp_book.widgets.loss.widget import ERRORS
from mlp_core import MLP, binary_cross_entropy, categorical_cross_entropy, value_and_gradient

Z = [-1000, -800, -745, -40, -37, -8, -2, -0.3, -1e-9, 0, 1e-9, 0.7, 5, 36, 37, 40, 709, 800, 1000]
STEP = 1e-6


def batches() -> list[dict]:
    """Every error, mean and sum, values and slopes; slopes by central differences too."""
    rng = np.random.default_rng(6)
    cases = []
    for name, reduction in product(ERRORS, ("mean", "sum")):
        for scale in (1, 100):
            outputs, targets = scale * rng.uniform(-1, 1, size=(2, 3))
            widget = LossWidget(name, outputs, targets, reduction)
            measured = []
            for k in range(3):
                nudge = np.eye(3)[k] * STEP
                ahead, behind = (
                    LossWidget(name, np.clip(outputs + sign * nudge, -100, 100), targets, reduction)
                    for sign in (1, -1)
                )
                measured.append((ahead.value - behind.value) / (2 * STEP))
            np.testing.assert_allclose(widget.gradient, measured, rtol=1e-6, atol=1e-6)
            cases.append(
                {
                    "name": name,
                    "reduction": reduction,
                    "outputs": outputs.tolist(),
                    "targets": targets.tolist(),
                    "each": widget.losses.tolist(),
                    "loss": widget.value,
                    "gradient": widget.gradient.tolist(),
                }
            )
    return cases


def binary() -> list[dict]:
    """Each z against both targets; mlp_core's own network of one neuron, and 460 digits."""
    network = MLP((1, 1), ["sigmoid"])
    cases = []
    for z, t in product(Z, (0, 1)):
        theta = np.array([z, 0.0])
        value, gradient = value_and_gradient(
            network, theta, np.ones((1, 1)), np.array([[float(t)]]), binary_cross_entropy
        )
        with localcontext() as context:
            context.prec = 460
            e = Decimal(-z if t else z).exp()  # (1 - given) / given
            exact = {
                "loss": float((1 + e).ln()),
                "slopeZ": float((-e if t else e) / (1 + e)),
                "given": float(1 / (1 + e)),
            }
            slope = 1 + e
            huge = slope > Decimal("1.7e308")
            exact["slopeY"] = None if huge else float(-slope if t else slope)
        np.testing.assert_allclose(value, exact["loss"], rtol=1e-12, atol=1e-300)
        np.testing.assert_allclose(gradient[0], exact["slopeZ"], rtol=1e-12, atol=1e-15)
        y = float(network.predict(theta, np.ones((1, 1)))[0, 0])
        cases.append({"z": z, "t": t, "y": y, "value": value, "exact": exact})
    return cases


def categorical() -> list[dict]:
    rng = np.random.default_rng(7)
    network = MLP((3, 3), ["softmax"])
    scores = [
        [2, 1, 0],
        [0, 0, 0],
        [800, -800, 0],
        [-1000, 1000, 999],
        [0, 30, -2],
        [40, 1, 1],
        *rng.normal(size=(5, 3)),
    ]
    cases = []
    for z, right in product(scores, range(3)):
        theta = network.pack([(np.eye(3), np.zeros(3))])
        X, Y = np.array([z], dtype=float), np.eye(3)[[right]]
        value, gradient = value_and_gradient(network, theta, X, Y, categorical_cross_entropy)
        cases.append(
            {
                "z": X[0].tolist(),
                "right": right,
                "a": network.predict(theta, X)[0].tolist(),
                "loss": value,
                "slopes": network.layers(gradient)[0].b.tolist(),
            }
        )
    return cases


def everything() -> dict:
    """Return all fixtures."""
    return {"batches": batches(), "binary": binary(), "categorical": categorical()}
