"""Help with every code exercise: hints written for it, and its solution in lines."""

import json
import re
from pathlib import Path

import pytest
from docutils import nodes

from mlp_book.laboratory.help_steps import give_help, marked, module_of

CHAPTERS = Path(__file__).resolve().parents[2] / "mlp_book" / "chapters"
EXERCISES = [
    (path.parts[-3], path.stem)
    for path in sorted(CHAPTERS.glob("*/exercises/*.py"))
    if path.stem not in ("__init__", "shared")
]
SOLUTION = "def log(w):\n    a = 1\n    return a"


@pytest.mark.parametrize(("chapter", "name"), EXERCISES)
def test_every_exercise_has_hints_of_its_own(chapter, name):
    hints = module_of(chapter, name).hints
    assert 1 <= len(hints) <= 2
    for hint in hints:
        assert 30 < len(hint) < 250
        assert hint.count("`") % 2 == 0
        assert hint.endswith((".", "?"))
        assert not re.search(r"[*_$<]", re.sub("`.*?`", "", hint)), "plain text and code"
        assert not re.search(r"\b(clearly|simply|just)\b", hint)


def page(*checks, hint=False, title="Exercise 3: a log (5 minutes)"):
    """A section as the book has it: cells with checks, perhaps a hint, the solution."""
    section = nodes.section("", nodes.title("", title))
    for check in checks:
        section += nodes.container("", nodes.literal_block(check, check), classes=["cell"])
    if hint:
        section += nodes.container("", classes=["dropdown", "hint"])
    code = nodes.literal_block(SOLUTION, SOLUTION)
    section += nodes.container("", code, classes=["dropdown", "solution"])
    document = nodes.document("", "")
    document += section
    give_help(document, "book/learning/gradient_descent")
    return section


def help_of(section):
    (found,) = section.findall(nodes.raw)
    assert section[section.index(found) + 1]["classes"] == ["dropdown", "solution"]
    return found.astext()


def test_help_stands_before_the_solution():
    html = help_of(page("exercises.log.check(log)"))
    assert 'data-help="gradient_descent.log"' in html
    assert re.findall("<summary>(.*?)</summary>", html) == [
        "A hint",
        "The solution's lines, shuffled",
    ]
    data = json.loads(re.search(r"<script.*?>(.*)</script>", html)[1])
    assert data["pieces"] == SOLUTION.split("\n")
    assert data["orders"] == [[0, 1, 2]]
    assert len(data["wrong"]) == 2


def test_the_pages_own_hint_comes_first():
    assert "<summary>One more hint</summary>" in help_of(
        page("exercises.log.check(log)", hint=True)
    )


def test_two_exercises_with_one_solution_share_their_help():
    html = help_of(page("exercises.after_step.check(a)", "exercises.hidden_gradient.check(b)"))
    assert html.count("<summary>") == 2
    assert 'data-help="gradient_descent.after_step"' in html


def test_where_nothing_is_checked_there_is_no_help():
    assert not list(page("questions.by_hand()").findall(nodes.raw))
    assert not list(page("exercises.log.check(log)", title="A log").findall(nodes.raw))


def test_a_hint_is_text_and_code():
    assert marked("a < b: `x < y` & `z`") == "a &lt; b: <code>x &lt; y</code> &amp; <code>z</code>"
