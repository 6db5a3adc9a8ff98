"""Outputs minus targets of both shapes, as NumPy makes them, and mlp_core's own sentences."""

import numpy as np

from mlp_core import mean_squared_error


def everything() -> dict:
    """Return all fixtures."""
    rng = np.random.default_rng(8)
    cases = []
    for m in range(1, 6):
        for scale in (1, 100):
            outputs, targets = scale * rng.uniform(-1, 1, size=(2, m))
            column = outputs[:, None]
            one = {"outputs": outputs.tolist(), "targets": targets.tolist()}
            one["own"] = mean_squared_error(column, targets[:, None])
            for name, shaped in (("column", targets[:, None]), ("list", targets)):
                difference = column - shaped
                one[name] = {
                    "shape": list(difference.shape),
                    "differences": difference.tolist(),
                    "mean": float(np.mean(difference**2)),
                }
            try:
                mean_squared_error(column, targets)
            except ValueError as error:
                one["refusal"] = str(error)
            cases.append(one)
    return {"cases": cases}
