"""The skeleton that a new chapter is copied from has every part that the rules ask for."""

import ast
import importlib
from pathlib import Path

import jupytext

from . import rules

SKELETON = Path(__file__).resolve().parents[2] / "tools" / "chapter.md"


def test_the_skeleton_has_every_part():
    skeleton = jupytext.read(SKELETON)
    assert rules.anatomy(skeleton) + rules.exercises(skeleton) == []


def test_its_first_cell_imports_what_there_is():
    """NAME and Widget stand for the chapter's own; every other name is imported for real."""
    first = next(c.source for c in jupytext.read(SKELETON).cells if c.cell_type == "code")
    body = ast.parse(first).body
    own = [node for node in body if getattr(node, "module", None) == "mlp_book.chapters.NAME"]
    assert [[alias.name for alias in node.names] for node in own] == [
        ["exercises", "figures", "questions"]
    ]
    for node in body:
        if isinstance(node, ast.ImportFrom) and node not in own:
            for alias in node.names:
                if alias.name != "Widget":
                    module = importlib.import_module(node.module)
                    if not hasattr(module, alias.name):
                        importlib.import_module(f"{node.module}.{alias.name}")
