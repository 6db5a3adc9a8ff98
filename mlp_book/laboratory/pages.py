"""The laboratory's part in the build of the pages: it marks the cells and writes what they need.

A cell that runs in the page gets ``data-cell``, its number among the page's code cells; an exercise
also ``data-exercise``, as ``forward_pass.layer``. A cell that does not says why. Beside the page's
scripts lies a small file with the page's cells, loaded at the first click.
"""

import hashlib
import json
import re
from pathlib import Path

from docutils import nodes

from mlp_book.laboratory.page_cells import Page, read_page

__all__ = ["setup_laboratory"]

FOLDER = "_static/laboratory"
MADE = "_build/assets/laboratory"
PACKS = ("python.js", "numpy.js", "course.js")
NO_PYTHON = (
    "When this book was built, Python for its pages could not be had. Code runs in JupyterLab: "
    "`make lab`."
)
MARK = re.compile(r'class="([^"]*?) ?\blab-cell-(\d+)\b([^"]*)"')


def has_python(root: Path) -> bool:
    """Whether the packs with Python were made for this build."""
    return all((root / MADE / name).is_file() for name in PACKS)


def note(text: str) -> nodes.paragraph:
    """A line under a cell; what stands in backquotes is code."""
    line = nodes.paragraph(classes=["lab-note"])
    for k, part in enumerate(text.split("`")):
        line += nodes.literal(part, part) if k % 2 else nodes.Text(part)
    return line


def page_of(app, docname: str) -> Page | None:
    """The cells of a page that is a notebook."""
    path = Path(app.env.doc2path(docname))
    if path.suffix != ".ipynb":
        return None
    return read_page(json.loads(path.read_text(encoding="utf-8")), path.stem)


def mark_cells(app, doctree, docname):
    """Mark what runs in the page, and say of the other cells why they do not."""
    page = page_of(app, docname)
    if page is None:
        return
    python = app.config.laboratory_python
    places = {cell.number: cell.place for cell in page.cells}
    for container in doctree.findall(nodes.container):
        if container.get("nb_element") != "cell_code":
            continue
        cell = page.cells[places[container["cell_index"]]]
        container["classes"].append(f"lab-cell-{cell.place}")
        if cell.why_not == "" and python:
            container["classes"].append("lab-runs")
        why_not = NO_PYTHON if cell.why_not == "" and not python else cell.why_not
        if why_not:
            for part in container.findall(nodes.container):  # a folded one lies deeper
                if part.get("nb_element") == "cell_code_source":
                    part += note(why_not)


def add_cells(app, pagename, templatename, context, doctree):
    """Write the marks into the page, and lay its cells beside the scripts."""
    page = page_of(app, pagename) if doctree is not None else None
    if page is None:
        return
    context["body"] = MARK.sub(lambda found: _attributes(found, page), context["body"])
    target = Path(app.outdir) / FOLDER / "cells"
    target.mkdir(parents=True, exist_ok=True)
    name = pagename.removeprefix("book/").replace("/", "-")
    data = json.dumps(page.data(), ensure_ascii=False, separators=(",", ":"))
    packs = [stamp.read_text() for stamp in sorted((Path(app.srcdir) / MADE).glob("*.stamp"))]
    version = hashlib.sha256("".join([data, *packs]).encode()).hexdigest()[:8]
    context["metatags"] += f'\n<meta name="laboratory" content="{version}" />'
    (target / f"{name}.js").write_text(f'mlpLaboratory.receive("page",{data})\n', encoding="utf-8")


def _attributes(found: re.Match[str], page: Page) -> str:
    cell = page.cells[int(found[2])]
    classes = f"{found[1]}{found[3]}"
    text = f'class="{classes.replace(" lab-runs", "")}"'
    if cell.place in page.widgets.values():
        text += f' data-widget-cell="{cell.place}"'
    if "lab-runs" in classes:
        text += f' data-cell="{cell.place}"'
    if cell.exercise:
        text += f' data-exercise="{cell.exercise}"'
    return text


def look_for_python(app, config):
    """Ask whether there is Python for the pages; when that changes, all are written anew."""
    config.laboratory_python = has_python(Path(app.srcdir))


def setup_laboratory(app):
    """Connect to Sphinx, and load the first script in every page."""
    app.add_config_value("laboratory_python", False, "html")
    app.connect("config-inited", look_for_python)
    app.connect("doctree-resolved", mark_cells)
    app.connect("html-page-context", add_cells)
    app.add_css_file("laboratory/laboratory.css")
    app.add_js_file("laboratory/laboratory.js", loading_method="defer")
