"""The slips: each row's printed form fails and its right form holds, in the cells of the page."""

import re
from pathlib import Path

import pytest

from mlp_book.chapters.errata.slips import verdict, works
from tests.chapters import rules

BOOK = Path(__file__).resolve().parents[3] / "book"
ERRATA = BOOK / "back" / "errata.ipynb"
HEADING = re.compile(r"^### (D\d-\d+): \S.*$", re.MULTILINE)
SLIP = re.compile(r"\{admonition\} The slips? (D\d-\d+(?:(?:, | and )D\d-\d+)*)")


def sections(notebook):
    """The code of each slip's section, by the name in its heading, and its words."""
    found, name = {}, None
    for cell in notebook.cells:
        if cell.cell_type == "markdown":
            heading = HEADING.search(cell.source)
            name = heading[1] if heading else None
            if heading:
                assert name not in found, f"{name} has two sections"
                found[name] = {"words": cell.source, "code": []}
        elif name:
            found[name]["code"].append(cell.source)
    return found


NOTEBOOK = rules.read(ERRATA)
ROWS = sections(NOTEBOOK)
SETUP = rules.code_cells(NOTEBOOK)[0].source


def run(code):
    """Run the set-up and a section; return what it gave to `verdict`."""
    given = []

    def spy(name, *, printed, right):
        given.append((name, bool(printed), bool(right)))
        verdict(name, printed=printed, right=right)

    names = {}
    exec(compile(SETUP, "setup", "exec"), names)
    names["verdict"] = spy
    for cell in code:
        exec(compile(cell, "slip", "exec"), names)
    return given


@pytest.mark.parametrize("name", ROWS)
def test_the_printed_form_fails_and_the_right_one_holds(name):
    assert run(ROWS[name]["code"]) == [(name, False, True)]


@pytest.mark.parametrize("name", ROWS)
def test_a_row_says_where_what_is_printed_and_what_is_right(name):
    words = ROWS[name]["words"]
    assert f"(slip-{name.lower()})=" in words
    assert [words.count(part) for part in ("**Where:**", "**Printed:**", "**Right:**")] == [1, 1, 1]


def test_the_rows_are_in_order_and_in_the_table():
    numbers = [tuple(map(int, re.findall(r"\d+", name))) for name in ROWS]
    assert numbers == sorted(numbers)
    prose = "\n".join(c.source for c in NOTEBOOK.cells if c.cell_type == "markdown")
    assert re.findall(r"^\| \[(D\d-\d+)\]", prose, re.MULTILINE) == list(ROWS)


def slips_of(notebook):
    """The names of the slips that a chapter tells."""
    prose = "\n".join(c.source for c in notebook.cells if c.cell_type == "markdown")
    return {name for box in SLIP.findall(prose) for name in re.findall(r"D\d-\d+", box)}


def test_every_slip_of_a_chapter_has_its_row():
    told = {
        path.stem: slips_of(rules.read(path))
        for path in sorted(BOOK.rglob("*.ipynb"))
        if ".ipynb_checkpoints" not in path.parts
    }
    assert {"D0-1", "D0-2"} <= told["forward_pass"]
    assert {name for names in told.values() for name in names} <= set(ROWS)


@pytest.mark.parametrize(
    ("name", "old", "new", "fault"),
    [
        ("D0-1", "[A.T for A in", "[A for A in", "printed form holds"),
        ("D2-1", "[[0, 1, 1, 1]]", "[[0, 1, 2, 3]]", "printed form holds"),
        ("D2-2", "[[0, 1, 2, 0]]", "[[0, 1, 2, 3]]", "printed form holds"),
        ("D3-3", "share=3", "share=1", "printed form holds"),
        ("D3-4", "(A1)[:, :1]", "(A1)", "printed form holds"),
        ("D4-1", "0.5 + 2.1)", "0.5 + 2.2)", "right form does not hold"),
        ("D4-8", "where(back > 0", "where(z1 > 0", "printed form holds"),
        ("D4-10", "W2 - rate * miss * a1", "W2", "right form does not hold"),
        ("D4-11", "@ relu((W1", "@ relu((0.99 * W1", "right form does not hold"),
        ("D4-17", "np.abs(changes).argmin() ==", "changes.argmin() ==", "printed form holds"),
    ],
)
def test_a_row_that_proves_nothing_is_found(name, old, new, fault):
    code = "\n".join(ROWS[name]["code"])
    assert old in code
    with pytest.raises(ValueError, match=f"{name}: the {fault}"):
        run([code.replace(old, new)])


def test_a_broken_cell_is_no_slip():
    def misspelt():
        return undefined_name  # noqa: F821

    with pytest.raises(NameError):
        works(misspelt)
