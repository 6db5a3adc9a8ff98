"""Running a learner's code: output, plain errors, the check's sentence, and whose answers."""

import json

import numpy as np
import pytest

from mlp_book.laboratory.page_cells import read_page
from mlp_book.laboratory.running import MOST, run

from .small_page import code, notebook_of, text

LAYER = "import numpy as np\nfrom mlp_book.chapters.neuron import exercises"
STUB = "def relu_neuron(x, w, b):\n    return ...\n\n\nexercises.neuron.check(relu_neuron)"
PRINTED = (
    "```python\ndef relu_neuron(x, w, b):\n    return max(0, w[0] * x[0] + w[1] * x[1] + b)\n```"
)
CELLS = [code(LAYER, output=""), text("### Exercise 3: one neuron"), code(STUB), text(PRINTED)]


def ran(source, *, cells=(), place=None, chapter="neuron", own=None, values=None):
    """The answer of a run, and what was printed by stream."""
    cells = [*cells] or [code("import numpy as np", output="")]
    page = read_page({"cells": [*cells, code("print()")]}, chapter)
    data = page.data()
    place = len(page.cells) - 1 if place is None else place
    request = {"place": place, "code": source, "own": own or {}, "values": values or {}}
    printed = {"out": "", "err": ""}

    def say(stream, words):
        printed[stream] += words

    answer = json.loads(run(json.dumps(data), json.dumps(request), say))
    return answer, printed["out"]


def test_what_is_printed_and_the_last_value():
    assert ran("print('a')\n1 + 1")[1] == "a\n2\n"
    assert ran("print('a')\n1 + 1;")[1] == "a\n"
    assert ran("x = 1\nNone")[1] == ""
    assert ran("np.arange(3) / 3")[1] == "array([0.    , 0.3333, 0.6667])\n"


def test_text_comes_as_it_is_printed():
    heard = []
    page = json.dumps(read_page({"cells": [code("print()")]}, "x").data())
    request = {"place": 0, "code": "print(1)\nheard.append('here')\nprint(2)", "own": {}}
    import builtins

    builtins.heard = heard
    try:
        run(page, json.dumps({**request, "values": {}}), lambda _, words: heard.append(words))
    finally:
        del builtins.heard
    assert "".join(heard) == "1\nhere2\n"


def test_a_flood_is_cut():
    answer, printed = ran(
        "try:\n    while True:\n        print('x' * 99)\nexcept Exception:\n    pass"
    )
    assert answer["cut"]
    assert len(printed) == MOST
    assert not ran("print('x' * 19_999)")[0]["cut"]


def test_options_of_printing_do_not_stay():
    before = np.get_printoptions()
    ran("np.set_printoptions(precision=1)\nnp.pi")
    assert np.get_printoptions() == before
    assert ran("np.array([1 / 3])")[1] == "array([0.3333])\n"


def test_nothing_stays_for_the_next_run():
    ran("left = 1")
    assert "NameError" in ran("left")[0]["error"]


@pytest.mark.parametrize(
    ("source", "line", "plain", "error"),
    [
        ("a = 1\na / 0", 2, "divides by zero", "ZeroDivisionError"),
        ("def f(:\n    pass", 1, "cannot read this line", "SyntaxError"),
        ("def f():\nreturn 1", 2, "four more spaces", "IndentationError"),
        ("x = 1\n   y = 2", 2, "more spaces than the line above", "IndentationError"),
        ("if True\n    pass", 1, "colon is missing", "SyntaxError"),
        ("print('a", 1, "no quote at its end", "SyntaxError"),
        ("number = 1\nnumbr + 1", 2, "Is number meant?", "NameError"),
        ("qqq", 1, "The name qqq is not known", "NameError"),
        ("np.ones((2, 3)) @ np.ones(2)", 1, "as many numbers as it has columns", "ValueError"),
        ("np.ones(2) + np.ones(3)", 1, "The shapes do not fit", "ValueError"),
        ("[1, 2][5]", 1, "past the end", "IndexError"),
        ("np.ones((2**40, 2**40))", 1, "more memory than", "Error"),
        ("import onnx_is_not_here", 1, "not in the page", "ModuleNotFoundError"),
        ("a = 1\na(2)", 2, "no function is called", "TypeError"),
        ("import sys\nsys.exit()", 2, "exit() ends nothing", "SystemExit"),
        ("def f(n):\n    return f(n + 1)\nf(0)", 2, "calls itself", "RecursionError"),
        (
            "class Odd(Exception):\n    def __str__(self):\n        raise Odd\nraise Odd",
            4,
            "",
            "Odd",
        ),
        ("[].push(1)", 1, "nothing called push", "AttributeError"),
        ("return 1", 1, "return stands outside", "SyntaxError"),
    ],
)
def test_an_error_is_told(source, line, plain, error):
    answer, _ = ran(source)
    assert answer["line"] == line
    assert plain in answer["plain"]
    assert error in answer["error"]
    assert "mlp_book" not in answer["error"]
    assert "runner" not in answer["error"]


def test_a_traceback_begins_at_the_learners_code():
    answer, _ = ran("def f(x):\n    return x / 0\n\n\nf(1)")
    first, where, *_ = answer["error"].splitlines()
    assert first.startswith("Traceback")
    assert where == '  File "your code", line 5, in <module>'
    assert "return x / 0" in answer["error"]
    assert answer["line"] == 2


def test_an_error_above_says_where():
    answer, _ = ran("a", cells=[code("a = 1 / 0")])
    assert answer["error"].startswith("In an earlier cell of this page:")
    assert answer["line"] == 0


def test_the_stub_is_not_attempted():
    answer, _ = ran("def relu_neuron(x, w, b):\n    return ...", cells=CELLS, place=1)
    assert (answer["verdict"], answer["error"]) == ("stub", "")
    assert answer["sentence"].startswith("Not attempted yet")


def test_a_right_answer_is_correct_and_prints_apart():
    right = "def relu_neuron(x, w, b):\n    print('in')\n    return max(0, w @ x + b)"
    right = right.replace("w @ x", "sum(a * c for a, c in zip(w, x))")
    answer, printed = ran(right, cells=CELLS, place=1)
    assert answer["verdict"] == "right"
    assert answer["sentence"].startswith("Correct.")
    assert set(printed.split()) == {"in"}


def test_a_name_that_the_check_misses():
    answer, _ = ran("def mine(x):\n    return 1", cells=CELLS, place=1)
    assert "the name relu_neuron" in answer["plain"]
    assert "Reset" in answer["plain"]


USES = "print(relu_neuron([1, 1], [2, 3], 4))"


@pytest.mark.parametrize(
    ("own", "printed"),
    [({}, "9\n"), ({"neuron.neuron": "def relu_neuron(x, w, b):\n    return 'mine'"}, "mine\n")],
)
def test_an_earlier_exercise_gives_the_learners_answer_or_the_solution(own, printed):
    answer, said = ran(USES, cells=CELLS, own=own)
    assert said == printed
    assert answer["used"] == [
        {"exercise": "neuron.neuron", "title": "Exercise 3: one neuron", "own": bool(own)}
    ]


def test_an_exercise_does_not_use_its_own_older_answer():
    own = {"neuron.neuron": "def relu_neuron(x, w, b):\n    return 'mine'"}
    answer, _ = ran("x = 1", cells=CELLS, place=1, own=own)
    assert "the name relu_neuron" in answer["plain"]
    assert answer["used"] == []


def test_the_numbers_of_a_widget_go_in():
    cells = notebook_of("forward_pass")["cells"]
    page = read_page({"cells": cells}, "forward_pass")
    (gate,) = (cell for cell in page.cells if cell.exercise == "forward_pass.and_gate")
    from mlp_book.chapters.forward_pass import exercises

    for theta, verdict in [(exercises.and_gate.solution, "right"), (np.zeros(25), "mistake")]:
        values = {"widget": {"theta": list(map(float, theta)), "title": "a"}}
        request = {"place": gate.place, "code": "", "own": {}, "values": values}
        data = json.dumps(page.data())
        answer = json.loads(run(data, json.dumps(request), lambda *_: None))
        assert (answer["verdict"], answer["error"]) == (verdict, "")
