"""Run notebooks and store what they print, so that strict nbval has something to compare.

Kept: text (streams and ``text/plain``). Left out: pictures, widget state, times and random ids,
which the build makes afresh. Two runs give the same bytes.

Use: ``python -m tools.store_outputs [NOTEBOOK ...]`` (all below book/ when none is named).
"""

import re
import sys
from pathlib import Path

import nbformat
from nbclient import NotebookClient

BOOK = Path(__file__).resolve().parent.parent / "book"
ADDRESS = re.compile(r" at 0x[0-9a-f]+")


def text_only(output, count):
    """The part of a cell's output that is worth comparing, or None."""
    if output.output_type == "stream":
        return nbformat.v4.new_output("stream", name=output.name, text=ADDRESS.sub("", output.text))
    plain = output.get("data", {}).get("text/plain")
    if output.output_type not in ("execute_result", "display_data") or plain is None:
        return None
    data = {"text/plain": ADDRESS.sub("", plain)}
    extra = {"execution_count": count} if output.output_type == "execute_result" else {}
    return nbformat.v4.new_output(output.output_type, data=data, **extra)


def merged(outputs):
    """Join what a cell printed in several pieces: where the kernel cuts is chance."""
    joined = []
    for output in outputs:
        last = joined[-1] if joined else None
        if last and "stream" == output.output_type == last.output_type and last.name == output.name:
            last.text += output.text
        else:
            joined.append(output)
    return joined


def store(path):
    """Run the notebook at ``path`` and write its text outputs into it."""
    notebook = nbformat.read(path, as_version=4)
    client = NotebookClient(
        notebook,
        timeout=120,
        kernel_name="python3",
        store_widget_state=False,
        record_timing=False,
        resources={"metadata": {"path": str(path.parent)}},
    )
    client.execute()
    count = 0
    for number, cell in enumerate(notebook.cells):
        cell.id = f"cell-{number:02d}"
        if cell.cell_type != "code":
            continue
        count += 1
        cell.execution_count = count  # strict nbval refuses outputs of a cell that has none
        kept = [text_only(output, count) for output in cell.outputs]
        cell.outputs = merged(output for output in kept if output is not None)
    notebook.metadata = {
        "kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"},
        "language_info": {"name": "python"},
    }
    nbformat.write(notebook, path)


if __name__ == "__main__":
    found = (p for p in BOOK.rglob("*.ipynb") if ".ipynb_checkpoints" not in p.parts)
    for name in sys.argv[1:] or sorted(map(str, found)):
        print(f"running {name}", flush=True)
        store(Path(name))
