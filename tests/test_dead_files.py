"""No file is dead: each module and style sheet is reached from what a person or a page opens."""

import ast
import posixpath
import re
from itertools import chain

import pytest

from .imports import ROOT, files, graph, read

HOUSE = ("mlp_core", "mlp_book", "tools", "benchmarks")
KINDS = (".py", ".js", ".mjs", ".css")
BUNDLER = "mlp_book/widgets/build.mjs"
TYPED = ("Makefile", "package.json", "_config.yml")  # what these name is run
TOLD = ("README.md", "CONTRIBUTING.md")  # what these tell a person to run
NAME = re.compile(r"[\w./-]+")
COMMAND = re.compile(r"python -m ([\w.]+)")


def docstrings(tree):
    """The nodes of the docstrings, which say much and run nothing."""
    scopes = ast.Module | ast.ClassDef | ast.FunctionDef
    for node in ast.walk(tree):
        if isinstance(node, scopes) and ast.get_docstring(node) is not None:
            yield node.body[0].value


def strings(file):
    """The words in the strings of a module."""
    if not file.endswith((".py", ".ipynb")):
        return NAME.findall(" ".join(re.findall(r"""["'`]([^"'`\n]*)["'`]""", read(file))))
    tree = ast.parse(read(file))
    told = {id(node) for node in docstrings(tree)}
    texts = (n for n in ast.walk(tree) if isinstance(n, ast.Constant) and id(n) not in told)
    return NAME.findall(" ".join(n.value for n in texts if isinstance(n.value, str)))


def meant(word, folder=""):
    """The file that a word names, as a module or by its path, or None."""
    module = word.replace(".", "/")
    beside = (word, f"{folder}/{word}", f"{folder}/javascript/{word}")
    for path in (*beside, f"{module}.py", f"{module}/__init__.py"):
        if path.endswith(KINDS) and not path.startswith("/") and (ROOT / path).is_file():
            return posixpath.normpath(path)
    return None


def starts():
    """What is opened first: notebooks, `python -m` of a package, what files name as commands."""
    yield from files("book", ".ipynb")
    yield from (file for folder in HOUSE for file in files(folder, ".py") if "__main__" in file)
    measured = [path.read_text(encoding="utf-8") for path in ROOT.glob("book/measured/*.json")]
    told = [*measured, *map(read, TOLD)]
    words = chain(
        *(COMMAND.findall(text) for text in told), *(NAME.findall(read(t)) for t in TYPED)
    )
    yield from filter(None, map(meant, words))


def led_to(file, imports):
    """What a file in use brings into use: imports, their packages, and what its strings name."""
    folder = file.rpartition("/")[0]
    yield from imports.get(file, ())
    yield from filter(None, (meant(word, folder) for word in strings(file)))
    parents = file.split("/")[:-1]
    inits = ["/".join([*parents[:k], "__init__.py"]) for k in range(1, len(parents) + 1)]
    yield from (init for init in inits if init in imports)
    if file == BUNDLER:  # it finds the rooms itself
        yield from (view for view in imports if re.search(r"/widgets/\w+/view\.(js|css)$", view))
        work = re.search(r"const WORK = \{(.*?)\};", read(file), re.DOTALL)[1]
        names = re.findall(r'"(\w+)"', work)
        yield from filter(None, (meant(f"mlp_book/laboratory/work/{name}.js") for name in names))


@pytest.fixture(scope="module")
def imports():
    found = graph("book", ".ipynb")
    for folder in HOUSE:
        found |= graph(folder, *KINDS)
    return found


def test_no_file_is_dead(imports):
    """A file that tests alone use is dead too."""
    used, open_ = set(), [*starts()]
    while open_:
        file = open_.pop()
        if file not in used:
            used.add(file)
            open_ += led_to(file, imports)
    assert len(used) > 300
    assert sorted(set(imports) - used) == []
