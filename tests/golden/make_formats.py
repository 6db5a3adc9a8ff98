"""Make formats.npz and torch_model.safetensors: what PyTorch, Keras and a hub's tools make of ours.

PyTorch and Keras take the parameters as mlp_core lays them out, and answer; each also makes a model
of its own, for mlp_core to read. huggingface_hub reads a model card, offline.

Run ``pip install -e .[oracles]``, then ``python tests/golden/make_formats.py``.
"""

import json
import os
import platform
import tempfile
from datetime import UTC, datetime
from pathlib import Path

os.environ["KERAS_BACKEND"] = "torch"
os.environ["HF_HUB_OFFLINE"] = "1"

import huggingface_hub
import keras
import numpy as np
import safetensors.torch
import torch
from keras.src.backend.common import dtypes
from make_torch import ACTIVATIONS
from problems import CARD, OWN, PROBLEMS
from torch import nn

from mlp_core import MLP, ModelCard, save_safetensors, to_keras

FOLDER = Path(__file__).parent
# As in make_keras.py: or Keras would round float64 to float32.
dtypes.BIT64_TO_BIT32_DTYPE["float64"] = "float64"


def torch_model(network: MLP, dtype: torch.dtype) -> nn.Sequential:
    """Return PyTorch's model of this architecture, with its own random parameters."""
    modules: list[nn.Module] = []
    for n_in, n_out, activation in zip(
        network.sizes, network.sizes[1:], network.activations, strict=False
    ):
        modules += [nn.Linear(n_in, n_out, dtype=dtype), ACTIVATIONS[activation.name]()]
    return nn.Sequential(*modules)


def keras_model(network: MLP, dtype: str) -> keras.Sequential:
    """Return Keras's model of this architecture, with its own random parameters."""
    keras.config.set_dtype_policy(dtype)
    keras.config.set_floatx(dtype)
    names = {
        "identity": "linear",
        "leaky_relu": lambda z: keras.activations.leaky_relu(z, negative_slope=0.01),
    }
    model = keras.Sequential([keras.Input((network.sizes[0],))])
    for n_out, activation in zip(network.sizes[1:], network.activations, strict=True):
        model.add(keras.layers.Dense(n_out, names.get(activation.name, activation.name)))
    return model


def torch_answers(model: nn.Sequential, X: np.ndarray) -> np.ndarray:
    """Return the model's outputs."""
    with torch.no_grad():
        return model(torch.from_numpy(X)).numpy()


def keras_answers(model: keras.Sequential, X: np.ndarray) -> np.ndarray:
    """Return the model's outputs."""
    with torch.no_grad():
        return model(torch.from_numpy(X)).numpy()


def main() -> None:
    """Compute and save."""
    torch.manual_seed(1)
    keras.utils.set_random_seed(2)
    values = {}
    for name, problem in PROBLEMS.items():
        network = MLP(problem.sizes, problem.activations)
        for dtype in ("float32", "float64"):
            theta, X = (array.astype(dtype) for array in (problem.theta, problem.X))
            with tempfile.TemporaryDirectory() as folder:
                file = Path(folder) / "model.safetensors"
                save_safetensors(file, network, theta)
                model = torch_model(network, getattr(torch, dtype))
                model.load_state_dict(safetensors.torch.load_file(file), strict=True)
            values[f"torch/{name}/{dtype}"] = torch_answers(model, X)
            ours = keras_model(network, dtype)
            ours.set_weights(to_keras(network, theta))
            values[f"keras/{name}/{dtype}"] = keras_answers(ours, X)

    network, X = MLP(OWN.sizes, OWN.activations), OWN.X.astype("float32")
    model = torch_model(network, torch.float32)
    safetensors.torch.save_file(model.state_dict(), FOLDER / "torch_model.safetensors")
    values["torch/own/outputs"] = torch_answers(model, X)
    theirs = keras_model(network, "float32")
    for layer in theirs.layers:  # Keras begins with zero biases, which would hide a lost bias
        layer.bias.assign(torch.randn(layer.bias.shape))
    for i, array in enumerate(theirs.get_weights()):
        values[f"keras/own/{i}"] = array
    values["keras/own/outputs"] = keras_answers(theirs, X)

    card = ModelCard(**CARD).markdown()
    read = huggingface_hub.ModelCard(card)
    values["hub/card"] = np.array(card)
    values["hub/read"] = np.array(json.dumps(read.data.to_dict(), sort_keys=True))
    values["hub/text"] = np.array(read.text)
    about = {
        "script": "tests/golden/make_formats.py",
        "library": f"torch {torch.__version__}, keras {keras.__version__}, "
        f"safetensors {safetensors.__version__}, huggingface_hub {huggingface_hub.__version__}",
        "date": datetime.now(UTC).date().isoformat(),
        "numpy": np.__version__,
        "python": platform.python_version(),
    }
    about_arrays = {f"about/{k}": np.array(v) for k, v in about.items()}
    np.savez_compressed(FOLDER / "formats.npz", **about_arrays, **values)
    print(f"formats.npz: {len(values)} values by", about)


if __name__ == "__main__":
    main()
