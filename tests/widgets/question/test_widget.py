"""Questions in Python: their texts are checked where they are written."""

import doctest

import pytest

from mlp_book.widgets import Choice, Number, Question, Quiz, Right, Wrong
from mlp_book.widgets.question import questions
from mlp_book.widgets.question import widget as question

CHOICE = Choice("2 &lt; 3<sub>1</sub>?", Right("yes", "It is."), Wrong("x<sup>2</sup>", "No."))
NUMBER = Number("y?", 0.5747, label="y", hints={0.4253: "1 - y"})


@pytest.mark.parametrize("module", [question, questions])
def test_doctests(module):
    result = doctest.testmod(module)
    assert result.failed == 0
    assert result.attempted >= 2


def test_the_text_form_lists_questions_without_answers():
    quiz = Quiz([CHOICE, NUMBER], title="Check")
    text = "Check, 2 questions\n1. 2 &lt; 3_1?\n   ( ) yes\n   ( ) x^2\n2. y?\n   y = ____"
    assert repr(quiz) == text
    assert quiz._repr_mimebundle_()[0]["text/plain"] == text
    assert repr(Question(NUMBER)) == "Question: y?\n   y = ____"
    assert "0.5747" not in repr(quiz)


def test_what_travels():
    first, second = Quiz([CHOICE, NUMBER]).get_state()["questions"]
    assert first["options"][0] == {"text": "yes", "feedback": "It is.", "correct": True}
    assert second == {
        "kind": "number",
        "prompt": "y?",
        "label": "y",
        "answer": 0.5747,
        "decimals": 4,
        "right": "That is it.",
        "hints": [[0.4253, "1 - y"]],
        "otherwise": "Not this number. Go through the steps once more.",
    }


@pytest.mark.parametrize(
    ("answer", "decimals"), [(0.5747, 4), (18, 0), (18.0, 0), (-0.1, 1), (1e-3, 3), (0.30, 1)]
)
def test_decimals_are_those_printed(answer, decimals):
    assert Number("?", answer).decimals == decimals
    assert Number("?", answer, decimals=5).decimals == 5


@pytest.mark.parametrize(
    ("make", "error", "message"),
    [
        (lambda: Choice("?", Wrong("a", "b")), ValueError, "got 0 Right and 1 Wrong"),
        (lambda: Choice("?", Right("a", "b")), ValueError, "at least one Wrong"),
        (lambda: Choice("?", Right("a", "b"), Right("c", "d")), ValueError, "got 2 Right"),
        (lambda: Choice("?", Right("a", "b"), Wrong("a", "c")), ValueError, "the same text"),
        (lambda: Choice("?", "a", "b"), TypeError, r"expected Right\(...\) and Wrong"),
        (lambda: Wrong("a", ""), TypeError, "Wrong: feedback: got ''"),
        (lambda: Choice("<sub>1", Right("a", "b")), ValueError, "<sub> is not closed"),
        (lambda: Choice("1</sub>", Right("a", "b")), ValueError, "</sub> closes nothing"),
        (lambda: Choice("<sub><sup>1</sub></sup>", Right("a", "b")), ValueError, "closes nothing"),
        (lambda: Number("?", "0.5"), TypeError, "answer is '0.5', expected a finite number"),
        (lambda: Number("?", float("nan")), TypeError, "expected a finite number"),
        (lambda: Number("?", 1, decimals=-1), ValueError, "-1 decimals, expected 0 to 12"),
        (lambda: Number("?", 0.5, hints={0.51: "x"}), ValueError, "would meet the right answer"),
        (lambda: Number("?", 0.5, hints={0.7: ""}), TypeError, "hint: got ''"),
        (lambda: Quiz([]), ValueError, "Quiz: got no question"),
        (lambda: Quiz(["?"]), TypeError, r"expected Choice\(...\) or Number\(...\)"),
    ],
)
def test_mistakes_are_told(make, error, message):
    with pytest.raises(error, match=message):
        make()
