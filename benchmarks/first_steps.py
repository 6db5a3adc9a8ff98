"""The first step of RMSProp by Keras and by PyTorch, for slopes of many sizes, in float64.

``pip install -e .[oracles]``, then ``python -m benchmarks.first_steps`` writes what the chapter
*Optimisers* quotes about the two places of epsilon, with versions and date, into
``book/measured/first_steps.json``.
"""

import datetime
import os
import platform

import numpy as np

from mlp_book.page import measured

SLOPES = (2.184, 0.126, 0.01, 0.001, 0.0001, 0.00001)
OPTIONS = {"learning_rate": 0.001, "rho": 0.9, "epsilon": 1e-7}


def by_keras():
    """Keras's version, and where the weight 0 stands after one step, for each slope."""
    os.environ["KERAS_BACKEND"] = "torch"
    import keras
    from keras.src.backend.common import dtypes

    keras.config.set_floatx("float64")
    # As in tests/golden/make_keras.py: over PyTorch, Keras rounds float64 to float32 without this.
    dtypes.BIT64_TO_BIT32_DTYPE["float64"] = "float64"
    weights = keras.Variable(np.zeros(len(SLOPES)), dtype="float64")
    slopes = keras.ops.convert_to_tensor(np.array(SLOPES), dtype="float64")
    keras.optimizers.RMSprop(**OPTIONS).apply([slopes], [weights])
    return keras.__version__, keras.ops.convert_to_numpy(weights).tolist()


def by_torch():
    """PyTorch's version and weights, likewise; its name for rho is alpha."""
    import torch

    weights = torch.zeros(len(SLOPES), dtype=torch.float64)
    weights.grad = torch.tensor(SLOPES, dtype=torch.float64)
    options = {"lr": OPTIONS["learning_rate"], "alpha": OPTIONS["rho"], "eps": OPTIONS["epsilon"]}
    torch.optim.RMSprop([weights], **options).step()
    return torch.__version__, weights.tolist()


def measure():
    """Both libraries' steps, with when and by which versions."""
    (keras_version, keras_steps), (torch_version, torch_steps) = by_keras(), by_torch()
    return {
        "script": "python -m benchmarks.first_steps",
        "date": datetime.datetime.now(datetime.UTC).date().isoformat(),
        "python": platform.python_version(),
        "keras": keras_version,
        "torch": torch_version,
        "options": OPTIONS,
        "slopes": list(SLOPES),
        "steps": {"keras": keras_steps, "torch": torch_steps},
    }


if __name__ == "__main__":
    measured.store("first_steps", measure())
