"""``python -m tools TASK``: the tasks of the Makefile."""

import os
import shutil
import sys

from tools.environment import (
    PYTHON,
    ensure_browser,
    ensure_node_modules,
    ensure_page_assets,
    ensure_python,
    ensure_venv,
    npm,
)
from tools.gpu import ensure_cupy
from tools.mutants import mutants
from tools.steps import BIN, ROOT, VENV, digest, is_current, main, run, step

HTML = ROOT / "_build" / "html"


def assets():
    """Bundle the widgets' JavaScript; the bundles are committed, so that reading needs no node."""
    ensure_node_modules()
    with step("bundling the widgets"):
        npm("run", "build", log="esbuild.log", why="the widgets' JavaScript does not bundle")


def book():
    """Build the HTML; run again only what a change can have altered."""
    ensure_page_assets()
    code = digest(ROOT / "mlp_core", ROOT / "mlp_book", ROOT / "requirements.txt")
    stamp = ROOT / ".jupyter_cache" / "code.stamp"
    if not is_current(stamp, code):  # outputs made by other code are no longer true
        shutil.rmtree(ROOT / ".jupyter_cache", ignore_errors=True)
        shutil.rmtree(HTML, ignore_errors=True)
        shutil.rmtree(ROOT / "_build" / ".doctrees", ignore_errors=True)
    with step("building the book"):
        run(
            [BIN / "jupyter-book", "build", ".", "-W", "--keep-going", "-n", "-q"],
            why="the book does not build; the messages above say where",
            env={"OPENBLAS_NUM_THREADS": "1", "PATH": f"{BIN}{os.pathsep}{os.environ['PATH']}"},
        )
    stamp.parent.mkdir(exist_ok=True)
    stamp.write_text(code)
    print(f"[make] open {HTML / 'index.html'}")


def lint():
    """Ruff (lint and format, notebooks included) and mypy."""
    ensure_venv()
    with step("ruff and mypy"):
        run([BIN / "ruff", "check", "."], why="ruff found faults")
        run(
            [BIN / "ruff", "format", "--check", "."],
            why="not formatted; run: .venv/bin/ruff format .",
        )
        run([BIN / "mypy"], why="mypy found faults")


def test():
    """Lint, build, then every test: units, notebooks, JavaScript, browser."""
    lint()
    book()
    browser = ensure_browser()
    with step("running the tests"):
        run(
            # One process a core; loadscope keeps a notebook's cells on one kernel.
            [
                PYTHON,
                "-m",
                "pytest",
                "--nbval",
                "-n",
                "auto",
                "--dist",
                "loadscope",
                "tests",
                "book",
            ],
            why="the tests fail",
            env={"CHROMIUM": browser, "OPENBLAS_NUM_THREADS": "1"},
        )


def notebooks():
    """Run every notebook and store its text outputs."""
    ensure_venv()
    with step("running the notebooks"):
        run(
            [PYTHON, "-m", "tools.store_outputs"],
            why="a notebook fails",
            env={"OPENBLAS_NUM_THREADS": "1"},
        )


def elsewhere():
    """Run the notebooks with the rounding of other processors: their outputs must be the same."""
    ensure_venv()
    for kind in ("Haswell", "Zen", "Nehalem", "Prescott"):
        older = {"NPY_DISABLE_CPU_FEATURES": "X86_V3 X86_V4"} if kind != "Haswell" else {}
        with step(f"running the notebooks as a {kind} would"):
            run(
                [PYTHON, "-m", "pytest", "--nbval", "-n", "auto", "--dist", "loadscope", "book"],
                why=f"an output depends on the processor ({kind}); print fewer digits of it",
                env={"OPENBLAS_CORETYPE": kind, "OPENBLAS_NUM_THREADS": "1", **older},
            )


def lab():
    """Open the notebooks in JupyterLab."""
    ensure_venv()
    run(
        [BIN / "jupyter-lab", "--notebook-dir", ROOT / "book"],
        why="JupyterLab ended with an error",
        env={"OPENBLAS_NUM_THREADS": "1"},
    )


def serve():
    """Serve the built book on this machine alone."""
    book()
    print("[make] http://127.0.0.1:8000/index.html  (Ctrl-C stops)")
    run(
        [PYTHON, "-m", "http.server", "8000", "--bind", "127.0.0.1", "--directory", HTML],
        why="the server ended",
    )


def bench():
    """Time mlp_core against its own matrix products."""
    ensure_venv()
    run([PYTHON, "-m", "benchmarks"], why="the benchmark failed", env={"OPENBLAS_NUM_THREADS": "1"})


def bench_peers():
    """Time D4's job in mlp_core and in other libraries, in an environment of its own."""
    ensure_python()
    venv = ROOT / "build" / "peers"
    python = venv / PYTHON.relative_to(VENV)
    if not (venv / "ready.stamp").is_file():
        with step("setting up build/peers (PyTorch, Keras, scikit-learn, JAX: several GB)"):
            run(
                [sys.executable, "-m", "venv", "--clear", venv],
                log="peers-venv.log",
                why="could not make a virtual environment",
            )
            run(
                [python, "-m", "pip", "install", "--editable", ".[peers]", "threadpoolctl"],
                log="peers-pip.log",
                why="pip could not install the other libraries",
            )
        (venv / "ready.stamp").touch()
    run([python, "-m", "benchmarks", "--peers"], why="the benchmark failed")


def gpu():
    """On a machine with an NVIDIA GPU: run the tests with CuPy's arrays, measure, store."""
    ensure_python()
    python = ensure_cupy(PYTHON.relative_to(VENV))
    with step("running the tests with CuPy"):
        run(
            # A warning of CuPy is shown; in the other tests a warning is an error.
            [python, "-m", "pytest", "-q", "-W", "default", "tests/core", "tests/book/test_gpu.py"],
            why="a test fails with CuPy",
        )
    with step("measuring (some minutes)"):
        run([python, "-m", "benchmarks.gpu"], why="the measurement failed")
    print("[make] wrote book/measured/gpu.json; make notebooks, then make book, show it")


def clean():
    """Remove everything that was built."""
    for name in (
        "_build",
        "build",
        ".jupyter_cache",
        ".venv",
        "node_modules",
        ".pytest_cache",
        ".mypy_cache",
        ".ruff_cache",
        ".hypothesis",
    ):
        shutil.rmtree(ROOT / name, ignore_errors=True)


TASKS = {
    task.__name__.replace("_", "-"): task
    for task in (
        *(book, test, lab, serve, lint, notebooks, elsewhere, assets, bench, bench_peers, gpu),
        *(clean, mutants),
    )
}

if __name__ == "__main__":
    sys.exit(main(TASKS, sys.argv[1:]))
