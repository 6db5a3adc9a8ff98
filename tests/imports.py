"""Who imports whom, read from the sources: Python, JavaScript and the notebooks.

A module is named by its file, ``mlp_book/page/checks.py``, a folder's ``__init__.py`` too.
"""

import ast
import posixpath
import re
from pathlib import Path

import nbformat

ROOT = Path(__file__).resolve().parents[1]
JAVASCRIPT = re.compile(r"""(?:\bfrom|\bimport)\s*\(?\s*["'](\.[^"'$]+)["']""")
STYLE = re.compile(r"""@import\s+["'](\.[^"']+)["']""")


def name(path: Path) -> str:
    """The path of a file in the repository, with forward slashes."""
    return path.relative_to(ROOT).as_posix()


def files(folder: str, *suffixes: str) -> list[str]:
    """Our own files of a folder: no bundle, no notebook's checkpoint."""
    return sorted(
        name(path)
        for path in (ROOT / folder).rglob("*")
        if path.suffix in suffixes
        and not {"static", "node_modules", ".ipynb_checkpoints"} & set(path.parts)
    )


def read(file: str) -> str:
    """The text of a file; of a notebook, its code."""
    text = (ROOT / file).read_text(encoding="utf-8")
    if not file.endswith(".ipynb"):
        return text
    cells = nbformat.reads(text, as_version=4).cells
    return "\n".join(cell.source for cell in cells if cell.cell_type == "code")


def imported(file: str) -> set[str]:
    """The files of the repository that a file imports, wherever in it, for types alone too."""
    if file.endswith((".py", ".ipynb")):
        found = _of_python(file)
    else:
        pattern = STYLE if file.endswith(".css") else JAVASCRIPT
        found = {
            posixpath.normpath(posixpath.join(posixpath.dirname(file), path))
            for path in pattern.findall(read(file))
        }
        missing = [path for path in found if not (ROOT / path).is_file()]
        if missing:
            raise FileNotFoundError(f"{file} imports {missing}")
    return found - {file}


def graph(folder: str, *suffixes: str) -> dict[str, set[str]]:
    """Each file of a folder, with those that it imports."""
    return {file: imported(file) for file in files(folder, *suffixes)}


def _of_python(file: str) -> set[str]:
    found = set()
    for node in ast.walk(ast.parse(read(file))):
        if isinstance(node, ast.Import):
            found |= {_file(alias.name.split(".")) for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            parents = file.split("/")[: -node.level] if node.level else []
            module = [*parents, *(node.module.split(".") if node.module else [])]
            for alias in node.names:  # a module of the package, or else a name in it
                found.add(_file([*module, alias.name]) or _file(module))
    return found - {""}


def _file(module: list[str]) -> str:
    """The file of a module of the repository; "" of any other."""
    path = "/".join(module)
    for file in (f"{path}.py", f"{path}/__init__.py"):
        if (ROOT / file).is_file():
            return file
    return ""
