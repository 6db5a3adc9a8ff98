"""The index of exercises: every exercise of the book once, read from the chapters, never typed."""

import re
import shutil
from pathlib import Path

import nbformat
import pytest

from mlp_book.site.exercise_index import LESSON, SKILLS, faults, notebooks, read_book
from mlp_book.site.exercise_tables import MARK, by_chapter, by_skill, fill_in, lessons, totals
from mlp_book.site.reading_time import markdown
from tests.chapters import rules
from tests.chapters.test_notebooks import MODEL

ROOT = Path(__file__).resolve().parents[2]
PAGE = ROOT / "book" / "back" / "exercises.md"
INDEX = read_book(ROOT)
LINK = re.compile(r"\{ref\}`Exercise [^`]+ <([^`]+)>`")


def headings():
    """The label of every exercise's heading in every notebook of _toc.yml."""
    return [
        f"{path.relative_to(ROOT).with_suffix('').as_posix()}:exercise-{number}"
        for path in notebooks(ROOT)
        for number in re.findall(r"^### Exercise (\d+)", markdown(path), re.MULTILINE)
    ]


@pytest.mark.parametrize("make", [by_skill, by_chapter])
def test_every_exercise_of_every_chapter_appears_once(make):
    assert len(headings()) >= 61
    assert sorted(LINK.findall(make(INDEX))) == sorted(headings())


def test_the_page_asks_for_every_table_once():
    page = PAGE.read_text(encoding="utf-8")
    assert sorted(MARK.findall(page)) == ["by_chapter", "by_skill", "lessons", "totals"]
    assert not MARK.search(fill_in(page, INDEX))


def test_no_number_of_the_tables_is_typed_in_the_page():
    assert set(re.findall(r"\d+", PAGE.read_text(encoding="utf-8"))) == {str(LESSON)}


def test_every_skill_is_trained():
    assert {skill for chapter in INDEX for task in chapter.tasks for skill in task.skills} == set(
        SKILLS
    )


def test_a_lesson_is_as_long_as_it_says_and_two_hold_a_chapter():
    for row in lessons(INDEX).splitlines()[3:]:
        _, _, before, text, exercises, quiz, spare, _, _ = row.split("|")
        assert int(text) + int(exercises) + int(quiz) + int(spare) == LESSON
        assert int(before) >= 0
        assert int(spare) >= 0
    for chapter in INDEX:
        assert chapter.reading + chapter.exercises + chapter.quiz <= 2 * LESSON


def test_a_new_chapter_is_found_without_a_word_elsewhere(tmp_path):
    (tmp_path / "book" / "new").mkdir(parents=True)
    shutil.copy(MODEL, tmp_path / "book" / "new" / "copy.ipynb")
    (tmp_path / "_toc.yml").write_text("root: x\nchapters:\n  - file: book/new/copy\n")
    (found,) = read_book(tmp_path)
    model = next(chapter for chapter in INDEX if chapter.name.endswith("forward_pass"))
    assert [task.title for task in found.tasks] == [task.title for task in model.tasks]
    assert totals([found]).startswith("1 chapter with 6 exercises: ")


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ("<!-- skills: hand -->", "", "Exercise 1 has the skills"),
        ("<!-- skills: hand -->", "<!-- skills: hands -->", "['hands']"),
        ("<!-- skills: hand -->", "\n<!-- skills: hand -->", "Exercise 1 has the skills"),
        ("### Exercise 1: another", "### Exercise 2: another", "numbers [2, 2, 3, 4, 5, 6]"),
        ("by hand (10 minutes)", "by hand", "is not '### Exercise N"),
        ("### Exercise 1: another", "#### Exercise 1: another", "is not '### Exercise N"),
    ],
)
def test_an_exercise_that_cannot_be_listed_is_found(old, new, fault):
    text = markdown(MODEL)
    assert faults(text) == []
    assert text.count(old) == 1
    assert any(fault in found for found in faults(text.replace(old, new)))


def test_the_rules_of_a_chapter_ask_for_it():
    notebook = nbformat.read(MODEL, as_version=4)
    for cell in notebook.cells:
        cell.source = cell.source.replace("<!-- skills: hand -->", "")
    assert any("has the skills" in fault for fault in rules.faults(notebook))
