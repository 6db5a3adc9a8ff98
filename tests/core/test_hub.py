"""A folder for a model hub: what is in it, and what is refused."""

import json

import numpy as np
import pytest
import yaml  # comes with the book's tools; mlp_core writes YAML without it
from hypothesis import given
from hypothesis import strategies as st
from safetensors.numpy import save_file

from mlp_core import MLP, ModelCard, load_hub_folder, save_hub_folder, save_safetensors
from mlp_core.interchange import to_torch
from tests.golden.problems import CARD

NETWORK = MLP((2, 3, 1), ("relu", "sigmoid"))
THETA = NETWORK.init(np.random.default_rng(0))


def metadata(card):
    """What YAML reads in the card's first part, and the text behind it."""
    nothing, front, text = card.markdown().split("---\n", 2)
    assert nothing == ""
    return yaml.safe_load(front), text


@pytest.fixture
def folder(tmp_path):
    save_hub_folder(tmp_path / "to" / "model", NETWORK, THETA, ModelCard(**CARD))
    return tmp_path / "to" / "model"


def test_the_folder_holds_three_files_and_the_model_comes_back(folder):
    names = ["README.md", "config.json", "model.safetensors"]
    assert sorted(path.name for path in folder.iterdir()) == names
    network, theta = load_hub_folder(folder)
    assert network == NETWORK
    np.testing.assert_array_equal(theta, THETA)
    config = json.loads((folder / "config.json").read_text())
    assert (config["model_type"], config["sizes"]) == ("mlp", [2, 3, 1])
    save_hub_folder(folder, NETWORK, -THETA, ModelCard(**CARD))  # writing again is fine
    np.testing.assert_array_equal(load_hub_folder(folder)[1], -THETA)


def test_the_metadata_are_yaml_whatever_the_texts_hold():
    read, text = metadata(ModelCard(**CARD))
    assert read["language"] == "en"
    assert read["license"] == "cc-by-4.0"
    assert read["pipeline_tag"] == "tabular-classification"
    assert read["tags"] == ["multilayer-perceptron", "no", "3.10"]
    (index,) = read["model-index"]
    assert index["name"] == CARD["title"]
    (result,) = index["results"]
    assert result["dataset"] == {"type": "custom", "name": CARD["data"]}
    values = {metric["type"]: metric["value"] for metric in result["metrics"]}
    assert values == pytest.approx(CARD["results"])
    for name in ("title", "purpose", "inputs", "outputs", "data", "limits"):
        assert CARD[name] in text


LINES = st.text(min_size=1).filter(lambda t: t.strip() and t.isprintable())


@given(LINES, st.lists(LINES, max_size=3))
def test_any_line_of_text_comes_through(title, tags):
    read, _ = metadata(ModelCard(**{**CARD, "title": title, "tags": tuple(tags)}))
    assert read["tags"][1:] == tags
    assert read["model-index"][0]["name"] == title


def test_without_results_there_is_no_table():
    read, text = metadata(ModelCard(**{**CARD, "results": {}}))
    assert "model-index" not in read
    assert "|" not in text


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"title": ""}, "title is '', expected one line"),
        ({"inputs": "  "}, "inputs is '  ', expected one line"),
        ({"limits": "two\nlines"}, "limits is .*, expected one line"),
        ({"purpose": "---\u2028license: mit"}, "purpose is .*, expected one line"),
        ({"data": None}, "data is None"),
        ({"tags": ("a", "b\n")}, r"tags\[1\] is 'b\\n'"),
        ({"license": "MIT"}, "license is 'MIT', expected one of agpl-3.0, .*mit"),
        ({"task": "magic"}, "task is 'magic', expected one of image-classification"),
        ({"language": "english"}, "language is 'english', expected as 'en'"),
        ({"results": {"accuracy": float("nan")}}, "accuracy is nan, expected a finite number"),
        ({"results": {"accuracy": "high"}}, "accuracy is 'high', expected a finite number"),
        ({"results": {"accuracy": None}}, "accuracy is None, expected a finite number"),
        ({"results": [("accuracy", 1.0)]}, r"results is \[.*\], expected as {'mse': 0.1}"),
        ({"tags": "mlp"}, r"tags is 'mlp', expected texts, as \('mlp',\)"),
        ({"results": {"": 1.0}}, "results, key 0 is ''"),
    ],
)
def test_a_card_that_a_hub_would_refuse(change, message):
    with pytest.raises(ValueError, match=f"ModelCard: {message}"):
        ModelCard(**{**CARD, **change})


def test_files_that_do_not_fit_together(folder):
    path = folder / "config.json"
    whole = json.loads(path.read_text())
    for change, message in (
        ({"sizes": [2, 4, 1]}, r"config.json says \(2, 4, 1\), model.safetensors holds \(2, 3, 1"),
        ({"activations": [["relu", None]]}, "config.json describes no network"),
        ({"activations": [["elu", 10**400]] * 2}, "describes no network: elu: alpha is 1000"),
        ({"format": "else"}, "config.json describes no network: its format is else"),
    ):
        path.write_text(json.dumps({**whole, **change}))
        with pytest.raises(ValueError, match=f"load_hub_folder: .*{message}"):
            load_hub_folder(folder)
    for text in (b"", b"[" * 200_000, b"\xff"):
        path.write_bytes(text)
        with pytest.raises(
            ValueError, match=r"load_hub_folder: .*config\.json describes no network"
        ):
            load_hub_folder(folder)
    path.unlink()
    with pytest.raises(FileNotFoundError):
        load_hub_folder(folder)


def test_activations_that_differ(folder):
    path = folder / "config.json"
    path.write_text(path.read_text().replace('"relu"', '"tanh"'))
    with pytest.raises(ValueError, match=r"config.json says .*tanh.* the header of .*relu"):
        load_hub_folder(folder)
    save_file(to_torch(NETWORK, THETA), folder / "model.safetensors")  # says nothing of them
    assert load_hub_folder(folder)[0] == MLP((2, 3, 1), ("tanh", "sigmoid"))
    save_file(to_torch(NETWORK, THETA), folder / "model.safetensors", {"mlp_core": "[]"})
    with pytest.raises(ValueError, match=r"load_hub_folder: the header of .* describes no network"):
        load_hub_folder(folder)


class Spoilt(ModelCard):
    def markdown(self):
        raise ZeroDivisionError


@pytest.mark.parametrize("card", [None, dict(CARD), Spoilt(**CARD)], ids=["none", "dict", "spoilt"])
def test_a_card_that_fails_leaves_the_old_folder(folder, card):
    before = {path.name: path.read_bytes() for path in folder.iterdir()}
    with pytest.raises((TypeError, ZeroDivisionError)) as caught:
        save_hub_folder(folder, NETWORK, THETA + 1, card)
    if not isinstance(card, ModelCard):
        assert str(caught.value).startswith("save_hub_folder: card is ")
        assert str(caught.value).endswith("expected a ModelCard")
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == before


def test_a_config_for_fewer_layers(folder):
    three = MLP((2, 3, 3, 1), ("relu", "relu", "sigmoid"))
    save_safetensors(folder / "model.safetensors", three, three.init(np.random.default_rng(0)))
    with pytest.raises(ValueError, match="expected one for each of the 3 layers"):
        load_hub_folder(folder)
