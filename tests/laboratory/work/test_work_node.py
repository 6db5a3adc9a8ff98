"""What keeps a reader's work, tried in Node."""

import os
import re

import pytest

from tests.widgets.node import ROOT, node

TESTS = {
    "store.test.mjs": 11,
    "guess.test.mjs": 32,
    "order.test.mjs": 4,
    "shuffle.test.mjs": 3,
    "work_file.test.mjs": 48,
}


@pytest.mark.parametrize(("name", "at_least"), TESTS.items())
def test_in_node(name, at_least):
    script = ROOT / "tests" / "laboratory" / "work" / name
    result = node("--test", "--test-reporter=tap", script, env=dict(os.environ), cwd=ROOT)
    failed = re.findall(r"^\s*not ok .*|^\s*error: .*", result.stdout, re.MULTILINE)
    assert result.returncode == 0, "\n".join(failed) or result.stderr
    assert int(re.search(r"^# pass (\d+)$", result.stdout, re.MULTILINE)[1]) >= at_least
