"""The tables of the page *Exercises for teachers*, as MyST Markdown."""

import re
from collections.abc import Sequence

from mlp_book.site.exercise_index import LESSON, SKILLS, Chapter

MARK = re.compile(r"^<!-- exercises: (\w+) -->$", re.MULTILINE)  # where a table goes


def fill_in(page: str, book: Sequence[Chapter]) -> str:
    """The page with each mark, as ``<!-- exercises: by_skill -->``, replaced by what it names."""
    makers = {make.__name__: make for make in (totals, lessons, by_skill, by_chapter)}
    return MARK.sub(lambda mark: makers[mark[1]](book), page)


def table(heads: Sequence[str], rows: Sequence[Sequence[object]]) -> str:
    """A table that becomes blocks on a phone; columns of numbers stand on the right."""
    columns = zip(*rows, strict=True)
    rule = ["--:" if all(isinstance(v, int) for v in column) else ":--" for column in columns]
    lines = [f"| {' | '.join(map(str, line))} |" for line in (heads, rule, *rows)]
    return "\n".join(["{.stacked}", *lines])


def count(number: int, word: str) -> str:
    """A number with its word: 1 slip, 2 slips."""
    return f"{number} {word}" + ("" if number == 1 else "s")


def totals(book: Sequence[Chapter]) -> str:
    """How much there is, in a sentence."""
    exercises = sum(len(chapter.tasks) for chapter in book)
    minutes = sum(c.reading + c.exercises + c.quiz for c in book)
    return (
        f"{count(len(book), 'chapter')} with {count(exercises, 'exercise')}: "
        f"{minutes / 60:.1f} hours with all reading, exercises and quizzes."
    )


def lessons(book: Sequence[Chapter]) -> str:
    """What to read before a lesson, what fits into it, what is left for home."""
    heads = ("chapter", "read before", "text", "exercises", "quiz", "to spare", "at home")
    rows = []
    for c in book:
        spare = LESSON - c.together - c.in_class - c.quiz
        minutes = (c.reading - c.together, c.together, c.in_class, c.quiz, spare)
        rows.append((f"{{doc}}`{c.name}`", *minutes, c.exercises - c.in_class))
    return table(heads, rows)


def by_skill(book: Sequence[Chapter]) -> str:
    """A section for each skill, with the exercises whose main skill it is."""
    parts = []
    for name, (title, words) in SKILLS.items():
        found = [(c, task) for c in book for task in c.tasks if task.skills[:1] == (name,)]
        if not found:
            continue
        rows = [
            (task.link, f"{{doc}}`{c.name}`", task.minutes, ", ".join(task.skills[1:]))
            for c, task in found
        ]
        minutes = sum(task.minutes for _, task in found)
        says = f"*{name}*: {words}. {count(len(found), 'exercise')}, {count(minutes, 'minute')}."
        heads = ("exercise", "chapter", "minutes", "also")
        parts.append(f"### {title}\n\n{says}\n\n{table(heads, rows)}")
    return "\n\n".join(parts)


def by_chapter(book: Sequence[Chapter]) -> str:
    """A section for each chapter, with its exercises in their order."""
    parts = []
    for c in book:
        slips = f", *The slip* {c.slips}" if c.slips else ""
        says = (
            f"{{doc}}`{c.name}`: {count(c.exercises, 'minute')} of exercises. Boxes for the class: "
            f"*Predict* {c.predictions}{slips}."
        )
        rows = [(task.link, task.minutes, ", ".join(task.skills)) for task in c.tasks]
        parts.append(f"### {c.title}\n\n{says}\n\n{table(('exercise', 'minutes', 'skills'), rows)}")
    return "\n\n".join(parts)
