"""The widgets' JavaScript: against mlp_core in Node, and its bundles against their sources."""

import re

import pytest

from .fixtures import everything
from .node import BOOK, ROOT, STATIC, assert_passes, node, write_fixtures


@pytest.fixture(scope="module")
def fixtures_path(tmp_path_factory):
    return write_fixtures(tmp_path_factory.mktemp("fixtures"), everything())


@pytest.mark.parametrize(("name", "at_least"), [("mlp.test.mjs", 100), ("pieces.test.mjs", 10)])
def test_in_node(name, at_least, fixtures_path):
    assert_passes(name, fixtures_path, at_least=at_least)


def test_no_module_leads_back_to_itself():
    """Whatever a module imports, and those import, does not import that module."""
    needs = {
        path: [
            (path.parent / name).resolve()
            for name in re.findall(r'from "(\.[\w./-]+\.js)"', path.read_text(encoding="utf-8"))
        ]
        for path in BOOK.rglob("*.js")
        if "static" not in path.parts
    }

    def reach(name, seen):
        for one in needs[name]:
            if one not in seen:
                seen.add(one)
                reach(one, seen)
        return seen

    assert needs[BOOK / "widgets" / "mathematics" / "mlp.js"]
    assert [name for name in needs if name in reach(name, set())] == []


def test_every_view_stands_on_the_session():
    """Who shares, remembers and says a state is one module; only questions hold none."""
    views = {path.parent.name: path for path in (BOOK / "widgets").glob("*/view.js")}
    held = {name for name, path in views.items() if re.search(r"\bsession\(\{", read(path))}
    assert set(views) - held == {"question"}
    alone = re.compile(r"pieces/(history|live|traits)\.js|model\.(on|set|save_changes)\(")
    rebuilt = {
        path.relative_to(BOOK).as_posix()
        for path in (BOOK / "widgets").glob("*/*.js")
        if path.parent.name not in ("static", "pieces") and alone.search(read(path))
    }
    assert rebuilt == {"widgets/digits/engine.js"}  # which asks Python's engine, if there is one


def read(path):
    return path.read_text(encoding="utf-8")


def committed(root):
    return {
        path.relative_to(root).as_posix(): path.read_bytes()
        for folder in ("mlp_book/widgets/static", "book/_assets/offline")
        for path in sorted((root / folder).glob("*"))
    }


def test_bundles_are_what_the_sources_give(tmp_path):
    assert (ROOT / "node_modules" / "esbuild").is_dir(), "run `npm ci --ignore-scripts`"
    result = node(BOOK / "widgets" / "build.mjs", tmp_path, cwd=ROOT)
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
