"""A chapter is read to its end: few words, short cells, at most two slips."""

from pathlib import Path

import pytest

from mlp_book.site.exercise_index import notebooks
from mlp_book.site.reading_time import before_exercises, count_words, markdown

from . import rules

ROOT = Path(__file__).resolve().parents[2]
CHAPTERS = [path for path in notebooks(ROOT) if path.parent.name != "back"]
WORDS = 3000  # before the exercises
LINES = 15  # of code in a cell that is shown
SLIPS = 2
FOLDED = {"hide-input", "hide-cell", "remove-input", "remove-cell"}

# Chapters that are still to be told again: each keeps at least one of the rules not yet.
LATER = {
    "boston",
    "digits",
    "formats",
    "many_machines",
    "parallelism",
    "practice",
}


def faults(path):
    """What makes a chapter too long, in words."""
    text = markdown(path)
    words = count_words(before_exercises(text))
    slips = text.count(":class: slip")
    found = []
    if words > WORDS:
        found.append(f"{words} words before the exercises, at most {WORDS}")
    if slips > SLIPS:
        found.append(f"{slips} boxes with slips, at most {SLIPS}")
    for cell in rules.code_cells(rules.read(path)):
        lines = [line for line in cell.source.splitlines() if line.strip()]
        if len(lines) > LINES and not FOLDED & set(cell.metadata.get("tags", ())):
            found.append(f"{lines[0]!r} begins a cell of {len(lines)} lines, at most {LINES}")
    return found


@pytest.mark.parametrize("path", CHAPTERS, ids=lambda path: path.stem)
def test_a_chapter_is_short(path):
    assert path.stem in LATER or faults(path) == []


def test_what_is_said_of_the_rest_is_true():
    assert {path.stem for path in CHAPTERS} >= LATER
