"""Each room is named for what is in it, and holds what its kind of room holds."""

import ast
import importlib
import re
from collections import defaultdict
from pathlib import Path

import pytest
import yaml

from mlp_book import widgets

from .imports import ROOT, files, read

ROOMS = ROOT / "mlp_book" / "chapters"
CHAPTERS = sorted(path.parent.name for path in ROOMS.glob("*/__init__.py"))
NOTEBOOKS = {file.split("/")[-1].removesuffix(".ipynb"): file for file in files("book", ".ipynb")}
WITH_EXERCISES = [name for name in CHAPTERS if name != "errata"]
PARTS = {"__init__", "exercises", "figures", "questions", "quiz"}
MORE = {  # what a chapter's room holds besides, and why
    "errata": {"slips"},  # the verdict under each slip, and no exercise
    "optimisers": {"race_questions"},  # the questions that run races, a module of their own by size
}
SHELF = ROOT / "mlp_book" / "widgets"
SHARED = {"pieces", "mathematics"}  # the rooms of what views share
IN_ROOMS = [file.split("/") for file in files("mlp_book/widgets", ".py", ".js", ".css")]
WIDGETS = sorted({parts[2] for parts in IN_ROOMS if len(parts) > 3} - SHARED)
FIXED = {"__init__", "__main__", "widget", "view", *PARTS, "shared"}  # each room has its own
IN_ROOM = re.compile(r"mlp_book/chapters/\w+/|mlp_book/widgets/(?!pieces|mathematics)\w+/")
TWINS = ("mlp_book/widgets/mathematics/", "mlp_core/")  # one mathematics in two languages


def test_each_notebook_has_its_room_and_each_room_its_notebook():
    assert sorted(NOTEBOOKS) == CHAPTERS


@pytest.mark.parametrize("name", CHAPTERS)
def test_a_chapters_room_holds_its_parts(name):
    room = ROOMS / name
    found = {path.stem for path in room.iterdir() if path.suffix == ".py" or path.name in PARTS}
    assert found <= PARTS | MORE.get(name, set())
    assert not ast.parse(read(f"mlp_book/chapters/{name}/__init__.py")).body[1:]


@pytest.mark.parametrize("name", CHAPTERS)
def test_a_quiz_has_its_module(name):
    """Exercises' questions and the quiz at the end are written at different times."""
    asked = ROOMS / name / "questions.py"
    tree = ast.parse(asked.read_text(encoding="utf-8") if asked.is_file() else "")
    assert [node.lineno for node in tree.body if getattr(node, "name", None) == "quiz"] == []


def test_every_page_is_in_the_table_of_contents():
    """Sphinx builds what `_toc.yml` lists, and says nothing of a file that it leaves out."""
    toc = yaml.safe_load(read("_toc.yml"))
    listed = [toc["root"], *(one["file"] for part in toc["parts"] for one in part["chapters"])]
    assert sorted(listed) == [f.rpartition(".")[0] for f in sorted(files("book", ".ipynb", ".md"))]


@pytest.mark.parametrize("name", WITH_EXERCISES)
def test_the_first_cell_opens_the_room(name):
    first = next(iter(re.split(r"\n(?=\w+\.use_style)", read(NOTEBOOKS[name]), maxsplit=1)))
    room = ROOMS / name
    parts = [part for part in ("exercises", "figures", "questions") if has(room, part)]
    imported = [
        [alias.name for alias in node.names]
        for node in ast.parse(first).body
        if isinstance(node, ast.ImportFrom) and node.module == f"mlp_book.chapters.{name}"
    ]
    assert imported == [parts]


def has(room, part):
    return (room / part).is_dir() or (room / f"{part}.py").is_file()


@pytest.mark.parametrize("name", WITH_EXERCISES)
def test_an_exercise_has_a_file_of_its_name(name):
    package = importlib.import_module(f"mlp_book.chapters.{name}.exercises")
    folder = f"mlp_book/chapters/{name}/exercises"
    stems = {file.rpartition("/")[2].removesuffix(".py") for file in files(folder, ".py")}
    assert sorted(stems - {"__init__", "shared"}) == sorted(package.__all__)
    for exercise in package.__all__:
        module = importlib.import_module(f"{package.__name__}.{exercise}")
        one = getattr(module, exercise)
        assert getattr(package, exercise) is one
        doc = " ".join(module.__doc__.split())
        assert re.match(rf"Exercise \*{re.escape(one.name.rstrip('?'))}\??\*[:.] \w", doc), doc


@pytest.mark.parametrize("name", WIDGETS)
def test_a_widgets_room_holds_its_three_files(name):
    held = {path.name for path in (SHELF / name).iterdir()}
    assert {"__init__.py", "view.css", "view.js", "widget.py"} <= held


def test_each_widget_is_exported_and_bundled_and_nothing_else_is():
    """A room, its class in `mlp_book.widgets`, its bundles: none is there without the others."""
    exported = {getattr(widgets, name).__module__ for name in widgets.__all__}
    of_rooms = {module.split(".")[2] for module in exported if module.endswith(".widget")}
    assert sorted(of_rooms) == WIDGETS
    for kind in ("css", "js"):
        assert sorted(path.stem for path in (SHELF / "static").glob(f"*.{kind}")) == WIDGETS


@pytest.mark.parametrize("name", WIDGETS)
def test_each_widget_has_tests_and_stands_in_a_chapter(name):
    tests = [read(file) for file in files(f"tests/widgets/{name}", ".py")]
    assert any("def test_" in text for text in tests)
    kinds = [one for one in widgets.__all__ if in_room(getattr(widgets, one), name)]
    book = [*files("book", ".ipynb"), *files("mlp_book/chapters", ".py")]
    assert any(re.search(rf"\b({'|'.join(kinds)})\(", read(file)) for file in book)


def in_room(kind, name):
    return kind.__module__ == f"mlp_book.widgets.{name}.widget"


def test_a_topic_in_javascript_stands_beside_its_python():
    """All but `space`, the camera, which Python does not need."""
    python, javascript = (
        {Path(f).stem for f in files("mlp_book/topics", s)} for s in (".py", ".js")
    )
    assert javascript - python == {"space"}


def test_no_two_modules_of_one_name_mean_different_things():
    """A room may call a piece as another room does; what is shared has its name for itself."""
    shared, own = defaultdict(set), defaultdict(set)
    for file in [*files("mlp_core", ".py"), *files("mlp_book", ".py", ".js", ".mjs")]:
        path, stem = file.rpartition(".")[0], file.rpartition("/")[2].rpartition(".")[0]
        in_room = re.match(
            r"mlp_book/chapters/\w+/|mlp_book/widgets/(?!pieces|mathematics)\w+/", file
        )
        if path.startswith(TWINS):
            path = stem
        (own if in_room else shared)[stem].add(path)
    shared = {stem: paths for stem, paths in shared.items() if stem not in FIXED}
    assert [paths for paths in shared.values() if len(paths) > 1] == []
    pieces = {stem: {p for p in paths if "/exercises/" not in p} for stem, paths in own.items()}
    assert [stem for stem, paths in pieces.items() if paths and stem in shared] == []
