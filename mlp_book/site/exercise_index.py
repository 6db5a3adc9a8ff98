"""The exercises of all chapters, read from the notebooks: by skill, by chapter, and as lessons.

A chapter writes each exercise once, in its heading and the line under it::

    ### Exercise 3: a layer in code (10 minutes)
    <!-- skills: code, shapes -->

The first skill is the main one. A challenge says so: ``(challenge, 15 minutes)``. The page
*Exercises for teachers* is made from these lines whenever the book is built.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from mlp_book.site.reading_time import markdown, minutes_to_read

SKILLS = {
    "hand": ("Compute by hand", "with paper, and a calculator at most"),
    "widget": ("Experiment with a widget", "set, watch, explain what happens"),
    "code": ("Write code", "a formula becomes a function"),
    "shapes": ("Check shapes", "rows, columns, transposes, batches"),
    "mistakes": ("Find and mend a mistake", "a slip, a log, a number that overflows"),
    "derive": ("Derive a formula", "the chain rule, or a map from two others"),
    "design": ("Choose the weights", "a network that does a given job"),
    "reason": ("Explain and predict", "say why, or why not, before computing"),
}
IN_CLASS = ("hand", "widget")  # main skills that need the built page and paper, no kernel
LESSON = 90  # minutes
QUIZ = 5

HEADING = re.compile(
    r"^### Exercise (?P<number>\d+): (?P<title>.+) "
    r"\((?P<challenge>challenge, )?(?P<minutes>\d+) minutes\)"
    r"(?:\n<!-- skills: (?P<skills>[a-z, ]+) -->)?$",
    re.MULTILINE,
)
ANY_HEADING = re.compile(r"^#+ *Exercise\b.*$", re.MULTILINE)
TITLE = re.compile(r"^# (.+)$", re.MULTILINE)
FILE = re.compile(r"^\s*- file: (\S+)$", re.MULTILINE)


@dataclass(frozen=True)
class Task:
    """One exercise, as its heading and the line under it say."""

    number: int
    title: str
    challenge: bool
    minutes: int
    skills: tuple[str, ...]
    label: str

    @property
    def link(self) -> str:
        """Number and title as a link, by the label that `sphinx_course` gives the exercise."""
        challenge = " (challenge)" if self.challenge else ""
        return f"{{ref}}`Exercise {self.number}: {self.title}{challenge} <{self.label}>`"

    @property
    def in_class(self) -> bool:
        """Whether it belongs in the lesson, rather than at home."""
        return bool(self.skills) and self.skills[0] in IN_CLASS and not self.challenge


@dataclass(frozen=True)
class Chapter:
    """A chapter with exercises: minutes to read and for the quiz, what it has for the board."""

    name: str  # as {doc} wants it: /book/function/neuron
    title: str
    reading: int
    quiz: int
    predictions: int
    slips: int
    tasks: tuple[Task, ...]

    @property
    def exercises(self) -> int:
        """The minutes of all exercises."""
        return sum(task.minutes for task in self.tasks)

    @property
    def in_class(self) -> int:
        """The minutes of the exercises that belong in the lesson."""
        return sum(task.minutes for task in self.tasks if task.in_class)

    @property
    def together(self) -> int:
        """The minutes of a lesson that are left for the text."""
        return min(self.reading, LESSON - self.in_class - self.quiz)


def chapter_of(text: str, name: str) -> Chapter:
    """Read a chapter's Markdown; what `faults` finds is left out or 0."""
    tasks = []
    for found in HEADING.finditer(text):
        skills = tuple(skill.strip() for skill in (found["skills"] or "").split(",") if skill)
        tasks.append(
            Task(
                int(found["number"]),
                found["title"],
                bool(found["challenge"]),
                int(found["minutes"]),
                tuple(skill for skill in skills if skill in SKILLS),
                f"{name.removeprefix('/')}:exercise-{found['number']}",
            )
        )
    title = TITLE.search(text)
    return Chapter(
        name,
        title[1] if title else name,
        minutes_to_read(text),
        QUIZ if "\n## Quiz" in text else 0,
        text.count(":class: predict"),
        text.count(":class: slip"),
        tuple(tasks),
    )


def faults(text: str) -> list[str]:
    """What the exercises of a chapter's Markdown lack, in words."""
    good = {match[0].partition("\n")[0] for match in HEADING.finditer(text)}
    found = [
        f"{heading!r} is not '### Exercise N: title (challenge, M minutes)'"
        for heading in ANY_HEADING.findall(text)
        if heading not in good
    ]
    for match in HEADING.finditer(text):
        names = [name.strip() for name in (match["skills"] or "").split(",")]
        if unknown := [name for name in names if name not in SKILLS]:
            wanted = f"'<!-- skills: A, B -->' with some of {', '.join(SKILLS)}"
            found.append(f"Exercise {match['number']} has the skills {unknown}, expected {wanted}")
    tasks = chapter_of(text, "").tasks
    if [task.number for task in tasks] != list(range(1, len(tasks) + 1)):
        found.append(f"the exercises have the numbers {[task.number for task in tasks]}")
    return found


def notebooks(root: Path) -> Iterator[Path]:
    """The notebooks of the table of contents, in its order."""
    for name in FILE.findall((root / "_toc.yml").read_text(encoding="utf-8")):
        path = root / f"{name}.ipynb"
        if path.exists():
            yield path


def read_book(root: Path) -> list[Chapter]:
    """All chapters that have exercises, in the order of the book."""
    found = []
    for path in notebooks(root):
        name = "/" + path.relative_to(root).with_suffix("").as_posix()
        chapter = chapter_of(markdown(path), name)
        if chapter.tasks:
            found.append(chapter)
    return found
