"""A slice takes what a piece of code needs from the cells above it, and nothing else."""

import numpy as np
import pytest

from mlp_book.laboratory.slice import needed
from mlp_book.laboratory.statements import statements


def sources(cells, code, given=()):
    """The text of what is taken, one statement a line."""
    return [s.source for s in needed(cells, len(cells), code, given).statements]


CASES = {
    "only what is read": (["a = 1\nb = 2"], "print(a)", ["a = 1"]),
    "what that needs": (["a = 1", "b = a + 1", "c = 5"], "b", ["a = 1", "b = a + 1"]),
    "the last value": (["a = 1", "a = 2"], "a", ["a = 2"]),
    "a value changed in place": (["a = [1]\na[0] = 2"], "a", ["a = [1]", "a[0] = 2"]),
    "a method that changes": (["a = []\na.append(1)"], "a", ["a = []", "a.append(1)"]),
    "an argument that changes": (
        ["def fill(x): x[0] = 1\na = [0]\nfill(a)"],
        "a",
        ["def fill(x): x[0] = 1", "a = [0]", "fill(a)"],
    ),
    "what is printed is not needed": (["a = 1\nprint(a)"], "a", ["a = 1"]),
    "a check asks and makes nothing": (["f = 1\nexercises.f.check(f)"], "f", ["f = 1"]),
    "a sum": (["a = 1\na += 1"], "a", ["a = 1", "a += 1"]),
    "a loop": (
        ["a = 0\nfor k in range(3):\n    a += k"],
        "a",
        ["a = 0", "for k in range(3):\n    a += k"],
    ),
    "a condition binds perhaps": (["a = 1\nif a:\n    a = 2"], "a", ["a = 1", "if a:\n    a = 2"]),
    "with surely runs": (
        ["f = 1\nwith open(p) as f:\n    pass"],
        "f",
        ["with open(p) as f:\n    pass"],
    ),
    "a function and its globals": (
        ["k = 3\ndef f(x):\n    return k * x"],
        "f(1)",
        ["k = 3", "def f(x):\n    return k * x"],
    ),
    "locals are not the page's": (
        ["x = 1", "def f():\n    x = 2\n    return x"],
        "f()",
        ["def f():\n    x = 2\n    return x"],
    ),
    "a comprehension's own name": (
        ["k = 9", "a = [k for k in range(3)]"],
        "a",
        ["a = [k for k in range(3)]"],
    ),
    "one name of an import": (["from math import sin, cos"], "sin(1)", ["from math import sin"]),
    "an import by another name": (["import numpy as np, os"], "np", ["import numpy as np"]),
    "options of a module": (
        ["import numpy as np\nnp.set_printoptions(precision=2)\nnp.zeros(1)"],
        "np.ones(1)",
        ["import numpy as np", "np.set_printoptions(precision=2)"],
    ),
    "a generator moves on": (
        ["rng = make()\na = rng.normal()\nb = rng.normal()"],
        "b",
        ["rng = make()", "a = rng.normal()", "b = rng.normal()"],
    ),
    "what an object was made from": (
        ["w = Value(1)\nE = w * 2\nE.backward()"],
        "w.grad",
        ["w = Value(1)", "E = w * 2", "E.backward()"],
    ),
    "a file in quotes": (
        ['a = 1\nsave("a.npz", a)', 'b = load("a.npz")'],
        "b",
        ["a = 1", 'save("a.npz", a)', 'b = load("a.npz")'],
    ),
    "a decorated function": (["@keep\ndef f():\n    pass"], "f", ["@keep\ndef f():\n    pass"]),
    "two on a line": (["a = 1; b = 2"], "b", ["b = 2"]),
    "what the code binds itself": (["a = 1"], "a = 2\nprint(a)", []),
    "letters beyond ASCII": (["σ = 1; a = σ"], "a", ["σ = 1", "a = σ"]),
    "a cell that is no Python": (["a = 1", "def (:"], "a", ["a = 1"]),
}


@pytest.mark.parametrize("name", CASES)
def test_what_is_taken(name):
    cells, code, wanted = CASES[name]
    assert sources(cells, code) == wanted


def test_only_cells_above_count():
    assert needed(["a = 1", "a = 2", "a = 3"], 1, "a").cells == {0}


def test_names_that_nobody_makes_are_told():
    assert needed(["a = b"], 1, "a + c").missing == {"b", "c"}
    assert needed(["a = b"], 1, "a + c", {"b", "c"}).missing == frozenset()


def test_what_the_page_gives_is_not_made_again():
    cells = ["widget = Widget()", "theta = widget.theta"]
    assert sources(cells, "theta", {"widget"}) == ["theta = widget.theta"]


@pytest.mark.parametrize("code", ["", "def f(:", "return 1", "\0", "(" * 500])
def test_code_that_is_not_finished_needs_nothing(code):
    assert needed(["a = 1"], 1, code).statements == ()


def test_a_slice_runs():
    cells = ["import numpy as np\nA = np.eye(2)", "b = A.sum()\nunused = missing_name"]
    names = {}
    for statement in needed(cells, 2, "b").statements:
        exec(statement.source, names)
    assert names["b"] == np.eye(2).sum()
    assert len(statements(1, cells[1])) == 2
