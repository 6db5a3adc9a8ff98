"""The built book: its exercises done in its own pages, from file://, as a reader does them.

One chapter a part in each browser; `make test-all` does every exercise of every chapter.
"""

import os
import re

import pytest

from mlp_book.laboratory.page_cells import read_page
from tests.browser.support import AXE, ROOT

from .driving import TEXT, click, edit, finished, run, visit, wait, write
from .small_page import notebook_of
from .test_every_cell import STUBS

HTML = ROOT / "_build" / "html"
BOOK = {path.stem: path for path in sorted((HTML / "book").glob("*/*.html"))}
PARTS = ("forward_pass", "autodiff", "practice", "many_machines", "digits")
EVERY = [
    name for name in BOOK if re.search("data-exercise", BOOK[name].read_text(encoding="utf-8"))
]
CHAPTERS = EVERY if os.environ.get("EVERY_CHAPTER") else PARTS


def exercises(chapter):
    """The exercises of a chapter that run in its page."""
    page = read_page(notebook_of(chapter), chapter)
    return [cell for cell in page.cells if cell.exercise and cell.why_not == ""]


def place(cell):
    """How a page finds an exercise."""
    return f'[data-exercise="{cell.exercise}"]'


def test_every_code_exercise_of_the_book_has_its_place():
    found = {}
    for chapter in EVERY:
        text = BOOK[chapter].read_text(encoding="utf-8")
        runs = re.findall(r'data-cell="\d+" data-exercise="([\w.]+)"', text)
        assert runs == [cell.exercise for cell in exercises(chapter)]
        found[chapter] = len(re.findall(r"data-exercise=", text)) - len(runs)
    assert {chapter: rest for chapter, rest in found.items() if rest} == {"boston": 2}
    assert len(found) == 22


@pytest.mark.parametrize("chapter", CHAPTERS)
def test_the_exercises_of_a_chapter_are_judged_in_its_page(driver, chapter):
    visit(driver, BOOK[chapter].as_uri())
    for cell in exercises(chapter):
        if not cell.stub:
            continue
        edit(driver, place(cell))
        said = run(driver, place(cell))
        wanted = "Not attempted yet" if STUBS.get(cell.exercise) is None else "Not yet"
        assert wanted in said, f"{cell.exercise}: {said}"
        if cell.solution:
            said = run(driver, place(cell), cell.solution)
            assert "Correct" in said, f"{cell.exercise}: {said}"


def test_the_widgets_present_numbers_are_judged(driver):
    visit(driver, BOOK["forward_pass"].as_uri())
    wait(driver, "() => document.documentElement.dataset.mlpWidgets === 'ready'")
    gate = '[data-exercise="forward_pass.and_gate"]'
    click(driver, gate, "Check it")
    assert "as at the start" in finished(driver, gate)


def test_a_cell_that_draws_says_where_it_runs():
    text = BOOK["forward_pass"].read_text(encoding="utf-8")
    assert "This cell draws. It runs in JupyterLab" in text
    assert "trains many networks, too long for a page" in BOOK["boston"].read_text(encoding="utf-8")


@pytest.mark.parametrize("width", [1280, 360])
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_an_open_editor_is_good_in_every_look(driver, theme, width):
    visit(driver, BOOK["forward_pass"].as_uri())
    driver.resize(width, 800)
    driver.js("(theme) => { document.documentElement.dataset.theme = theme; }", theme)
    layer = '[data-exercise="forward_pass.layer"]'
    edit(driver, layer)
    run(
        driver,
        layer,
        "def layer(W, b, a):\n    # half\n    return np.maximum(0, W @ a + b) / '2'\n" * 2,
    )
    first = '[data-cell="1"]'
    edit(driver, first)
    run(driver, first, "print('x' * 300)\n1 / 0")
    axe = AXE.read_text(encoding="utf-8")
    driver.js("(code) => { if (!window.axe) (0, eval)(code); }", axe)
    wrong = driver.js(
        "(parts) => axe.run({include: parts}, {preload: false}).then((r) =>"
        " r.violations.map((v) => `${v.id}: ${v.nodes.map((n) => n.target)}`))",
        [[layer], [first]],
    )
    assert wrong == []
    wide = driver.js(
        "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"
    )
    assert wide <= 0
    small = driver.js(
        "() => [...document.querySelectorAll('.lab-bar button')].filter((b) => b.offsetHeight"
        " && b.offsetHeight < 24).map((b) => b.textContent)"
    )
    assert small == []


def test_on_paper_stands_the_learners_code(browser):
    from .chromium import Chromium

    driver = Chromium()
    visit(driver, BOOK["forward_pass"].as_uri())
    layer = '[data-exercise="forward_pass.layer"]'
    write(driver, layer, "def layer(W, b, a):\n    return 'mine'")
    driver.page.emulate_media(media="print")
    assert not driver.page.locator(f"{layer} .lab-editor").is_visible()
    assert "return 'mine'" in driver.page.locator(f"{layer} .cell_input pre").inner_text()
    driver.close()


def test_a_page_without_a_click_loads_little(driver):
    visit(driver, BOOK["forward_pass"].as_uri())
    loaded = driver.js(
        "() => performance.getEntriesByType('resource').map((e) => e.name)"
        ".filter((name) => name.includes('laboratory/')).map((n) => n.split('?')[0])"
    )
    assert {name.rsplit("/", 1)[1] for name in loaded} <= {"laboratory.js", "laboratory.css"}
    assert driver.js(TEXT, "[data-cell] .lab-bar") != ""
