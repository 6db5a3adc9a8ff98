"""A path in a docstring or a comment leads to a file."""

import ast
import io
import re
import tokenize
from pathlib import Path

import pytest

from .imports import ROOT, files, read

FOLDERS = ("mlp_core", "mlp_book", "tools", "benchmarks", "tests")
MODULES = [file for folder in FOLDERS for file in files(folder, ".py", ".js", ".mjs", ".css")]
KINDS = "py|js|mjs|css|json|md|ipynb|yml|toml|npz|safetensors"
WITH_FOLDER = re.compile(rf"(?<![\w/.:])(?:[\w.-]+/)+[\w-]+\.(?:{KINDS})\b")
IN_TICKS = re.compile(r"`([\w-]+\.(?:py|js|mjs|css))`")
COMMENT = re.compile(r"/\*.*?\*/|(?<![:\"'])//[^\n]*", re.DOTALL)
NAMES = {path.name for path in (ROOT / file for file in MODULES)}
TO_COME = {"book/measured/gpu.json"}  # `make gpu` writes it, on a machine with a GPU


def prose(file):
    """What a module tells its readers."""
    text = read(file)
    if not file.endswith(".py"):
        yield from COMMENT.findall(text)
        return
    for token in tokenize.generate_tokens(io.StringIO(text).readline):
        if token.type == tokenize.COMMENT:
            yield token.string
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef):
            yield ast.get_docstring(node) or ""


def leads_nowhere(file, text):
    """The paths of a text that are no file, seen from the root or from where it stands."""
    here = (ROOT / file).parent
    for path in WITH_FOLDER.findall(text):
        placeholder = Path(path).stem.isupper()  # NAME.json
        if not placeholder and not ((ROOT / path).exists() or (here / path).exists()):
            yield path
    bare = (name for name in IN_TICKS.findall(text) if not (ROOT / name).exists())
    yield from (name for name in bare if name not in NAMES)


def test_a_path_that_is_named_is_there():
    lost = {(f, path) for f in MODULES for text in prose(f) for path in leads_nowhere(f, text)}
    assert {(file, path) for file, path in lost if path not in TO_COME} == set()


@pytest.mark.parametrize("text", ["`js/cores.js` does the same", "see mlp_core/no.py", "`no.js`"])
def test_a_path_that_leads_nowhere_is_seen(text):
    assert len([*leads_nowhere("mlp_book/topics/cores.py", text)]) == 1


@pytest.mark.parametrize("file", ["README.md", "CONTRIBUTING.md"])
def test_the_documents_lead_somewhere(file):
    assert set(leads_nowhere(file, read(file))) <= TO_COME
