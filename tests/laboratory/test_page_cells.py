"""What the cells of a page are, and why some of them run in JupyterLab alone."""

import pytest

from mlp_book.laboratory.page_cells import WHY, read_page

from .small_page import code, notebook_of, text

STUB = "def neuron(x):\n    return ...\n\n\nexercises.neuron.check(neuron)"


def page(*cells):
    return read_page({"cells": [*cells]}, "neuron")


def test_an_exercise_is_taken_apart():
    shown = text("### Exercise 3: one neuron (challenge, 10 minutes)\nText.")
    printed = text("Solution\n```python\ndef neuron(x):\n    return 2 * x\n```")
    (cell,) = page(shown, code(STUB), printed).cells
    assert cell.exercise == "neuron.neuron"
    assert cell.title == "Exercise 3: one neuron"
    assert cell.stub == "def neuron(x):\n    return ..."
    assert cell.check == "exercises.neuron.check(neuron)"
    assert cell.solution == "def neuron(x):\n    return 2 * x"
    assert cell.why_not == ""


def test_what_the_stub_gives_stays_in_the_solution():
    stub = code(f"V = 3\n\n\n{STUB}")
    (cell,) = page(stub, text("```python\ndef neuron(x):\n    return V\n```")).cells
    assert cell.solution == "V = 3\ndef neuron(x):\n    return V"


def test_the_next_exercise_has_its_own_solution():
    both = text("Text.\n\n### Exercise 4: next\n```python\ndef neuron(x):\n    return 0\n```")
    first, _ = page(code(STUB), both, code(STUB)).cells
    assert first.solution == ""


@pytest.mark.parametrize(
    ("source", "tags", "why"),
    [
        ("print(1)", [], ""),
        ("import matplotlib\nprint(matplotlib)", [], WHY["draws"]),
        ("from mlp_book.widgets import NeuronWidget\nNeuronWidget()", [], WHY["widget"]),
        ("import threading\nprint(threading)", [], WHY["threads"]),
        ("import onnx\nprint(onnx)", [], WHY["engine"].format("onnx")),
        ("print(1)", ["jupyter-long"], WHY["jupyter-long"]),
        ("print(1)", ["hide-output"], ""),
        ("print(1)", ["remove-input"], None),
        ("ledger = Ledger()\nprint(ledger)", [], None),
    ],
)
def test_why_a_cell_does_not_run(source, tags, why):
    (cell,) = page(code(source, *tags)).cells
    assert cell.why_not == why


def test_a_cell_that_shows_nothing_is_not_offered():
    (cell,) = page(code("a = 1", output="")).cells
    assert cell.why_not is None


def test_a_tag_holds_for_who_needs_what_the_cell_makes():
    cells = page(code("a = train()", "jupyter-long"), code("print(a)"), code("print(2)")).cells
    assert [cell.why_not for cell in cells] == [WHY["jupyter-long"]] * 2 + [""]


def test_a_widget_is_known_by_its_name():
    cells = notebook_of("forward_pass")["cells"]
    page = read_page({"cells": cells}, "forward_pass")
    assert page.widgets == {"widget": page.cells[page.widgets["widget"]].place}
    (gate,) = (cell for cell in page.cells if cell.exercise == "forward_pass.and_gate")
    assert (gate.stub, gate.why_not) == ("", "")


def test_what_the_page_gets_ends_with_its_last_cell_that_runs():
    data = page(code("a = 1"), code(STUB), code("import matplotlib\nmatplotlib.x")).data()
    assert data["cells"] == ["a = 1", STUB]
    assert list(data["exercises"]) == ["1"]
