"""What the package says of chapters: each is in the book under that name."""

import json
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
MODULES = sorted((ROOT / "mlp_core").rglob("*.py"))
NAMED = re.compile(r"[Cc]hapters?\s+\*([^*]+)\*(?:\s+and\s+\*([^*]+)\*)?")


def title(path):
    cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
    lines = (line for cell in cells for line in cell["source"])
    return next(line for line in lines if line.startswith("# "))[2:].strip()


TITLES = {title(path) for path in (ROOT / "book").glob("*/*.ipynb")}


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_a_chapter_that_is_named_exists(path):
    names = [n for pair in NAMED.findall(path.read_text(encoding="utf-8")) for n in pair if n]
    assert {" ".join(name.split()) for name in names} <= TITLES
