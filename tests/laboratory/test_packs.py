"""What the pages load: it is there, light, what the lock says, and reproducible."""

import base64
import gzip
import hashlib
import io
import json
import zipfile

import pytest

from mlp_book.laboratory.packages import course_files, foreign, page_modules
from tests.widgets.node import node

from .small_page import MADE, ROOT

LIMIT_BEFORE = 15_000  # bytes before the first click, as they are, of a script and its style
LIMIT_AFTER = 12_000_000  # bytes after it, compressed as a server would
AFTER = ("editor.js", "python.js", "numpy.js", "course.js")


def handed_over(name):
    """What a pack hands over: {name: value}."""
    found = {}
    for line in (MADE / name).read_text(encoding="utf-8").splitlines():
        inside = line.removeprefix("mlpLaboratory.receive(").removesuffix(");")
        key, value = json.loads(f"[{inside}]")
        found[key] = value
    return found


def test_python_for_the_pages_is_there():
    """Where it is not, the book can be read, but these tests fail: nothing hides it."""
    missing = [name for name in AFTER if not (MADE / name).is_file()]
    assert not missing, "NumPy for WebAssembly could not be had; `make book` says why"


def test_little_is_loaded_before_a_click():
    assert (MADE / "laboratory.js").stat().st_size < LIMIT_BEFORE


def test_what_a_click_loads_is_limited():
    sizes = [len(gzip.compress((MADE / name).read_bytes(), 9)) for name in AFTER]
    assert sum(sizes) < LIMIT_AFTER


def test_numpy_is_compiled_and_has_what_the_course_imports():
    names = zipfile.ZipFile(
        io.BytesIO(base64.b64decode(handed_over("numpy.js")["numpy"]))
    ).namelist()
    assert "numpy/__init__.pyc" in names
    assert "numpy/typing/__init__.pyc" in names
    assert not [name for name in names if name.endswith(".py") or "/tests/" in name]


def test_the_course_goes_along_with_its_sources():
    data = base64.b64decode(handed_over("course.js")["course"])
    zipped = zipfile.ZipFile(io.BytesIO(data))
    names = set(zipped.namelist())
    assert {name for name in names if not name.endswith(".pyc")} == set(course_files())
    for name in (
        "mlp_book/laboratory/running.py",
        "mlp_core/network.py",
        "mlp_core/_data/digits.csv.gz",
    ):
        assert zipped.read(name) == (ROOT / name).read_bytes()
    assert "mlp_core/__pycache__/network.cpython-314.pyc" in names


def test_modules_that_need_more_than_numpy_stay_at_home():
    modules = page_modules()
    assert "mlp_book.chapters.neuron.exercises.neuron" in modules
    assert "mlp_book.page.plots" not in modules
    assert not [name for name in modules if name.startswith("mlp_book.widgets")]
    assert foreign("mlp_book.page.plots") == {"matplotlib"}
    assert foreign("mlp_book.topics.ranks") == {"threading"}
    assert foreign("numpy") == frozenset()
    assert foreign("no_such_package") == {"no_such_package"}


def test_the_same_files_give_the_same_pack(tmp_path):
    files = ["mlp_core/__init__.py", "mlp_core/network.py", "mlp_book/chapters/__init__.py"]
    (tmp_path / "list.json").write_text(json.dumps(files))
    sums = set()
    for target in ("one", "two"):
        built = ROOT / "mlp_book" / "laboratory" / "packs.mjs"
        made = node(built, "course", tmp_path / "list.json", tmp_path / target)
        assert made.returncode == 0, made.stderr
        sums.add(hashlib.sha256((tmp_path / target / "course.js").read_bytes()).hexdigest())
    assert len(sums) == 1


def test_another_file_in_numpys_place_is_refused(tmp_path):
    (tmp_path / "numpy.whl").write_bytes(b"something else")
    built = ROOT / "mlp_book" / "laboratory" / "packs.mjs"
    made = node(built, "python", tmp_path / "numpy.whl", tmp_path / "out")
    assert made.returncode == 1
    assert "Pyodide's lock wants" in made.stderr


@pytest.mark.parametrize("name", ["laboratory.js", "editor.js", "laboratory.css"])
def test_the_scripts_are_those_of_the_sources(name, tmp_path):
    built = ROOT / "mlp_book" / "laboratory" / "packs.mjs"
    made = node(built, "scripts", tmp_path)
    assert made.returncode == 0, made.stderr
    assert (tmp_path / name).read_bytes() == (MADE / name).read_bytes()
