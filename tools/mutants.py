"""Trying the exercises' checks on every change of their solutions."""

from tools.environment import PYTHON, ensure_venv
from tools.steps import run, step


def mutants():
    """Try every check on all mutants of its solution; `test` tries a tenth of them."""
    ensure_venv()
    with step("trying the checks on all mutants"):
        run(
            [PYTHON, "-m", "pytest", "-q", "-n", "auto", "tests/chapters/mutants"],
            why="a check accepts a wrong answer, or refuses a right one",
            env={"MUTANTS": "all", "OPENBLAS_NUM_THREADS": "1"},
        )
