"""Every notebook keeps the rules, and a notebook that breaks one is found."""

import copy
from pathlib import Path

import nbformat
import pytest

from . import rules

BOOK = Path(__file__).resolve().parents[2] / "book"
NOTEBOOKS = sorted(p for p in BOOK.rglob("*.ipynb") if ".ipynb_checkpoints" not in p.parts)
MODEL = BOOK / "function" / "forward_pass.ipynb"


def test_there_are_notebooks():
    assert MODEL in NOTEBOOKS


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda p: p.stem)
def test_the_notebook_keeps_every_rule(path):
    chapter = path.parent.name != "back"
    assert rules.faults(rules.read(path), chapter=chapter) == []


@pytest.fixture
def chapter():
    return copy.deepcopy(rules.read(MODEL))


def replace(notebook, old, new):
    """Change every place in the prose; the test is void if there is none."""
    changed = 0
    for cell in notebook.cells:
        if cell.cell_type == "markdown" and old in cell.source:
            cell.source, changed = cell.source.replace(old, new), changed + 1
    assert changed


def test_a_wrong_number_in_the_prose_is_found(chapter):
    replace(chapter, "approx 0.5747", "approx 0.5757")
    assert "0.5757 is printed, but not in the ledger" in rules.faults(chapter)


def test_a_wrong_sign_in_a_formula_is_found(chapter):
    replace(chapter, "-0.22 + 0", "0.22 + 0")
    assert "0.22 is printed, but not in the ledger" in rules.faults(chapter)


@pytest.mark.parametrize("values", ["2.718", "[np.e, -0.5]", "(np.e, [0.3])"])
def test_a_ledger_that_compares_a_number_with_itself_is_found(chapter, values):
    cell = next(c for c in chapter.cells if c.source == rules.ledger_cell(chapter))
    assert rules.circular_entries(chapter) == []
    cell.source = cell.source.replace('"2.718", np.e', f'"2.718", {values}')
    assert len(rules.circular_entries(chapter)) == 1


def test_a_wrong_number_in_the_ledger_fails_when_the_cell_runs(chapter):
    source = rules.ledger_cell(chapter)
    cells = [cell.source for cell in rules.code_cells(chapter)]
    setup = [cell for cell in cells if cell != source]
    wrong = source.replace('"0.7401 0.5747', '"0.7401 0.5757')
    assert wrong != source
    names = {"display": print}
    for cell in setup:
        exec(compile(cell, "cell", "exec"), names)
    with pytest.raises(ValueError, match=r"prints 0\.5757"):
        exec(compile(wrong, "ledger", "exec"), names)


def test_a_notebook_without_stored_outputs_is_found(chapter):
    for cell in rules.code_cells(chapter):
        cell.outputs = []
    assert any("nothing" in fault for fault in rules.faults(chapter))


def test_one_cell_without_its_output_is_found(chapter):
    next(cell for cell in rules.code_cells(chapter) if "print(" in cell.source).outputs = []
    assert any("no stored output" in fault for fault in rules.faults(chapter))


def test_a_stored_picture_is_found(chapter):
    picture = nbformat.v4.new_output("display_data", data={"image/png": "", "text/plain": ""})
    rules.code_cells(chapter)[0].outputs.append(picture)
    assert any("stores image/png" in fault for fault in rules.faults(chapter))


def test_stored_widget_state_is_found(chapter):
    chapter.metadata["widgets"] = {}
    assert "the notebook stores widget state" in rules.faults(chapter)


@pytest.mark.parametrize("text", ["## Quiz", ":class: abilities", "**What next:**"])
def test_a_missing_part_is_found(chapter, text):
    replace(chapter, text, "")
    assert rules.anatomy(chapter)


def test_a_picture_without_words_is_found(chapter):
    for cell in rules.code_cells(chapter):
        cell.metadata.pop("mystnb", None)
    assert rules.pictures_without_words(chapter)


def test_a_picture_of_a_topic_without_words_is_found(chapter):
    rules.code_cells(chapter)[1].source = "figures.rates(walks, target=1.0);"
    assert rules.pictures_without_words(chapter)
