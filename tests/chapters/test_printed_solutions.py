"""Every solution that a chapter prints runs with the names that its page defines, and is right."""

import ast
import builtins
import contextlib
import dis
import io
import re
from types import CodeType

import nbformat
import pytest

from . import rules
from .test_notebooks import BOOK

CHECK = re.compile(r"^(\w+\.\w+)\.check\((.+)\)$", re.MULTILINE)
BLOCK = re.compile(r"```python\n(.*?)```", re.DOTALL)
LOOKS_UP = ("LOAD_NAME", "LOAD_GLOBAL")
# These train networks for minutes: only their names are looked up.
LONG = ("exercises.beats_the_line", "exercises.beats_the_line_without_b")
PATHS = sorted(BOOK.rglob("*.ipynb"))


def bound(statement):
    """The names that a statement binds at the top of the page."""
    if isinstance(statement, ast.FunctionDef | ast.ClassDef):
        return {statement.name}
    if isinstance(statement, ast.Import | ast.ImportFrom):
        return {(a.asname or a.name).partition(".")[0] for a in statement.names}
    stored = (n for n in ast.walk(statement) if isinstance(n, ast.Name))
    return {n.id for n in stored if isinstance(n.ctx, ast.Store)}


def read(statement):
    """The names that a statement looks up at the top of the page; a function's own are not."""
    codes, names = [compile(ast.Module([statement], []), "page", "exec")], set()
    for code in codes:
        codes += [part for part in code.co_consts if isinstance(part, CodeType)]
        names |= {i.argval for i in dis.get_instructions(code) if i.opname in LOOKS_UP}
    return names


def needed(page, wanted):
    """The statements of the page that define `wanted`, and what these need, in the page's order."""
    chosen, open_ = [], set(wanted)
    for statement in reversed(page):
        if bound(statement) & open_:
            chosen.append(statement)
            open_ = (open_ - bound(statement)) | read(statement)
    return chosen[::-1]


def solutions(path):
    """(name of the exercise, statements of the page before, printed solution, check)."""
    cells, page = rules.read(path).cells, []
    checks = [k for k, c in enumerate(cells) if c.cell_type == "code" and CHECK.search(c.source)]
    for k, cell in enumerate(cells):
        tree = ast.parse(cell.source).body if cell.cell_type == "code" else []
        page += tree
        if k not in checks:
            continue
        exercise, attempt = CHECK.search(cell.source).groups()
        end = next((j for j in checks if j > k), len(cells))
        prose = "\n\n".join(c.source for c in cells[k + 1 : end] if c.cell_type == "markdown")
        names = read(ast.parse(attempt).body[0])
        for block in BLOCK.findall(prose):
            printed = ast.parse(block).body
            if names & set().union(*map(bound, printed)):
                check = ast.parse(f"{exercise}.check({attempt})").body
                yield exercise, [s for s in page if s not in tree[-1:]], printed, check


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
