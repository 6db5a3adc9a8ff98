"""Python in a page from file://: in Chromium, and in Firefox with its readers' own rules."""

import pytest

from .conftest import SOLUTION
from .driving import click, edit, finished, run, status, visit, wait, write

EXERCISE = '[data-exercise="neuron.neuron"]'
PRINTS = '[data-cell="1"]'
USES = '[data-cell="3"]'
TICKS = """() => new Promise((done) => {
  let n = 0;
  const id = setInterval(() => { if ((n += 1) === 5) { clearInterval(id); done(n); } }, 10);
})"""
STOPS = """(s) => [...document.querySelectorAll(`${s} button`)]
  .some((one) => one.textContent === "Stop" && !one.hidden)"""
MARKED = """(s) => [...document.querySelectorAll(`${s} .cm-line`)]
  .findIndex((line) => line.classList.contains("lab-wrong-line")) + 1"""


def test_a_reader_solves_an_exercise(driver, small_page):
    visit(driver, small_page)
    driver.js(
        "(s) => { window.heard = []; document.addEventListener('laboratory:judged',"
        " (e) => heard.push(e.detail)); }",
        EXERCISE,
    )
    before = driver.js(
        "() => performance.getEntriesByType('resource').map((e) => e.name)"
        ".filter((name) => name.includes('laboratory/'))"
    )
    assert all("laboratory/laboratory." in name for name in before)
    edit(driver, EXERCISE)
    assert "Not attempted yet" in run(driver, EXERCISE)
    assert "Correct. Tried on" in run(driver, EXERCISE, SOLUTION)
    assert status(driver, EXERCISE) == "Correct."
    heard = driver.js("() => heard")
    assert [one["verdict"] for one in heard] == ["stub", "right"]
    assert heard[1]["exercise"] == "neuron.neuron"

    # what is kept is there again, and what needs it uses it
    visit(driver, small_page)
    assert SOLUTION in driver.js("(s) => document.querySelector(`${s} pre`).textContent", EXERCISE)
    assert "kept in this browser" in status(driver, EXERCISE)
    edit(driver, USES)
    said = run(driver, USES)
    assert "Your own answer to Exercise 3: one neuron is used." in said
    assert "9" in said


def test_a_cell_that_prints_is_tried_and_reset(driver, small_page):
    visit(driver, small_page)
    assert driver.js("(s) => document.querySelector(`${s} .lab-bar`).innerText", PRINTS) == "Try it"
    edit(driver, PRINTS)
    assert run(driver, PRINTS).split() == ["[0.", "0.3333", "0.6667]"]
    assert "b" in run(driver, PRINTS, "print('<b>b</b>')")
    assert driver.js("(s) => document.querySelectorAll(`${s} .lab-output b`).length", PRINTS) == 0
    click(driver, PRINTS, "Reset")
    assert "np.arange(3)" in driver.js(
        "(s) => document.querySelector(`${s} .cm-content`).innerText", PRINTS
    )
    shown = driver.js(
        "(s) => getComputedStyle(document.querySelector(`${s} .cell_output`)).display", PRINTS
    )
    assert shown != "none"


def test_an_error_marks_its_line_and_is_said_plainly_first(driver, small_page):
    visit(driver, small_page)
    edit(driver, PRINTS)
    said = run(driver, PRINTS, "a = 1\nb = 2\nprint(a / 0)\n")
    assert said.index("Line 3: The code divides by zero.") < said.index("Traceback")
    assert driver.js(MARKED, PRINTS) == 3
    assert status(driver, PRINTS) == "Stopped with an error."
    write(driver, PRINTS, "a = 1")
    assert driver.js(MARKED, PRINTS) == 0


def test_an_endless_loop_is_stopped_while_the_page_goes_on(driver, small_page):
    visit(driver, small_page)
    edit(driver, PRINTS)
    assert "1" in run(driver, PRINTS, "print(1)")
    write(driver, PRINTS, "print('begun')\nwhile True:\n    pass")
    click(driver, PRINTS, "Run")
    wait(
        driver,
        "(s) => document.querySelector(`${s} .lab-output`)?.innerText.includes('begun')",
        PRINTS,
    )
    assert driver.js(TICKS) == 5
    wait(driver, STOPS, PRINTS)
    click(driver, PRINTS, "Stop")
    assert "You stopped it" in finished(driver, PRINTS, seconds=10)
    assert "4" in run(driver, PRINTS, "print(2 + 2)")


@pytest.mark.parametrize(
    "bomb",
    [
        "a = [0]\nwhile True:\n    a += a",
        "np.ones((10**6, 10**5))",
        "a = []\nfor _ in range(300_000):\n    a = [a]\nprint(len(repr(a)))",
    ],
    ids=["a list without end", "a huge array", "lists in lists"],
)
def test_a_bomb_ends_with_a_sentence_and_python_goes_on(driver, small_page, bomb):
    visit(driver, small_page)
    edit(driver, PRINTS)
    said = run(driver, PRINTS, f"import numpy as np\n{bomb}", seconds=120)
    assert any(
        words in said for words in ("more memory than", "Python itself broke", "without end")
    )
    assert "4" in run(driver, PRINTS, "print(2 + 2)")


def test_a_flood_is_cut_with_a_word(driver, small_page):
    visit(driver, small_page)
    edit(driver, PRINTS)
    said = run(driver, PRINTS, "while True:\n    print('x' * 50)")
    assert "more than 20,000 characters" in said
    assert len(said) < 21_000


def test_the_keyboard_alone(driver, small_page):
    visit(driver, small_page)
    driver.js("(s) => document.querySelector(`${s} .lab-bar button`).focus()", EXERCISE)
    driver.press("Enter")
    wait(driver, "() => document.activeElement.classList.contains('cm-content')")
    label = driver.js("() => document.activeElement.getAttribute('aria-label')")
    assert label == "Your code: Exercise 3: one neuron"
    driver.press("Control", "a")
    driver.type("answer = 1\n")
    driver.press("Tab")
    driver.type("x")
    assert driver.js("() => document.activeElement.innerText.split('\\n').at(-1)") == "    x"
    driver.press("Shift", "Enter")
    assert "more spaces than the line above" in finished(driver, EXERCISE)
    driver.press("Escape")
    driver.press("Tab")
    named = driver.js("() => document.activeElement.getAttribute('aria-label')")
    assert named == "Run: Exercise 3: one neuron"


def test_a_screen_reader_hears_output_and_state(driver, small_page):
    visit(driver, small_page)
    edit(driver, EXERCISE)
    run(driver, EXERCISE)
    roles = (
        "(s) => [...document.querySelectorAll(`${s} [role]`)].map((e) => e.getAttribute('role'))"
    )
    assert {"log", "status", "textbox"} <= set(driver.js(roles, EXERCISE))


def test_a_pack_that_is_missing_is_told(driver, small_page, tmp_path):
    import shutil
    from pathlib import Path
    from urllib.parse import unquote, urlsplit

    book = Path(unquote(urlsplit(small_page).path)).parents[2]
    shutil.copytree(book, tmp_path / "book")
    (tmp_path / "book" / "_static" / "laboratory" / "numpy.js").unlink()
    visit(driver, (tmp_path / "book" / "book" / "function" / "small.html").as_uri())
    edit(driver, PRINTS)
    assert "numpy.js, which belongs to this book, is missing" in run(driver, PRINTS)
