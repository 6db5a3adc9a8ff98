"""What the code cells of a page are: exercises, cells that print, cells for JupyterLab alone."""

import ast
import re
from dataclasses import dataclass, field
from typing import Any

from mlp_book.laboratory.packages import THREADS, foreign, imported
from mlp_book.laboratory.slice import needed
from mlp_book.laboratory.statements import is_check, statements

__all__ = ["Cell", "Page", "read_page"]

IN_JUPYTERLAB = "runs in JupyterLab (`make lab`)."
# Why a cell does not run in the page; the first that holds is said. What begins with "jupyter-" is
# a tag of the notebook's cell: it holds for that cell, and for those that need what it makes.
WHY = {
    "jupyter-long": f"This trains many networks, too long for a page. It {IN_JUPYTERLAB}",
    "jupyter-engine": f"This needs programs that a page cannot hold. It {IN_JUPYTERLAB}",
    "threads": f"This starts threads or programs, which a page cannot. It {IN_JUPYTERLAB}",
    "widget": f"This cell shows a widget. It {IN_JUPYTERLAB}",
    "draws": f"This cell draws. It {IN_JUPYTERLAB}",
    "engine": f"This needs {{}}, which a page does not hold. It {IN_JUPYTERLAB}",
}
NOT_SHOWN = {"remove-input", "remove-cell", "hide-cell"}
KINDS = {"matplotlib": "draws", "anywidget": "widget", "ipywidgets": "widget"}
KINDS |= dict.fromkeys(THREADS, "threads")
HEADING = re.compile(r"^#{2,4} +(Exercise \d+[^\n(]*)", re.MULTILINE)
LEDGER = re.compile(r"^ledger = Ledger\(", re.MULTILINE)  # for those who check the book
BLOCK = re.compile(r"```python\n(.*?)```", re.DOTALL)


@dataclass(frozen=True)
class Cell:
    """One code cell of a page.

    `place` is its number among the page's code cells, from 0. An exercise has the name
    ``chapter.exercise``, the `stub` that the learner changes, the `check` that stands outside the
    editor, and the `solution` that the page prints, where it prints one. Any other cell that can be
    tried has its source for a stub. `why_not` is empty where the cell runs in the page; None where
    nothing is to be run or said.
    """

    place: int
    number: int  # among all cells of the notebook, from 0
    source: str
    exercise: str = ""
    title: str = ""
    stub: str = ""
    check: str = ""
    solution: str = ""
    why_not: str | None = None


@dataclass(frozen=True)
class Page:
    """The cells of a page, and the widgets that it shows by a name: name -> cell."""

    chapter: str
    cells: tuple[Cell, ...]
    widgets: dict[str, int] = field(default_factory=dict)

    @property
    def sources(self) -> list[str]:
        """The sources of all cells, as the slice reads them."""
        return [cell.source for cell in self.cells]

    def data(self) -> dict[str, Any]:
        """What the page's script hands to Python, and the editors show: of JSON's kinds alone."""
        last = max((c.place for c in self.cells if c.why_not == ""), default=-1)
        return {
            "chapter": self.chapter,
            "cells": self.sources[: last + 1],
            "exercises": {
                str(cell.place): {
                    "exercise": cell.exercise,
                    "title": cell.title,
                    "stub": cell.stub,
                    "check": cell.check,
                    "solution": cell.solution,
                }
                for cell in self.cells
                if cell.exercise
            },
            "widgets": self.widgets,
        }


def read_page(notebook: dict[str, Any], chapter: str) -> Page:
    """Read the cells of a notebook (its JSON); `chapter` is its name."""
    cells = [(c["cell_type"], "".join(c["source"]), c) for c in notebook["cells"]]
    code = [(k, source, cell) for k, (kind, source, cell) in enumerate(cells) if kind == "code"]
    sources = [source for _, source, _ in code]
    tags = [set(cell["metadata"].get("tags", ())) for _, _, cell in code]
    widgets = _widgets(sources)
    found = []
    for place, (k, source, cell) in enumerate(code):
        stub, check = _split(source)
        why_not = _why_not(sources, tags, place, cell, widgets)
        if not check:
            found.append(Cell(place, k, source, stub=source, why_not=why_not))
            continue
        headings = [m for _, text, _ in cells[:k] for m in HEADING.findall(text)]
        found.append(
            Cell(
                place,
                k,
                source,
                exercise=f"{chapter}.{_exercise(check)}",
                title=headings[-1].strip() if headings else "",
                stub=stub,
                check=check,
                solution=_solution(stub, check, _below(cells[k + 1 :])),
                why_not=why_not,
            )
        )
    return Page(chapter, tuple(found), widgets)


def _split(source: str) -> tuple[str, str]:
    """What the learner changes, and the line that calls the check; ("", "") of another cell."""
    try:
        body = ast.parse(source).body
    except SyntaxError:
        return "", ""
    if not (body and is_check(body[-1])):
        return "", ""
    lines = source.splitlines()
    first = body[-1].lineno - 1
    return "\n".join(lines[:first]).rstrip(), "\n".join(lines[first:]).strip()


def _exercise(check: str) -> str:
    return ast.unparse(ast.parse(check, mode="eval").body.func.value).rpartition(".")[2]  # type: ignore[attr-defined]


def _below(cells: list[tuple[str, str, Any]]) -> str:
    """The text under an exercise, up to the next one."""
    found = []
    for kind, text, _ in cells:
        if kind != "markdown":
            continue
        heading = HEADING.search(text)
        found.append(text[: heading.start()] if heading else text)
        if heading:
            break
    return "\n\n".join(found)


def _solution(stub: str, check: str, prose: str) -> str:
    """The code printed under the exercise that makes what its check reads, whole."""
    (asked,) = statements(0, check)
    for block in BLOCK.findall(prose):
        made = {name for one in statements(0, block) for name in one.binds}
        if made & asked.reads:
            # what the stub gives beside the answer, as `V = ...`, stays
            kept = [one.source for one in statements(0, stub) if not one.binds & made]
            return "\n".join([*kept, block.rstrip()])
    return ""


def _widgets(sources: list[str]) -> dict[str, int]:
    """The widgets that the page knows by a name: ``widget = ForwardPassWidget(...)``."""
    return {
        name: one.cell
        for place, source in enumerate(sources)
        for one in statements(place, source)
        if re.match(r"\w+ = \w*Widget\(", one.source)
        for name in one.binds
    }


def _why_not(
    sources: list[str],
    tags: list[set[str]],
    place: int,
    cell: dict[str, Any],
    widgets: dict[str, int],
) -> str | None:
    """Why a cell does not run in the page; "" where it does; None where nothing is to be run."""
    if tags[place] & NOT_SHOWN or not cell["outputs"] or LEDGER.search(sources[place]):
        return None
    given = {name for name, where in widgets.items() if where != place}
    before = needed(sources, place, sources[place], given)
    concerned = set().union(tags[place], *(tags[k] for k in before.cells))
    for why, sentence in WHY.items():
        if why in concerned:
            return sentence
    above = [one.source for one in before.statements if one.imports]
    packages = set().union(*(foreign(m) for s in [*above, sources[place]] for m in imported(s)))
    kinds = [KINDS.get(package, "engine") for package in sorted(packages)]
    for why, sentence in WHY.items():
        if why in kinds:
            others = sorted(package for package in packages if package not in KINDS)
            return sentence.format(" and ".join(others))
    return ""
