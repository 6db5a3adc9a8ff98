"""The solutions that the book prints under its exercises, each with the page that it stands on."""

import ast
import dis
import re
from types import CodeType

from . import rules
from .test_notebooks import BOOK

CHECK = re.compile(r"^(\w+\.\w+)\.check\((.+)\)$", re.MULTILINE)
BLOCK = re.compile(r"```python\n(.*?)```", re.DOTALL)
LOOKS_UP = ("LOAD_NAME", "LOAD_GLOBAL")
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


def printed():
    """{"forward_pass.layer": (name of the function, source)}: the solutions that are functions."""
    found = {}
    for path in PATHS:
        for exercise, _, statements, (check,) in solutions(path):
            name = f"{path.stem}.{exercise.partition('.')[2]}"
            attempt = check.value.args[0]
            for one in statements:
                if isinstance(one, ast.FunctionDef) and one.name == getattr(attempt, "id", None):
                    found.setdefault(name, (one.name, ast.unparse(one)))
    return found
