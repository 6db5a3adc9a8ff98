"""Models that go to PyTorch and Keras and come from there; a model card that a hub's tools read.

``tests/golden/make_formats.py`` made the stored values and names the versions; nothing here imports
those libraries.
"""

import json
from pathlib import Path

import numpy as np
import pytest

from mlp_core import MLP, ModelCard, from_keras, load_safetensors
from tests.golden.problems import CARD, OWN, PROBLEMS

FOLDER = Path(__file__).parent.parent / "golden"
STORED = dict(np.load(FOLDER / "formats.npz"))
EPS = {"float32": 1e-6, "float64": 1e-15}


def test_the_file_says_who_made_it_and_when():
    assert (FOLDER.parent.parent / str(STORED["about/script"])).exists()
    for name in ("torch 2", "keras 3", "safetensors 0", "huggingface_hub"):
        assert name in str(STORED["about/library"])
    assert str(STORED["about/date"]).count("-") == 2


@pytest.mark.parametrize("dtype", EPS)
@pytest.mark.parametrize("library", ["torch", "keras"])
@pytest.mark.parametrize("name", PROBLEMS)
def test_our_parameters_in_their_model_give_our_outputs(name, library, dtype):
    problem = PROBLEMS[name]
    theta, X = problem.theta.astype(dtype), problem.X.astype(dtype)
    outputs = MLP(problem.sizes, problem.activations).predict(theta, X)
    stored = STORED[f"{library}/{name}/{dtype}"]
    assert stored.dtype == outputs.dtype
    np.testing.assert_allclose(outputs, stored, rtol=EPS[dtype], atol=EPS[dtype])


def test_a_file_of_pytorch_is_read():
    network, theta = load_safetensors(FOLDER / "torch_model.safetensors", OWN.activations)
    assert network == MLP(OWN.sizes, OWN.activations)
    assert theta.dtype == np.float32
    outputs = network.predict(theta, OWN.X)
    np.testing.assert_allclose(outputs, STORED["torch/own/outputs"], rtol=1e-6, atol=1e-6)


def test_weights_of_keras_are_read():
    weights = [STORED[f"keras/own/{i}"] for i in range(2 * len(OWN.activations))]
    network, theta = from_keras(weights, OWN.activations)
    assert network == MLP(OWN.sizes, OWN.activations)
    outputs = network.predict(theta, OWN.X)
    np.testing.assert_allclose(outputs, STORED["keras/own/outputs"], rtol=1e-6, atol=1e-6)
    # The square kernel fits on its side too: what comes out tells the difference.
    turned = [weights[0].T, *weights[1:]]
    network, theta = from_keras(turned, OWN.activations)
    assert abs(network.predict(theta, OWN.X) - STORED["keras/own/outputs"]).max() > 0.01


def test_a_hubs_tools_read_the_card_that_we_write():
    card = ModelCard(**CARD)
    assert card.markdown() == str(STORED["hub/card"])  # or make_formats.py must be run again
    read = json.loads(str(STORED["hub/read"]))
    assert read["license"] == CARD["license"]
    assert read["pipeline_tag"] == CARD["task"]
    assert read["tags"] == ["multilayer-perceptron", *CARD["tags"]]
    (index,) = read["model-index"]
    metrics = {m["type"]: m["value"] for m in index["results"][0]["metrics"]}
    assert metrics == pytest.approx(CARD["results"])
    assert str(STORED["hub/text"]).lstrip().startswith(f"# {CARD['title']}")
