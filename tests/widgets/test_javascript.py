"""The widgets' JavaScript: against mlp_core in Node, and its bundles against their sources."""

import json
import os
import re

import pytest

from .fixtures import everything
from .node import JS, ROOT, STATIC, node

HERE = ROOT / "tests" / "widgets"


@pytest.fixture(scope="module")
def fixtures_path(tmp_path_factory):
    path = tmp_path_factory.mktemp("fixtures") / "fixtures.json"
    path.write_text(json.dumps(everything()), encoding="utf-8")
    return path


@pytest.mark.parametrize("name", ["mlp.test.mjs", "pieces.test.mjs"])
def test_in_node(name, fixtures_path):
    result = node(
        "--test",
        "--test-reporter=tap",
        HERE / name,
        env={**os.environ, "FIXTURES": str(fixtures_path)},
        cwd=ROOT,
    )
    failed = re.findall(r"^\s*not ok .*|^\s*error: .*", result.stdout, re.MULTILINE)
    assert result.returncode == 0, "\n".join(failed) or result.stderr
    passed = re.search(r"^# pass (\d+)$", result.stdout, re.MULTILINE)
    assert passed, result.stdout
    assert int(passed[1]) >= {"mlp.test.mjs": 100, "pieces.test.mjs": 10}[name]


def committed(root):
    return {
        path.relative_to(root).as_posix(): path.read_bytes()
        for folder in ("mlp_book/widgets/static", "book/_assets/offline")
        for path in sorted((root / folder).glob("*"))
    }


def test_bundles_are_what_the_sources_give(tmp_path):
    assert (ROOT / "node_modules" / "esbuild").is_dir(), "run `npm ci --ignore-scripts`"
    result = node(JS / "build.mjs", tmp_path, cwd=ROOT)
    assert result.returncode == 0, result.stderr
    built, stored = committed(tmp_path), committed(ROOT)
    assert built.keys() == stored.keys()
    stale = [name for name in built if built[name] != stored[name]]
    assert stale == [], "stale bundles: run `make assets` and commit them"


def test_bundles_can_stand_in_a_page():
    for path in STATIC.iterdir():
        text = path.read_text(encoding="utf-8")
        assert "</script" not in text.lower(), path
        assert "<!--" not in text, path
        assert "http://" not in text.replace("http://www.w3.org/2000/svg", ""), path
        assert "https://" not in text, path


def test_modules_stay_small():
    for path in [*JS.glob("*.js"), *JS.glob("*.mjs")]:
        assert len(path.read_text(encoding="utf-8").splitlines()) < 200, path
