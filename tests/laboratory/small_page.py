"""A small page of the book with the laboratory in it, made without Sphinx."""

import html
import json
import shutil
from pathlib import Path

from mlp_book.laboratory.page_cells import read_page
from mlp_book.page.palette import css_variables

ROOT = Path(__file__).resolve().parents[2]
MADE = ROOT / "_build" / "assets" / "laboratory"
PAGE = """<!DOCTYPE html>
<html lang="en" data-content_root="../../" data-theme="light">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>A small page</title>
<link rel="icon" href="data:,">
<style>{palette} body {{ background: var(--mlp-background); color: var(--mlp-text); }}</style>
<link rel="stylesheet" href="../../_static/laboratory/laboratory.css">
<script defer src="../../_static/laboratory/laboratory.js?v=1"></script></head>
<body><main><h1>A small page</h1>
{cells}
</main></body></html>
"""
CELL = """<section><h2>{title}</h2>
<div class="cell docutils container"{marks}><div class="cell_input docutils container">
<div class="highlight"><pre>{source}</pre></div></div>
<div class="cell_output docutils container"><div class="output"><pre>before</pre></div></div>
</div></section>"""


def code(source, *tags, output="x\n"):
    """A code cell of a notebook that has printed."""
    outputs = [{"output_type": "stream", "name": "stdout", "text": [output]}] if output else []
    return {
        "cell_type": "code",
        "metadata": {"tags": list(tags)},
        "source": [source],
        "outputs": outputs,
    }


def text(source):
    """A cell of text."""
    return {"cell_type": "markdown", "metadata": {}, "source": [source]}


def notebook_of(chapter):
    """The notebook of a chapter, as JSON."""
    (path,) = (ROOT / "book").glob(f"*/{chapter}.ipynb")
    return json.loads(path.read_text(encoding="utf-8"))


def write_page(folder, cells, chapter="neuron"):
    """Write a page with these cells; return the address of its file.

    `chapter` says whose exercises the cells check. The files of a book lie around it.
    """
    page = read_page({"cells": cells}, chapter)
    shown = []
    for cell in page.cells:
        marks = f' data-cell="{cell.place}"' if cell.why_not == "" else ""
        marks += f' data-exercise="{cell.exercise}"' if cell.exercise else ""
        title = html.escape(cell.title or f"Cell {cell.place}")
        shown.append(CELL.format(title=title, marks=marks, source=html.escape(cell.source)))
    static = folder / "_static" / "laboratory"
    shutil.copytree(MADE, static, dirs_exist_ok=True)
    (static / "cells").mkdir(exist_ok=True)
    data = json.dumps(page.data())
    (static / "cells" / "function-small.js").write_text(f'mlpLaboratory.receive("page",{data})\n')
    path = folder / "book" / "function" / "small.html"
    path.parent.mkdir(parents=True, exist_ok=True)
    page_text = PAGE.format(palette=css_variables("body"), cells="\n".join(shown))
    path.write_text(page_text, encoding="utf-8")
    return path.as_uri()
