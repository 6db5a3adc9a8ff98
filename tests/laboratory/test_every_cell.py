"""Every exercise of every chapter, and every cell that prints, as the page runs them."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
CHAPTERS = sorted(path.stem for path in (ROOT / "book").glob("*/*.ipynb"))
STUBS = {"gpu.both": "mistake"}  # whose stub is code that is to be mended

# In a Python that has NumPy and the course, as a page has.
PROGRAM = """
import json, sys
from pathlib import Path
OURS = {*sys.stdlib_module_names, "numpy", "mlp_core", "mlp_book"}

class Blocked:
    def find_spec(self, name, path=None, target=None):
        if name.partition(".")[0] not in OURS:
            raise ModuleNotFoundError(f"No module named {name!r}", name=name)

sys.meta_path.insert(0, Blocked())
from mlp_book.laboratory.page_cells import read_page
from mlp_book.laboratory.running import run

(path,) = Path(sys.argv[1]).glob(f"*/{sys.argv[2]}.ipynb")
notebook = json.loads(path.read_text(encoding="utf-8"))
page = read_page(notebook, path.stem)
data = json.dumps(page.data())
sources = [cell for cell in notebook["cells"] if cell["cell_type"] == "code"]
for cell in page.cells:
    if cell.why_not != "":
        continue
    for kind, code in (("stub", cell.stub), ("solution", cell.solution)):
        if kind == "solution" and not code or cell.exercise and not cell.stub:
            continue
        printed = []
        request = {"place": cell.place, "code": code, "own": {}, "values": {}}
        answer = run(data, json.dumps(request), lambda stream, text: printed.append(text))
        stored = "".join(
            "".join(one["text"]) if "text" in one else "".join(one["data"]["text/plain"]) + "\\n"
            for one in sources[cell.place]["outputs"]
        )
        print(json.dumps([cell.exercise or cell.place, kind, json.loads(answer),
                          "".join(printed), stored]))
"""


@pytest.fixture(scope="module", params=CHAPTERS)
def runs(request, tmp_path_factory):
    """What every cell of a chapter says: [exercise or cell, "stub" or "solution", answer, ...]."""
    command = [sys.executable, "-c", PROGRAM, ROOT / "book", request.param]
    place = tmp_path_factory.mktemp("page")  # some cells write files
    done = subprocess.run(command, cwd=place, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return [json.loads(line) for line in done.stdout.splitlines()]


def test_each_cell_says_what_it_should(runs):
    assert runs
    wrong = []
    for name, kind, answer, printed, stored in runs:
        if isinstance(name, int):
            good = printed.rstrip() == stored.rstrip() and not answer["error"]
        else:
            wanted = "right" if kind == "solution" else STUBS.get(name, "stub")
            good = answer["verdict"] == wanted and not answer["error"]
        if not good:
            said = answer["error"] or answer["sentence"] or f"{printed!r} in place of {stored!r}"
            wrong.append(f"{name}, {kind}: {said}")
    assert wrong == []
