"""Installed without its repository, as on Colab, the package has all that the chapters read."""

import subprocess
import sys
from pathlib import Path

from mlp_book.page import measured

ROOT = Path(__file__).parents[1]
GIT_FILES = ["git", "ls-files", "--cached", "--others", "--exclude-standard"]
ASK = """
import mlp_book.page.measured, mlp_book.widgets, mlp_core, mlp_core.parallel
import mlp_book.chapters.digits.exercises
import mlp_book.chapters.digits.questions
mlp_core.load_boston_housing(), mlp_core.load_digits(), mlp_book.widgets.ForwardPassWidget()
print(mlp_book.__file__)
print(*sorted(file.stem for file in mlp_book.page.measured.FOLDER.glob("*.json")))
"""


def carried(name):
    """Whether a file of ours goes with the package: all but what the bundles are made of."""
    source = (
        name.endswith((".js", ".mjs", ".css", "/frame.html", "/package.json"))
        and "/static/" not in name
    )
    return name.startswith(("mlp_book/", "mlp_core/")) and not source


def test_an_installed_copy_is_whole(tmp_path):
    copy, place = tmp_path / "copy", tmp_path / "installed"
    files = subprocess.check_output([*GIT_FILES, "-z"], cwd=ROOT, text=True).split("\0")
    files = [name for name in files if name and (ROOT / name).is_file()]
    for name in files:
        (copy / name).parent.mkdir(parents=True, exist_ok=True)
        (copy / name).write_bytes((ROOT / name).read_bytes())
    pip = [sys.executable, "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    quiet = [*pip, "--no-deps", "--no-build-isolation", "--target", place, copy]
    subprocess.run(quiet, check=True, cwd=tmp_path)
    assert [name for name in files if carried(name) and not (place / name).is_file()] == []
    out = subprocess.check_output(
        [sys.executable, "-P", "-c", f"import sys; sys.path.insert(0, {str(place)!r}){ASK}"],
        cwd=tmp_path,
        text=True,
    )
    where, names = out.splitlines()
    assert Path(where).is_relative_to(place)
    assert names.split() == sorted(file.stem for file in measured.FOLDER.glob("*.json"))
