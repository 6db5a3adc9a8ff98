"""What every chapter keeps to: each rule returns the faults that it finds, in words."""

import ast
import re
from collections import Counter
from pathlib import Path

import nbformat

import mlp_book
from mlp_book.laboratory.predictions import boxes
from mlp_book.page.ledger import entries, printed_numbers
from mlp_book.site import exercise_index

PACKAGE = Path(mlp_book.__file__).parent
QUIET = ("use_style()",)  # ends a cell without showing anything
SECTIONS = ("Exercises", "Quiz", "Summary", "The ledger")


def code_cells(notebook):
    return [cell for cell in notebook.cells if cell.cell_type == "code"]


def ledger_cell(notebook):
    """The source of the cell that holds the ledger, or an empty string."""
    sources = [cell.source for cell in code_cells(notebook) if ".report()" in cell.source]
    return sources[-1] if sources else ""


def missing_outputs(notebook):
    """Strict nbval compares nothing where nothing is stored: every cell that shows must store."""
    faults = []
    for number, cell in enumerate(code_cells(notebook)):
        body = ast.parse(cell.source).body
        last = body[-1] if body else None
        shows = isinstance(last, ast.Expr) and not cell.source.rstrip().endswith((";", *QUIET))
        if (
            shows or re.search(r"\bprint\(|\.check\(|\.report\(", cell.source)
        ) and not cell.outputs:
            faults.append(f"code cell {number} has no stored output: {cell.source[:40]!r}")
    if not any(cell.outputs for cell in code_cells(notebook)):
        faults.append("no cell has a stored output: strict nbval would compare nothing")
    return faults


def stored_extras(notebook):
    """Only text is stored: the build makes pictures and widgets afresh."""
    faults = []
    for number, cell in enumerate(code_cells(notebook)):
        if cell.get("execution_count") != number + 1:
            faults.append(f"code cell {number} was not run in order: run `make notebooks`")
        for output in cell.outputs:
            extra = set(output.get("data", {})) - {"text/plain"}
            if extra:
                faults.append(f"code cell {number} stores {', '.join(sorted(extra))}")
            if output.output_type == "error":
                faults.append(f"code cell {number} stores an error")
    if "widgets" in notebook.metadata:
        faults.append("the notebook stores widget state")
    return faults


def exercise_sources(notebook):
    """The exercises and questions of the chapter's room, as source."""
    code = "\n".join(cell.source for cell in code_cells(notebook))
    rooms = re.findall(r"from mlp_book\.chapters\.(\w+) import", code)
    files = [
        path
        for room in dict.fromkeys(rooms)
        for path in sorted((PACKAGE / "chapters" / room).rglob("*.py"))
        if path.name not in ("figures.py", "slips.py")
    ]
    return [path.read_text(encoding="utf-8") for path in files]


def page_text(notebook):
    """What a reader can read as text: the prose, and the words in code and in exercises."""
    parts = [cell.source for cell in notebook.cells if cell.cell_type == "markdown"]
    sources = [c.source for c in code_cells(notebook) if c.source != ledger_cell(notebook)]
    for source in [*sources, *exercise_sources(notebook)]:
        strings = [
            node.value
            for node in ast.walk(ast.parse(source))
            if isinstance(node, ast.Constant) and isinstance(node.value, str)
        ]
        parts.extend(text for text in strings if " " in text.strip() or NUMBER_ONLY.fullmatch(text))
    return "\n\n".join(parts)


NUMBER_ONLY = re.compile(r"-?\d+(\.\d+)?")


def uncovered_numbers(notebook):
    """Every decimal on the page is in the ledger, and the ledger has no number that is not."""
    source = ledger_cell(notebook)
    if not source:
        return ["there is no ledger cell"]
    text = page_text(notebook)
    printed, covered = set(printed_numbers(text)), set(entries(source))
    whole = set(re.findall(r"(?<![\w.])\d+(?![\w.]*\d)", text))  # may be in the ledger too
    return [
        *(f"{number} is printed, but not in the ledger" for number in sorted(printed - covered)),
        *(
            f"{number} is in the ledger, but not printed"
            for number in sorted(covered - printed - whole)
        ),
    ]


def circular_entries(notebook):
    """A computed number that the ledger compares with itself, written down a second time."""
    faults = []
    for node in ast.walk(ast.parse(ledger_cell(notebook))):
        if isinstance(node, ast.Call) and ast.unparse(node.func) == "ledger.computed":
            values = [node.args[1]]
            while values:
                value = values.pop()
                if isinstance(value, ast.List | ast.Tuple):
                    values.extend(value.elts)
                elif isinstance(getattr(value, "operand", value), ast.Constant):
                    faults.append(f"{ast.unparse(value)} in the ledger is written, not computed")
    return faults


def anatomy(notebook):
    """Title, abilities, at least five exercises with solutions, a quiz of five, summary, terms."""
    prose = "\n".join(cell.source for cell in notebook.cells if cell.cell_type == "markdown")
    headings = re.findall(r"^#+ (.+)$", prose, flags=re.MULTILINE)
    faults = [f"no section {name!r}" for name in SECTIONS if name not in headings]
    wanted = {
        ":class: abilities": 1,
        ":class: predict": 2,
        ":class: dropdown solution": 5,
        "**Key terms:**": 1,
        "**What next:**": 1,
        "**Before you start:**": 1,
    }
    faults += [
        f"{prose.count(text)} of {text!r}" for text, n in wanted.items() if prose.count(text) < n
    ]
    exercises = Counter(h.split()[0] for h in headings)["Exercise"]
    if exercises < 5:
        faults.append(f"{exercises} exercises, expected at least five")
    faults += [f"no field in the box {asked!r}" for asked, fields in boxes(prose) if not fields]
    if re.search(r"\b(clearly|simply|just)\b", prose, flags=re.IGNORECASE):
        faults.append("the prose says clearly, simply or just")
    return faults


def exercises(notebook):
    """Each exercise has its number, minutes and skills; the minutes add up to the chapter's."""
    cells = [cell.source for cell in notebook.cells if cell.cell_type == "markdown"]
    return exercise_index.faults("\n\n".join(cells))


def pictures_without_words(notebook):
    """Every cell that draws names what its picture shows."""
    faults = []
    for number, cell in enumerate(code_cells(notebook)):
        alt = cell.metadata.get("mystnb", {}).get("image", {}).get("alt", "")
        if re.search(r"\b(plots|figures)\.(?!use_style)\w+\(", cell.source) and len(alt) < 20:
            faults.append(f"code cell {number} draws, but has no alternative text")
    return faults


RULES = (
    missing_outputs,
    stored_extras,
    uncovered_numbers,
    circular_entries,
    pictures_without_words,
)


def faults(notebook, *, chapter=True):
    """All faults of one notebook; the back matter has no exercises, quiz and summary."""
    rules = (*RULES, anatomy, exercises) if chapter else RULES
    return [fault for rule in rules for fault in rule(notebook)]


def read(path):
    """The notebook at ``path``."""
    return nbformat.read(path, as_version=4)
