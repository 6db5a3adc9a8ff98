"""The house keeps its order: short modules, arrows that point one way."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
FOLDERS = ("mlp_core", "mlp_book", "tools", "benchmarks")
MODULES = sorted(
    path
    for folder in FOLDERS
    for path in (ROOT / folder).rglob("*")
    if path.suffix in (".py", ".js", ".mjs") and "static" not in path.parts
)
# What each package may import of this repository.
MAY_IMPORT = {
    "mlp_core": {"mlp_core"},
    "mlp_book": {"mlp_book", "mlp_core"},
    "tools": {"tools"},
    "benchmarks": {"benchmarks", "mlp_core", "mlp_book"},
}


def name(path):
    return path.relative_to(ROOT).as_posix()


@pytest.mark.parametrize("path", MODULES, ids=name)
def test_a_module_is_short(path):
    assert len(path.read_text(encoding="utf-8").splitlines()) <= 200


@pytest.mark.parametrize("path", [p for p in MODULES if p.suffix == ".py"], ids=name)
def test_arrows_point_one_way(path):
    tree = ast.parse(path.read_text(encoding="utf-8"))
    imported = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            imported |= {alias.name.partition(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.level == 0:
            imported.add(node.module.partition(".")[0])
    package = path.relative_to(ROOT).parts[0]
    assert imported & {*FOLDERS, "tests"} <= MAY_IMPORT[package]
