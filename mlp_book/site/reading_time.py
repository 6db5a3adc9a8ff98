"""How long a chapter takes to read, counted when the book is built: nobody types it.

Words at 130 a minute (half of what is usual for a story: here one stops and computes), one minute
for each displayed formula, two for each prediction. What is folded counts: it is read as well.
"""

import json
import re
from pathlib import Path

from docutils import nodes

WORDS_A_MINUTE = 130
FORMULA = 1  # minutes
PREDICTION = 2

# What no reader reads as words: displayed formulas, remarks, code in fences, lines that only mark.
NOT_WORDS = re.compile(
    r"(?s:\$\$.*?\$\$|<!--.*?-->|```.*?```)|^:.*$|^\(\S+\)=$|^\|[-: |]+$", re.MULTILINE
)
BOX = re.compile(r"^:::+\{admonition\} (.+)$", re.MULTILINE)  # its title is read
WORD = re.compile(r"\S*\w\S*")
EXERCISES = re.compile(r"^## Exercises$", re.MULTILINE)
SENTENCE = "about {} minutes to read, {} for the exercises, {} for the quiz."


def count_words(text: str) -> int:
    """The words that a reader of this Markdown reads; a formula in a line is one of them."""
    prose = NOT_WORDS.sub("", BOX.sub(r"\1", text))
    return len(WORD.findall(re.sub(r"\$[^$]+\$", "formula", prose)))


def before_exercises(text: str) -> str:
    """The part of a chapter's Markdown that stands before its exercises."""
    return EXERCISES.split(text)[0]


def minutes_to_read(text: str) -> int:
    """The minutes of a chapter's Markdown without its exercises and its quiz, a multiple of 5."""
    prose = before_exercises(text)
    formulas = prose.count("$$") // 2
    minutes = (
        count_words(prose) / WORDS_A_MINUTE
        + FORMULA * formulas
        + PREDICTION * prose.count(":class: predict")
    )
    return max(5, 5 * round(minutes / 5))


def give_time(doctree: nodes.document, reading: int, exercises: int, quiz: int) -> None:
    """Put the minutes into the box of abilities, before its last paragraph, the sources."""
    for box in doctree.findall(nodes.admonition):
        if "abilities" in box["classes"]:
            line = nodes.paragraph("", "", nodes.strong("", "Time:"))
            line += nodes.Text(" " + SENTENCE.format(reading, exercises, quiz))
            box.insert(len(box.children) - 1, line)


def markdown(notebook: Path) -> str:
    """All Markdown of a notebook."""
    cells = json.loads(notebook.read_text(encoding="utf-8"))["cells"]
    return "\n\n".join("".join(c["source"]) for c in cells if c["cell_type"] == "markdown")
