"""In every page of the built book what a reader guesses and answers has its place."""

import pytest

from mlp_book.laboratory.predictions import boxes
from mlp_book.site.exercise_index import markdown
from tests.browser.support import ROOT, visit

HTML = ROOT / "_build" / "html"
NOTEBOOKS = sorted((ROOT / "book").rglob("*.ipynb"))
SMALL = 15 * 1024  # bytes of all the laboratory's scripts before the first click
WAITING = """() => [...document.querySelectorAll("form.guess")].map((form) => {
  const opened = [...document.querySelectorAll(`.guessed-${form.dataset.guess}`)]
    .map((e) => e.matches(".cell") ? e.querySelector("details.below-input") : e);
  return {
    seen: form.offsetHeight > 0,
    offered: Boolean(form.querySelector(".guess-show")),
    opened: opened.length,
    closed: opened.every((e) => e && e.offsetHeight === 0),
  };
})"""
# Shown without a guess: the first "show me" opens what it should, and each box opens only its own.
SHOW = """async () => {
  const shown = [];
  for (const button of document.querySelectorAll(".guess-show")) {
    const own = `.guessed-${button.closest("form").dataset.guess}`;
    const left = () => document.querySelectorAll(`${own} .guess-waits, ${own}.guess-waits`).length;
    button.click();
    for (let n = 0; left() > 0 && n < 100; n += 1) {
      await new Promise((done) => setTimeout(done, 50));
    }
    shown.push(left());
  }
  return [shown.every((left) => left === 0), document.querySelectorAll(".guess-waits").length];
}"""
QUIZZES = """() => [...document.querySelectorAll("script[type*=widget-state]")].flatMap((tag) =>
  Object.values(JSON.parse(tag.textContent).state).filter(({state}) => state.questions)
    .map(({state}) => [state.title, state.questions.map(({prompt}) => prompt)]))"""


def url(notebook):
    return (HTML / notebook.relative_to(ROOT).with_suffix(".html")).as_uri()


@pytest.mark.parametrize("notebook", NOTEBOOKS, ids=lambda path: path.stem)
def test_every_answer_waits_for_its_guess(browser, notebook):
    wanted = list(boxes(markdown(notebook)))
    with visit(browser, url(notebook)) as (page, _):
        found = page.evaluate(WAITING)
        assert len(found) == len(wanted)
        assert all(one["seen"] and one["closed"] for one in found)
        assert all(one["offered"] == (one["opened"] > 0) for one in found)
        assert page.evaluate(SHOW) == [True, 0]


@pytest.mark.parametrize("notebook", NOTEBOOKS, ids=lambda path: path.stem)
def test_no_two_questions_of_a_page_are_kept_as_one(browser, notebook):
    """A question is known by the beginning of its text; within a quiz equal ones are counted."""
    with visit(browser, url(notebook)) as (page, _):
        quizzes = page.evaluate(QUIZZES)
    asked = [
        (title == "Quiz", prompt[:120])
        for title, prompts in quizzes
        for prompt in dict.fromkeys(prompts)
    ]
    assert len(set(asked)) == len(asked)
    for _title, prompts in quizzes:
        assert len({prompt[:120] for prompt in prompts}) == len(set(prompts))


def test_before_the_first_click_the_laboratory_is_small():
    page = (HTML / "book/learning/losses.html").read_text(encoding="utf-8")
    assert 'src="../../_static/offline/work.js' in page
    scripts = [HTML / "_static/offline/work.js", HTML / "_static/laboratory/laboratory.js"]
    assert sum(script.stat().st_size for script in scripts) <= SMALL
