"""What keeps a reader's work, tried in Node."""

import os
import re

import pytest

from tests.widgets.node import ROOT, node


@pytest.mark.parametrize(("name", "at_least"), [("store.test.mjs", 11)])
def test_in_node(name, at_least):
    script = ROOT / "tests" / "laboratory" / "work" / name
    result = node("--test", "--test-reporter=tap", script, env=dict(os.environ), cwd=ROOT)
    failed = re.findall(r"^\s*not ok .*|^\s*error: .*", result.stdout, re.MULTILINE)
    assert result.returncode == 0, "\n".join(failed) or result.stderr
    assert int(re.search(r"^# pass (\d+)$", result.stdout, re.MULTILINE)[1]) >= at_least
