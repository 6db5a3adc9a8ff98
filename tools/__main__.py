"""``python -m tools TASK``: the tasks of the Makefile."""

import functools
import os
import shutil
import sys

from tools import apart
from tools import bare as bare_machine
from tools.command import main
from tools.environment import (
    PYTHON,
    ensure_browser,
    ensure_firefox,
    ensure_node_modules,
    ensure_page_assets,
    ensure_venv,
    npm,
)
from tools.laboratory import ensure_laboratory
from tools.mutants import mutants
from tools.steps import BIN, ROOT, StepError, digest, is_current, run, stamped, step

HTML = ROOT / "_build" / "html"


def assets():
    """Bundle the widgets' JavaScript; the bundles are committed, so that reading needs no node."""
    ensure_node_modules()
    with step("bundling the widgets"):
        npm("run", "build", log="esbuild.log", why="the widgets' JavaScript does not bundle")


def book():
    """Build the HTML; run again only what a change can have altered."""
    ensure_page_assets()
    ensure_laboratory()
    code = digest(ROOT / "mlp_core", ROOT / "mlp_book", ROOT / "requirements.txt", str(ROOT))
    stamp = ROOT / ".jupyter_cache" / "code.stamp"
    if not is_current(stamp, code):  # outputs made by other code are no longer true
        shutil.rmtree(ROOT / ".jupyter_cache", ignore_errors=True)
        shutil.rmtree(HTML, ignore_errors=True)
        shutil.rmtree(ROOT / "_build" / ".doctrees", ignore_errors=True)
    with step("building the book"), stamped(stamp, code):
        run(
            [BIN / "jupyter-book", "build", ".", "-W", "--keep-going", "-n", "-q"],
            why="the book does not build; the messages above say where",
            env={"OPENBLAS_NUM_THREADS": "1", "PATH": f"{BIN}{os.pathsep}{os.environ['PATH']}"},
        )
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


def _pytest(*arguments, why, env=None):
    # One process a core; loadscope keeps a notebook's cells on one kernel.
    run(
        [PYTHON, "-m", "pytest", "--nbval", "-n", "auto", "--dist", "loadscope", *arguments],
        why=why,
        env={"OPENBLAS_NUM_THREADS": "1", **(env or {})},
    )


def test(**more):
    """Lint, build, then every test: units, notebooks, JavaScript, browser."""
    lint()
    book()
    browser = ensure_browser()
    ensure_firefox()
    with step("running the tests"):
        _pytest("tests", "book", why="the tests fail", env={"CHROMIUM": browser, **more})


def test_all():
    """Do what `test` does, and every exercise of every chapter in two browsers."""
    test(EVERY_CHAPTER="1")


def test_no_browser():
    """Do what `test` does, but for the tests that open a browser."""
    lint()
    book()
    with step("running the tests that open no browser"):
        _pytest("-m", "not browser", "tests", "book", why="the tests fail")


def bare(*suite):
    """On a bare Debian in a folder: the README's two commands."""
    bare_machine.bare(*suite)


def bare_remove():
    """Remove the bare systems."""
    bare_machine.remove()


def ci():
    """Do what CI does: every test here, then the README's two commands on a bare Debian."""
    test()
    try:
        bare_machine.bare()
    except bare_machine.NotHereError as why:
        print(f"[make] no bare system on this machine: {why}", flush=True)
        return "the verdict is that of make test alone: the bare system cannot be made here"
    return "on the bare system too"


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
            _pytest(
                "book",
                why=f"an output depends on the processor ({kind}); print fewer digits of it",
                env={"OPENBLAS_CORETYPE": kind, **older},
            )


def lab():
    """Open the notebooks in JupyterLab."""
    ensure_venv()
    return functools.partial(
        run,
        [BIN / "jupyter-lab", "--notebook-dir", ROOT / "book"],
        why="JupyterLab ended with an error",
        env={"OPENBLAS_NUM_THREADS": "1"},
    )


def serve():
    """Serve the built book on this machine alone."""
    book()
    print("[make] http://127.0.0.1:8000/index.html  (Ctrl-C stops)")
    return functools.partial(
        run,
        [PYTHON, "-m", "http.server", "8000", "--bind", "127.0.0.1", "--directory", HTML],
        why="the server ended",
    )


def bench():
    """Time mlp_core against its own matrix products, and Python in the built page."""
    book()
    run([PYTHON, "-m", "benchmarks"], why="the benchmark failed", env={"OPENBLAS_NUM_THREADS": "1"})
    ensure_browser()
    run([PYTHON, "-m", "benchmarks.laboratory"], why="the benchmark of the pages failed")


def clean():
    """Remove everything that was built."""
    bare_machine.remove()
    for name in (
        *("_build", "build", ".jupyter_cache", ".numpy_wasm", ".venv", "node_modules"),
        *(".pytest_cache", ".mypy_cache", ".ruff_cache", ".hypothesis"),
    ):
        shutil.rmtree(ROOT / name, ignore_errors=True)
        if (ROOT / name).exists():
            raise StepError(f"{name} could not be removed whole: is it another user's, or in use?")


TASKS = {
    task.__name__.replace("_", "-"): task
    for task in (
        *(
            book,
            test,
            test_all,
            test_no_browser,
            lab,
            serve,
            lint,
            notebooks,
            elsewhere,
            assets,
            bench,
        ),
        *(apart.bench_peers, apart.gpu, apart.lowest, bare, bare_remove, ci, clean, mutants),
    )
}

if __name__ == "__main__":
    sys.exit(main(TASKS, sys.argv[1:]))
