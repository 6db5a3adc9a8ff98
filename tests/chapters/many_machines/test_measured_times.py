"""*Many machines*: its stored times are what they say, and the program that it prints works."""

import copy
import re
import sys

import pytest

from benchmarks import mpi, mpi_tasks
from mlp_book.page import measured
from mlp_core import Adam, load_checkpoint
from tests.chapters import rules
from tests.chapters.test_notebooks import BOOK
from tests.core.ranks import mpiexec

STORED = measured.load("mpi")
CHAPTER = rules.read(BOOK / "scale" / "many_machines.ipynb")
real_ranks = pytest.mark.skipif(
    sys.platform == "win32", reason="the mpich wheel, which brings mpiexec, is not for Windows"
)


def test_the_stored_times_say_where_when_and_how():
    assert STORED["processor"]
    assert STORED["date"].count("-") == 2
    assert STORED["best_of"] >= mpi.JOBS * mpi_tasks.ROUNDS
    assert (STORED["ranks"], STORED["threads"]) == (2, 1)
    assert STORED["allreduce"]["bytes"] == [8 * n for n in mpi_tasks.NUMBERS]
    assert STORED["updates"]["batches"] == list(mpi_tasks.BATCHES)
    assert STORED["large"]["sizes"] == list(mpi_tasks.LARGE)


def test_the_stored_model_is_the_fit_of_the_stored_times():
    sums = STORED["allreduce"]
    assert mpi.fit(sums["bytes"], sums["seconds"]) == pytest.approx(
        {name: sums[name] for name in ("latency", "bandwidth")}
    )


def test_the_fit_finds_latency_and_bandwidth():
    sizes = [8, 1000, 10**5, 10**7]
    seconds = [3e-6 + s / 5e9 for s in sizes]
    assert mpi.fit(sizes, seconds) == pytest.approx({"latency": 3e-6, "bandwidth": 5e9})


def test_measuring_again_keeps_the_better_times():
    again = copy.deepcopy(STORED)
    again["updates"]["alone"] = [2 * t for t in STORED["updates"]["alone"]]
    again["allreduce"]["seconds"] = [t / 2 for t in STORED["allreduce"]["seconds"]]
    best = mpi.better(STORED, again)
    assert best["updates"]["alone"] == STORED["updates"]["alone"]
    half = STORED["allreduce"]
    assert best["allreduce"]["latency"] == pytest.approx(half["latency"] / 2)
    assert best["best_of"] == 2 * STORED["best_of"]
    with pytest.raises(SystemExit, match=r"numpy was .*, is 0"):
        mpi.better(STORED, again | {"numpy": "0"})


@real_ranks
def test_the_program_on_the_page_trains_on_two_ranks(tmp_path):
    prose = "\n".join(cell.source for cell in CHAPTER.cells if cell.cell_type == "markdown")
    (code,) = re.findall(r"```python\n(# many\.py\n.*?)```", prose, flags=re.DOTALL)
    program = tmp_path / "many.py"
    program.write_text(code.replace('"many.npz"', repr(str(tmp_path / "many.npz"))))
    run = mpiexec(2, "-m", "mpi4py", program)
    assert run.returncode == 0, run.stderr
    losses = [float(line.split()[1]) for line in run.stdout.splitlines()]
    assert len(losses) == 20
    assert losses[-1] < losses[0] / 2
    assert load_checkpoint(tmp_path / "many.npz", Adam()).number == 20


@real_ranks
def test_the_stored_example_is_what_the_example_prints_today():
    lines = STORED["example"]["lines"]
    run = mpiexec(1, "-m", "mlp_core.parallel", "--epochs", "3")
    assert run.stdout.splitlines()[:3] == lines[:3]
    assert lines[3].startswith("ranks: 2, test MAE ")
