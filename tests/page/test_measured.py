"""Stored measurements: each says how, when and where it was made; a missing one is named."""

import datetime
import importlib.util

import pytest

from mlp_book.page import measured

NAMES = sorted(file.stem for file in measured.FOLDER.glob("*.json"))


@pytest.mark.parametrize("name", NAMES)
def test_a_measurement_says_where_it_comes_from(name):
    found = measured.load(name)
    python, minus_m, module, *_ = found["script"].split()
    assert (python, minus_m) == ("python", "-m")
    assert importlib.util.find_spec(module), f"{name}: there is no {module}"
    assert datetime.date.fromisoformat(found["date"])
    if name not in ("boston_seeds", "first_steps"):  # numbers without times
        assert found["processor"]


def test_what_is_stored_comes_back(tmp_path, monkeypatch, capsys):
    monkeypatch.setattr(measured, "FOLDER", tmp_path)
    measured.store("new", {"seconds": [0.1, 1e-17]})
    assert measured.load("new") == {"seconds": [0.1, 1e-17]}
    assert "measured/new.json" in capsys.readouterr().out
    with pytest.raises(ValueError, match="no measurement 'old'; there are new"):
        measured.load("old")
