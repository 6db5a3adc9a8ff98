"""The loss widget's JavaScript against mlp_core in Node."""

import json
import os
import re

from .loss_fixtures import everything
from .node import ROOT, node


def test_in_node(tmp_path):
    path = tmp_path / "fixtures.json"
    path.write_text(json.dumps(everything()), encoding="utf-8")
    result = node(
        "--test",
        "--test-reporter=tap",
        ROOT / "tests" / "widgets" / "loss.test.mjs",
        env={**os.environ, "FIXTURES": str(path)},
        cwd=ROOT,
    )
    failed = re.findall(r"^\s*not ok .*|^\s*error: .*", result.stdout, re.MULTILINE)
    assert result.returncode == 0, "\n".join(failed) or result.stderr
    passed = re.search(r"^# pass (\d+)$", result.stdout, re.MULTILINE)
    assert passed, result.stdout
    assert int(passed[1]) >= 70
