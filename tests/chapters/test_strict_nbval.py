"""Strict nbval, as `make test` runs it, passes on the stored outputs and sees a stale one."""

import subprocess
import sys
from pathlib import Path

import nbformat
import pytest

ROOT = Path(__file__).resolve().parents[2]


def run_nbval(folder, printed):
    cell = nbformat.v4.new_code_cell("print(0.1 + 0.2 == 0.3)", execution_count=1)
    cell.outputs = [nbformat.v4.new_output("stream", name="stdout", text=printed)]
    kernel = {"name": "python3", "display_name": "Python 3", "language": "python"}
    notebook = nbformat.v4.new_notebook(cells=[cell], metadata={"kernelspec": kernel})
    nbformat.write(notebook, folder / "small.ipynb")
    return subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "--nbval", "-p", "no:cacheprovider", folder],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.parametrize(("printed", "code"), [("False\n", 0), ("True\n", 1)])
def test_a_stored_output_is_compared(tmp_path, printed, code):
    result = run_nbval(tmp_path, printed)
    assert result.returncode == code, result.stdout
