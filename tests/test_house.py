"""The house keeps its order: short modules, rooms that say what is in them, arrows one way."""

import subprocess
import sys
from graphlib import CycleError, TopologicalSorter

import pytest

from .imports import ROOT, files, graph, read

PACKAGES = ("mlp_core", "mlp_book")
FOLDERS = (*PACKAGES, "tools", "benchmarks")
PYTHON = [file for folder in FOLDERS for file in files(folder, ".py")]
JAVASCRIPT = [file for folder in FOLDERS for file in files(folder, ".js", ".mjs")]
FLOORS = ("book", "chapters", "widgets", "topics", "page", "mlp_core")  # each sees those below
# Above them all stand two: the laboratory sees what the page's Python takes along, site sees all.
ABOVE = ("laboratory", "site")
TWIN = "mlp_book/widgets/mathematics/"  # mlp_core in JavaScript
ENTRY = "mlp_book/widgets/__init__.py"  # names every widget for the notebooks
LONG = {  # one idea in more than 200 lines: since when, and which idea
    "mlp_book/site/sphinx_course.py": "2026-12: what the book adds to Sphinx, in the order it runs",
    "mlp_book/widgets/batch/widget.py": "2026-12: one state, its passes, and the trap's numbers",
    "mlp_book/widgets/digits/view.js": "2026-12: the engine, the sheet and what joins them",
    "mlp_book/widgets/pieces/number-field.js": "2026-12: one field, from typing to giving back",
    "mlp_book/widgets/question/view.js": "2026-12: a question, its kinds, and what is kept of it",
    "mlp_core/gradient_functions.py": "2026-12: what goes around a gradient function",
    "mlp_core/gradients.py": "2026-12: the gradient, and the differences that check it",
    "mlp_core/parallel/__init__.py": "2026-12: data_parallel, from its agreement to its sum",
    "tools/__main__.py": "2026-12: every command, with the steps that it does",
    "tools/environment.py": "2026-12: what a machine must have, and how it is had",
}


@pytest.fixture(scope="module")
def imports():
    """Every file of ours that takes part in the book, with those that it imports."""
    found = graph("book", ".ipynb")
    for package in PACKAGES:
        found |= graph(package, ".py", ".js", ".mjs", ".css")
    return found


def floor(file):
    """The floor of a file; "" of what stands beside them, as mlp_book/__init__.py."""
    parts = file.split("/")
    if file.startswith(TWIN):
        return "mlp_core"
    if parts[0] != "mlp_book":
        return parts[0]
    return parts[1] if len(parts) > 2 else ""


def room(file):
    """The chapter or the widget of a file, or None: what a widget's views share is in `pieces`."""
    parts = file.split("/")
    own = floor(file) in ("chapters", "widgets") and len(parts) > 3
    return "/".join(parts[1:3]) if own and parts[2] != "pieces" else None


def test_a_module_is_short():
    """200 lines; 250 where one idea would be cut in two, and then it stands in LONG."""
    lines = {file: len(read(file).splitlines()) for file in [*PYTHON, *JAVASCRIPT]}
    assert {file for file, count in lines.items() if count > 200} == {*LONG}
    assert [file for file, count in lines.items() if count > 250] == []


def test_arrows_point_one_way(imports):
    assert {floor(file) for file in imports} - {""} == {*FLOORS, *ABOVE}
    wrong = [
        f"{file} imports {other}"
        for file, others in imports.items()
        for other in others
        if floor(file) != "site" and floor(file) != floor(other) and not sees(file, other)
    ]
    assert wrong == []


def sees(file, other):
    floors = (floor(file), floor(other))
    if floors[0] == "laboratory":
        return floors[1] in FLOORS[1:]
    return set(floors) <= set(FLOORS) and FLOORS.index(floors[0]) < FLOORS.index(floors[1])


def test_a_room_takes_nothing_from_a_room_beside_it(imports):
    """Chapters do not import one another, and widgets do not: what two use lies a floor below."""
    wrong = [
        f"{file} imports {other}"
        for file, others in imports.items()
        for other in others
        if room(other) and floor(other) == floor(file) and room(other) != room(file)
        if file != ENTRY
    ]
    assert wrong == []


def test_a_notebook_opens_the_room_of_its_name_alone(imports):
    for file, others in imports.items():
        if file.startswith("book/"):
            own = f"chapters/{file.rpartition('/')[2].removesuffix('.ipynb')}"
            assert {room(one) for one in others if floor(one) == "chapters"} <= {own}, file


def test_there_is_no_circle(imports):
    """Neither for types alone, nor in JavaScript, nor among style sheets."""
    assert len(imports["mlp_core/network.py"]) > 3
    assert len(imports["mlp_book/widgets/playground/view.js"]) > 3
    try:
        tuple(TopologicalSorter(imports).static_order())
    except CycleError as error:
        pytest.fail(f"a circle of imports: {' <- '.join(error.args[1])}")


@pytest.mark.parametrize("folder", ["tools", "benchmarks"])
def test_what_stands_beside_the_house(folder):
    seen = {other.partition("/")[0] for others in graph(folder, ".py").values() for other in others}
    assert seen <= {"tools", *({"benchmarks", *PACKAGES} if folder == "benchmarks" else ())}


ALONE = """
import importlib, sys
OURS = {*sys.stdlib_module_names, "numpy", "mlp_core", "mlp_book"}

class Blocked:
    def find_spec(self, name, path=None, target=None):
        if name.partition(".")[0] not in OURS:
            raise ModuleNotFoundError(f"{name} is blocked")

sys.meta_path.insert(0, Blocked())
for name in sys.argv[1:]:
    try:
        importlib.import_module(name)
    except Exception as error:
        print(f"{name}: {error!r}")
"""


def test_the_core_and_the_exercises_need_numpy_alone():
    """Where matplotlib, anywidget, IPython, onnx and all the others are not installed."""
    modules = [
        file.removesuffix(".py").removesuffix("/__init__").replace("/", ".")
        for file in PYTHON
        if file.startswith("mlp_core/") or "/exercises/" in file
        if not file.endswith("__main__.py")
    ]
    assert len(modules) > 100
    command = [sys.executable, "-c", ALONE, *modules, "mlp_book.page.checks"]
    run = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert (run.returncode, run.stdout, run.stderr) == (0, "", "")
