"""Which modules of the course import with NumPy alone, and so go along into the page.

Read from the sources, without importing anything: what a module imports when it is imported. An
import inside a function is not seen here; a cell that comes to one is tagged (`cells`).
"""

import ast
import json
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

__all__ = ["PACKAGES", "course_files", "foreign", "module_file", "page_modules"]

ROOT = Path(__file__).resolve().parents[2]
PACKAGES = ("mlp_core", "mlp_book")
DATA = ("mlp_core/_data/*", "mlp_book/page/*.json", "book/measured/*.json")
# What only the build reads, and what no page can use.
NOT_READ = ("mlp_book.site", "mlp_book.laboratory.compile", "mlp_book.laboratory.packages")
THREADS = frozenset({"concurrent", "multiprocessing", "subprocess", "threading"})  # no page has any
IN_PAGE = frozenset({*sys.stdlib_module_names, "numpy"}) - THREADS


def module_file(module: str) -> Path | None:
    """The file of a module of the course; None where there is none."""
    path = ROOT.joinpath(*module.split("."))
    return next((f for f in (path.with_suffix(".py"), path / "__init__.py") if f.is_file()), None)


def _at_import(body: list[ast.stmt]) -> Iterator[ast.Import | ast.ImportFrom]:
    """The imports that run when the module does: not those of functions, nor those for types."""
    for node in body:
        if isinstance(node, ast.Import | ast.ImportFrom):
            yield node
        elif isinstance(node, ast.If) and "TYPE_CHECKING" in ast.unparse(node.test):
            yield from _at_import(node.orelse)
        elif not isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            for inside in ("body", "orelse", "finalbody"):
                yield from _at_import(getattr(node, inside, []))


def imported(source: str, package: str = "") -> set[str]:
    """The modules that a source imports, by full name; relative ones within `package`."""
    found = set()
    for node in _at_import(ast.parse(source).body):
        if isinstance(node, ast.Import):
            found |= {one.name for one in node.names}
            continue
        parts = package.split(".")[: len(package.split(".")) + 1 - node.level] if node.level else []
        base = ".".join([*parts, *([node.module] if node.module else [])])
        found.add(base)
        inside = {f"{base}.{one.name}" for one in node.names}
        found |= {name for name in inside if module_file(name)}
    return found


@cache
def _imported_by(module: str) -> frozenset[str]:
    """What a module of the course imports, its packages' own files among it."""
    path = module_file(module)
    if path is None:
        return frozenset()
    package = module if path.name == "__init__.py" else module.rpartition(".")[0]
    found = imported(path.read_text(encoding="utf-8"), package)
    return frozenset(found | _parents(module))


def _parents(module: str) -> set[str]:
    parts = module.split(".")
    return {".".join(parts[:size]) for size in range(1, len(parts))}


@cache
def foreign(module: str) -> frozenset[str]:
    """What importing `module` brings along that no page has: packages beside NumPy, threads."""
    seen, waiting, found = set(), [module, *_parents(module)], set()
    while waiting:
        name = waiting.pop()
        if name in seen:
            continue
        seen.add(name)
        top = name.partition(".")[0]
        if top in PACKAGES:
            waiting += _imported_by(name)
        elif top not in IN_PAGE:
            found.add(top)
    return frozenset(found)


def course_files() -> list[str]:
    """What a page takes along of the course, as paths from the root: modules and their data."""
    modules = [name for name in page_modules() if not name.startswith(NOT_READ)]
    paths = [module_file(name) for name in modules]
    paths += [path for pattern in DATA for path in sorted(ROOT.glob(pattern))]
    return [path.relative_to(ROOT).as_posix() for path in paths if path is not None]


def page_modules() -> list[str]:
    """The modules of the course that a page takes along, sorted."""
    found = []
    for package in PACKAGES:
        for path in sorted((ROOT / package).rglob("*.py")):
            parts = path.relative_to(ROOT).with_suffix("").parts
            name = ".".join(parts[:-1] if parts[-1] == "__init__" else parts)
            if not foreign(name):
                found.append(name)
    return found


if __name__ == "__main__":
    print(json.dumps(course_files()))
