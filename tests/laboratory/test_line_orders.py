"""Solutions as lines in order: every order that is accepted is right, and no other is."""

import ast
import re

import pytest

from mlp_book.laboratory.help_steps import module_of
from mlp_book.laboratory.line_orders import line_orders
from tests.chapters.test_printed_solutions import bound, cases, missing, said

CHAPTERS = 21


def exercises():
    """(exercise's module, statements of the page, printed solution as text, its check)."""
    for case in cases():
        chapter, name = re.fullmatch(r"(\w+): exercises\.(\w+)", case.id).groups()
        module = module_of(chapter, name)
        if hasattr(module, "wrong_lines"):
            _, page, printed, check = case.values
            yield pytest.param(module, page, printed, check, id=f"{chapter}.{name}")


CASES = list(exercises())


def verdict(page, lines, check):
    try:
        printed = ast.parse("\n".join(lines)).body
        if missing(page, printed, check) - set().union(*map(bound, page)):
            return "a name that nobody defines"
        return said(page, printed, check)
    except Exception as error:
        return f"stopped: {type(error).__name__}"


def source(printed):
    return "\n".join(map(ast.unparse, printed))


def test_every_chapter_has_one():
    assert len({case.id.partition(".")[0] for case in CASES}) == CHAPTERS


@pytest.mark.parametrize(("module", "page", "printed", "check"), CASES)
def test_every_accepted_order_is_right_and_every_other_swap_is_wrong(module, page, printed, check):
    pieces, orders = line_orders(source(printed))
    assert orders[0] == list(range(len(pieces)))
    for order in orders:
        assert ": correct" in verdict(page, [pieces[k] for k in order], check)
    for order in orders:
        for k in range(len(order) - 1):
            swapped = [*order[:k], order[k + 1], order[k], *order[k + 2 :]]
            if swapped not in orders:
                assert ": correct" not in verdict(page, [pieces[j] for j in swapped], check), (
                    swapped
                )


@pytest.mark.parametrize(("module", "page", "printed", "check"), CASES)
def test_a_wrong_line_in_the_place_of_a_right_one_is_wrong(module, page, printed, check):
    pieces, _ = line_orders(source(printed))
    assert 1 <= len(module.wrong_lines) <= 2
    for wrong in module.wrong_lines:
        assert wrong not in pieces
        ast.parse(
            "if True:\n    " + wrong.strip() + ("\n        pass" if wrong.endswith(":") else "")
        )
        for k in range(len(pieces)):
            tried = [*pieces[:k], wrong, *pieces[k + 1 :]]
            assert ": correct" not in verdict(page, tried, check), (wrong, pieces[k])


TWO = "[k for k in x], [j for j in x]"
FREE = "def f(x):\n    a = x\n    b = 2\n    return a + b"


@pytest.mark.parametrize(
    ("solution", "count"),
    [
        (FREE, 2),
        ("def f(x):\n    a = x\n    x = 2\n    return a + x", 1),
        ("def f(x):\n    a = x\n    a = a + 1\n    return a", 1),
        (
            "def f(x):\n    a = []\n    for y in x:\n        a.append(y)\n    return a",
            1,
        ),
        ("def f(x):\n    if x:\n        raise TypeError(x)\n    return x", 1),
        (f"def f(x):\n    a = {TWO}\n    b = {TWO}\n    return a, b", 2),
        ("def f(x):\n    a = np.sin(x)\n    b = np.cos(x)\n    c = 1\n    return a, b, c", 6),
        ("def f(x):\n    a = x.min()\n    b = x.max()\n    return a, b", 2),
        ("def f(x):\n    a = x.pop()\n    b = x.pop()\n    return a, b", 1),
        ("def f(x):\n    x[0] = 1\n    a = x[0]\n    return a", 1),
    ],
)
def test_orders(solution, count):
    pieces, orders = line_orders(solution)
    assert "\n".join(pieces) == solution
    assert len(orders) == count
    assert len({tuple(order) for order in orders}) == count


@pytest.mark.parametrize(
    ("solution", "words"),
    [
        ("def f(x):\n    if x:\n        return 1\n    else:\n        return 2", "an else"),
        ("def f(x):\n    x = x + 1\n    x = x + 1\n    return x", "two lines are equal"),
        ("def f():\n" + "".join(f"    a{k} = {k}\n" for k in range(6)), "more than 48 orders"),
    ],
)
def test_what_makes_no_exercise_in_order_is_refused(solution, words):
    with pytest.raises(ValueError, match=words):
        line_orders(solution)


def test_comments_and_empty_lines_are_no_lines():
    assert line_orders("# one\ndef f(x):\n\n    # two\n    return x")[0] == [
        "def f(x):",
        "    return x",
    ]
