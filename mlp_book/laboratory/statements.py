"""What one statement of a page reads, binds and changes: the slice is made of these.

Standard library only. Names are read from the compiled statement, not from its text: a function's
own names are its own. A file named in quotes counts as a name, too: who reads ``"d0.npz"`` needs
who wrote it.
"""

import ast
import builtins
import dis
import re
from dataclasses import dataclass
from functools import lru_cache
from types import CodeType

__all__ = ["Statement", "is_check", "statements"]

ALWAYS = frozenset(dir(builtins)) | {
    "__name__",
    "__file__",
    "__annotations__",
    "__conditional_annotations__",
}
READS = ("LOAD_NAME", "LOAD_GLOBAL", "LOAD_FROM_DICT_OR_GLOBALS")
BINDS = ("STORE_NAME", "STORE_GLOBAL", "DELETE_NAME", "DELETE_GLOBAL")
FILE = re.compile(r"[\w./-]+\.[A-Za-z]\w{1,11}")  # "d0.npz", and no sentence
ONLY_SAY = {"print", "verdict", "display"}  # called for what they show: they change nothing
PICTURES = {"figures", "plots", "questions"}  # modules of a page that draw or ask, and do no more
PERHAPS = (ast.If, ast.For, ast.AsyncFor, ast.While, ast.Try, ast.TryStar, ast.Match, ast.Delete)


@dataclass(frozen=True)
class Statement:
    """One statement at the top of a cell.

    `binds` are the names that it surely gives a new value: what stood in them no longer matters.
    `changes` are those that it may bind, or whose value it may change where it stands.
    """

    cell: int
    line: int  # first line in its cell, from 1
    source: str
    reads: frozenset[str]
    binds: frozenset[str]
    changes: frozenset[str]
    sets: frozenset[str]  # modules whose options it sets
    asks: frozenset[str]  # names whose method it calls for what that does: ``E.backward()``
    imports: bool


def _codes(code: CodeType) -> list[CodeType]:
    """A code object and all those inside it: functions, classes, comprehensions."""
    found = [code]
    for part in found:
        found += [one for one in part.co_consts if isinstance(one, CodeType)]
    return found


def _names(node: ast.stmt) -> tuple[set[str], set[str]]:
    """The names of the page that a statement reads, and those that it binds."""
    whole = compile(ast.Module([node], []), "<page>", "exec")
    reads, binds = set(), set()
    for code in _codes(whole):
        for step in dis.get_instructions(code):
            if step.opname in READS:
                reads.add(step.argval)
            elif step.opname in BINDS and (code is whole or step.opname.endswith("GLOBAL")):
                binds.add(step.argval)
    return reads - ALWAYS, binds - ALWAYS


def _loaded(node: ast.AST) -> set[str]:
    return {part.id for part in ast.walk(node) if isinstance(part, ast.Name)}


def _is_generator(name: str) -> bool:
    """Whether a name is that of a random generator, which moves on whenever it is asked."""
    return "rng" in name or "generator" in name


def _only_shows(call: ast.Call) -> bool:
    """Whether a call is there for what it shows: ``print(a)``, ``figures.map(f, a)``."""
    if isinstance(call.func, ast.Attribute):
        return isinstance(call.func.value, ast.Name) and call.func.value.id in PICTURES
    name = call.func.id if isinstance(call.func, ast.Name) else ""
    return name in ONLY_SAY or name.endswith("Widget")


def _touched(node: ast.stmt) -> set[str]:
    """Names whose value a statement may change in place, without binding them."""
    found: set[str] = set()
    for part in ast.walk(node):
        if isinstance(part, ast.Subscript | ast.Attribute) and isinstance(
            part.ctx, ast.Store | ast.Del
        ):
            found |= _loaded(part.value)  # a[0] = ..., a.b = ...
        elif isinstance(part, ast.Expr) and isinstance(part.value, ast.Call):
            call = part.value
            if isinstance(call.func, ast.Attribute):
                found |= _loaded(call.func)  # a.append(...)
            if not _only_shows(call):
                for argument in (*call.args, *(keyword.value for keyword in call.keywords)):
                    if isinstance(argument, ast.Name):
                        found.add(argument.id)  # shuffle(a)
        elif isinstance(part, ast.Name) and _is_generator(part.id):
            found.add(part.id)
    return found


def _files(node: ast.stmt) -> set[str]:
    return {
        f"file {part.value}"
        for part in ast.walk(node)
        if isinstance(part, ast.Constant) and isinstance(part.value, str)
        if FILE.fullmatch(part.value)
    }


def _sets(node: ast.stmt) -> set[str]:
    """The module whose options a statement sets: ``np.set_printoptions(precision=4)``."""
    call = node.value if isinstance(node, ast.Expr) else None
    if isinstance(call, ast.Call) and isinstance(call.func, ast.Attribute):
        module = call.func.value
        if isinstance(module, ast.Name) and call.func.attr.startswith("set"):
            return {module.id}
    return set()


def _asks(node: ast.stmt) -> set[str]:
    """The name whose method a statement calls for nothing but what that does."""
    call = node.value if isinstance(node, ast.Expr) else None
    if isinstance(call, ast.Call) and isinstance(call.func, ast.Attribute):
        return _loaded(call.func.value) if isinstance(call.func.value, ast.Name) else set()
    return set()


def is_check(node: ast.stmt) -> bool:
    """Whether a statement is ``exercises.layer.check(layer)``: it asks, and makes nothing."""
    return (
        isinstance(node, ast.Expr)
        and isinstance(node.value, ast.Call)
        and isinstance(node.value.func, ast.Attribute)
        and node.value.func.attr == "check"
    )


def _segment(source: str, node: ast.stmt) -> str:
    """The text of a statement, its decorators included, from the beginning of its first line."""
    first = min([node.lineno, *(one.lineno for one in getattr(node, "decorator_list", ()))])
    lines = source.encode().splitlines(keepends=True)[first - 1 : node.end_lineno]
    lines[-1] = lines[-1][: node.end_col_offset]
    lines[0] = lines[0][node.col_offset :] if first == node.lineno else lines[0]
    return b"".join(lines).decode()


@lru_cache(maxsize=512)
def statements(cell: int, source: str) -> tuple[Statement, ...]:
    """The statements of one cell; none where it is not Python (yet)."""
    try:
        body = ast.parse(source).body
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return ()
    return tuple(_statement(cell, source, node) for node in body)


def _statement(cell: int, source: str, node: ast.stmt) -> Statement:
    try:
        reads, binds = _names(node)
    except SyntaxError:  # it parses and does not compile: `return` outside a function
        reads, binds = set(), set()
    imports = isinstance(node, ast.Import | ast.ImportFrom)
    definition = isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef)
    changes: set[str] = set()
    if not (imports or definition or is_check(node)):
        changes = _touched(node) & (reads | binds) - ALWAYS | _files(node)
    if isinstance(node, PERHAPS):
        changes, binds = changes | binds, set()
    reads |= changes - binds | (_files(node) if definition else set())
    return Statement(
        cell,
        node.lineno,
        _segment(source, node),
        frozenset(reads),
        frozenset(binds),
        frozenset(changes),
        frozenset(_sets(node)),
        frozenset(_asks(node)),
        imports,
    )
