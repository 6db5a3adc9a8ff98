"""A folder for a model hub: what is in it, and what is refused."""

import errno
import json
import os
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
import yaml  # comes with the book's tools; mlp_core writes YAML without it
from hypothesis import given
from hypothesis import strategies as st
from safetensors.numpy import save_file

from mlp_core import MLP, ModelCard, load_hub_folder, save_hub_folder, save_safetensors, to_torch
from tests.golden.problems import CARD

ROOT = Path(__file__).resolve().parents[2]
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


NO_TEXT = st.characters(
    blacklist_categories=("Cc", "Cs", "Zl", "Zp"), blacklist_characters="\u202d\u202e\uffff\ufffe"
)
LINES = (
    st.text(NO_TEXT).filter(lambda t: all(ord(c) % 0x10000 < 0xFFFE for c in t)).map("a".__add__)
)
WRITING = [
    "a width of 5\u00a0cm",
    "Hyphen\u00adation",
    "a scientist \U0001f469\u200d\U0001f52c, a family \U0001f468\u200d\U0001f469\u200d\U0001f467",
    "\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645",  # Persian, with its joiner
    "\u05e9\u05dc\u05d5\u05dd\u200f!",
    "the flag of Scotland \U0001f3f4\U000e0067\U000e0062\U000e0073\U000e0063\U000e0074\U000e007f",
    "\ufeffmark",
    "a letter that no Python knows yet: \U0001faff\u0378",
    "\u3000wide spaces\u2009",
    "'quotes\", # : - { and \\u0041 \\",
]


@pytest.mark.parametrize("text", WRITING)
def test_the_writing_of_every_language_comes_through(text, tmp_path):
    card = ModelCard(**{**CARD, "title": text, "inputs": text, "tags": (text,)})
    read, body = metadata(card)
    assert read["tags"][1:] == [text]
    assert read["model-index"][0]["name"] == text
    assert f"## What goes in\n\n{text}\n" in body
    save_hub_folder(tmp_path, NETWORK, THETA, card)
    assert card.markdown().encode() in (tmp_path / "README.md").read_bytes()


@pytest.mark.parametrize(
    "text",
    [
        *(
            "a\nb",
            "a\rb",
            "a\tb",
            "a\0b",
            "a\x0bb",
            "a\x1bb",
            "a\x7fb",
            "a\x85b",
            "a\u2028b",
            "a\u2029b",
        ),
        *("a \ud83d", "a \uffff", "a \U0001fffe", "0.\u202e69", "a\u202db"),
        *("\u00a0", "\u200d\u200c", "\u00ad", "\u2066\u2069", ""),
    ],
)
def test_what_is_no_line_of_text_is_refused(text):
    with pytest.raises(ValueError, match=r"ModelCard: purpose is .*, expected one line of text"):
        ModelCard(**{**CARD, "purpose": text})


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


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (
            b'{"model_type": "bert"}',
            r"as this package writes \(its model_type is 'bert'\); load the",
        ),
        (b"[1, 2]", r"it holds \[1, 2\], expected sizes and activations by name"),
        ("{}".encode("utf-16"), "decode"),
    ],
)
def test_a_config_of_another_program(folder, content, message):
    (folder / "config.json").write_bytes(content)
    with pytest.raises(ValueError, match=rf"config\.json describes no network: .*{message}"):
        load_hub_folder(folder)


def test_a_byte_order_mark_changes_nothing(folder):
    path = folder / "config.json"
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes())  # as an editor of Windows saves it
    np.testing.assert_array_equal(load_hub_folder(folder)[1], THETA)


def test_the_card_of_other_parameters_is_refused(folder):
    card = folder / "README.md"
    old = card.read_text()
    save_hub_folder(folder, NETWORK, -THETA, ModelCard(**CARD))
    card.write_text(old.replace("Limits", "Its limits"))  # text may be changed
    with pytest.raises(
        ValueError, match=r"README\.md is the card of other parameters than those in"
    ):
        load_hub_folder(folder)
    card.write_text("\n".join(old.splitlines()[:-1]))  # what the message advises
    np.testing.assert_array_equal(load_hub_folder(folder)[1], -THETA)
    card.unlink()
    np.testing.assert_array_equal(load_hub_folder(folder)[1], -THETA)


def stopped(how, folder, *numbers):
    """What is found after each stop of a save of number 3 over number 2."""
    command = [
        sys.executable,
        "-m",
        "tests.core.folder_saves",
        str(folder),
        how,
        *map(str, numbers),
    ]
    run = subprocess.run(
        command, capture_output=True, text=True, cwd=ROOT, check=False, timeout=240
    )
    assert run.returncode == 0, run.stderr
    return [json.loads(line) for line in run.stdout.splitlines()]


FORKS = pytest.mark.skipif(not hasattr(os, "fork"), reason="Windows has no fork")


@FORKS
@pytest.mark.parametrize("how", ["killed", "failing"])
def test_stopped_at_any_step_a_folder_is_one_model(how, tmp_path):
    stops = stopped(how, tmp_path / "model")
    assert len(stops) > 20
    assert stops[-1]["done"]
    for stop in stops:
        assert len(set(stop["plain"])) <= 1  # never files of two models, for any reader
        if how == "failing":  # told, and as it was; or done
            assert stop["plain"] == [2, 2, 2] if stop["error"] else [3, 3, 3]
            assert stop["loaded"] == stop["plain"][0]
    loaded = [stop["loaded"] for stop in stops]
    if how == "killed":
        assert loaded == sorted(loaded)  # the old one up to a step, the new one from there on
    assert set(loaded) == {2, 3}


@FORKS
def test_killed_at_any_moment_a_folder_is_one_model(tmp_path):
    stops = stopped("any moment", tmp_path / "model", 1, 30)
    assert len(stops) == 30
    assert all(len(set(stop["plain"])) <= 1 for stop in stops)
    assert stops[-1]["loaded"] > 2  # something was saved, and killed


def test_a_folder_that_cannot_be_filled_is_not_left_behind(tmp_path, monkeypatch):
    def full(descriptor):
        raise OSError(errno.ENOSPC, "No space left on device")

    (tmp_path / "kept").mkdir()
    monkeypatch.setattr(os, "fsync", full)
    for name in ("a/b/c", "kept"):
        with pytest.raises(OSError, match="No space left on device"):
            save_hub_folder(tmp_path / name, NETWORK, THETA, ModelCard(**CARD))
    assert [path.name for path in tmp_path.rglob("*")] == ["kept"]


@pytest.mark.skipif(os.name != "posix", reason="Windows has no such files")
def test_a_hub_folder_where_folders_cannot_be_flushed_or_locked(folder, monkeypatch):
    real = os.open

    def refuses(path, *more, **options):
        if Path(path).is_dir():
            raise PermissionError(errno.EACCES, "Permission denied", path)
        return real(path, *more, **options)

    monkeypatch.setattr(os, "open", refuses)
    save_hub_folder(folder, NETWORK, -THETA, ModelCard(**CARD))
    np.testing.assert_array_equal(load_hub_folder(folder)[1], -THETA)
    names = ["README.md", "config.json", "model.safetensors"]
    assert sorted(path.name for path in folder.iterdir()) == names


@pytest.mark.skipif(os.name != "posix", reason="Windows has no such files")
def test_links_are_kept_and_special_files_refused(folder, tmp_path):
    (tmp_path / "blob").write_bytes((folder / "model.safetensors").read_bytes())
    (folder / "model.safetensors").unlink()
    (folder / "model.safetensors").symlink_to(tmp_path / "blob")
    save_hub_folder(folder, NETWORK, -THETA, ModelCard(**CARD))
    assert (folder / "model.safetensors").is_symlink()
    np.testing.assert_array_equal(load_hub_folder(folder)[1], -THETA)
    (folder / "config.json").unlink()
    os.mkfifo(folder / "config.json")
    with pytest.raises(OSError, match=r"config\.json is a pipe"):
        load_hub_folder(folder)
    with pytest.raises(OSError, match=r"config\.json is a pipe"):
        save_hub_folder(folder, NETWORK, THETA, ModelCard(**CARD))
    assert len(list(folder.iterdir())) == 3
    (folder / "config.json").unlink()
    (folder / "config.json").mkdir()
    for use in (load_hub_folder, lambda f: save_hub_folder(f, NETWORK, THETA, ModelCard(**CARD))):
        with pytest.raises(IsADirectoryError, match=r"config\.json is a folder"):
            use(folder)
    with pytest.raises(NotADirectoryError, match="blob is a file, expected a folder"):
        save_hub_folder(tmp_path / "blob", NETWORK, THETA, ModelCard(**CARD))


def test_what_stands_in_the_way_is_told_and_kept(folder):
    (folder / "unfinished_save").write_text("mine")
    with pytest.raises(OSError, match="unfinished_save is in the way, expected no such name; move"):
        save_hub_folder(folder, NETWORK, -THETA, ModelCard(**CARD))
    assert (folder / "unfinished_save").read_text() == "mine"
    np.testing.assert_array_equal(load_hub_folder(folder)[1], THETA)


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
