"""Every solution that a chapter prints runs with the names that its page defines, and is right."""

import ast
import builtins
import contextlib
import io

import nbformat
import pytest

from .printed import PATHS, bound, needed, read, solutions

# These train networks for minutes: only their names are looked up.
LONG = ("exercises.beats_the_line", "exercises.beats_the_line_without_b")


def missing(page, printed, check):
    """The names that the solution and its check look up and nobody defines."""
    here = set().union(*map(bound, printed))
    return set().union(*map(read, [*printed, *check])) - here - set(dir(builtins))


def said(page, printed, check):
    """What the check says of a printed solution that finds no names but the page's."""
    names = {"__name__": "page"}
    body = [*needed(page, missing(page, printed, check)), *printed]
    exec(compile(ast.Module(body, []), "page", "exec"), names)
    out = io.StringIO()
    with contextlib.redirect_stdout(out):
        exec(compile(ast.Module(check, []), "check", "exec"), names)
    return " ".join(out.getvalue().split())


def cases():
    for path in PATHS:
        for exercise, page, printed, check in solutions(path):
            name = f"{path.stem}: {exercise}"
            yield pytest.param(exercise in LONG, page, printed, check, id=name)


@pytest.mark.parametrize(("long", "page", "printed", "check"), list(cases()))
def test_a_printed_solution_runs_on_its_page(long, page, printed, check):
    unknown = missing(page, printed, check) - set().union(*map(bound, page))
    assert not unknown
    assert long or ": correct" in said(page, printed, check)


def test_most_exercises_print_their_solution():
    assert len(list(cases())) >= 71


@pytest.mark.parametrize("imported", ["", "import math\n"])
def test_a_name_that_the_page_does_not_define_is_missed(imported, tmp_path):
    cells = [
        nbformat.v4.new_code_cell(
            f"{imported}from mlp_book.chapters.autodiff import exercises\n"
            "def softplus(x):\n    return ...\n\nexercises.softplus.check(softplus)"
        ),
        nbformat.v4.new_markdown_cell(
            "```python\ndef softplus(x):\n    u = math.exp(x)\n"
            "    return math.log(1 + u), u / (1 + u)\n```"
        ),
    ]
    nbformat.write(nbformat.v4.new_notebook(cells=cells), tmp_path / "page.ipynb")
    ((_, page, printed, check),) = solutions(tmp_path / "page.ipynb")
    assert (": correct" in said(page, printed, check)) == bool(imported)
