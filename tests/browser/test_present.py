"""Projector mode: one screen at a time, whole, by keyboard, with answers closed."""

import pytest

from .support import ROOT, axe_violations, visit

HTML = ROOT / "_build" / "html" / "book"
CHAPTERS = [
    *("function/forward_pass", "learning/backpropagation", "training/optimisers"),
    *("scale/precision", "application/digits"),
]
WIDTH, HEIGHT = 1280, 720
SIZE = """() => [document.documentElement.scrollWidth, document.documentElement.scrollHeight,
    Number(document.querySelector("article.bd-article").style.zoom)]"""


@pytest.fixture
def open_page(browser):
    def opened(name):
        return visit(browser, (HTML / f"{name}.html").as_uri(), width=WIDTH, height=HEIGHT)

    return opened


def started(page):
    page.keyboard.press("F9")
    page.wait_for_function("() => document.querySelector('#present-bar output')?.textContent")


def place(page):
    """Return which screen of how many is shown."""
    at, many = page.locator("#present-bar output").inner_text().split(" of ")
    return int(at), int(many)


@pytest.mark.parametrize("name", CHAPTERS)
def test_every_screen_is_seen_whole(open_page, name):
    with open_page(name) as (page, _):
        started(page)
        at, many = place(page)
        assert (at, many > 20) == (1, True)
        for number in range(1, many + 1):
            assert place(page) == (number, many)
            page.wait_for_function(f"() => ({SIZE})()[1] <= {HEIGHT}", timeout=2000)
            width, _, zoom = page.evaluate(SIZE)
            assert width <= WIDTH
            assert zoom > 0.34, "too small to be read"
            page.keyboard.press("ArrowRight")
        assert place(page) == (many, many)


def test_by_keyboard_and_answers_wait(open_page):
    with open_page("function/forward_pass") as (page, _):
        page.locator(".admonition.solution .toggle-button").first.click()
        started(page)
        assert page.locator(".admonition.solution:not(.toggle-hidden)").count() == 0
        page.keyboard.press("End")
        at, many = place(page)
        assert at == many
        page.keyboard.press("Home")
        assert place(page)[0] == 1
        page.keyboard.press("PageDown")
        page.keyboard.press("ArrowLeft")
        assert place(page)[0] == 1
        while not page.locator(".admonition.solution.toggle-hidden:visible").count():
            page.keyboard.press("ArrowRight")
        closed = page.locator(".admonition.solution.toggle-hidden").count()
        page.keyboard.press("Enter")
        assert page.locator(".admonition.solution.toggle-hidden").count() == closed - 1
        page.keyboard.press("Escape")
        assert page.locator("#present-bar").count() == 0
        assert page.locator(".off-screen").count() == 0
        assert page.locator("article.bd-article").evaluate("(a) => a.style.zoom") == ""


def test_a_field_keeps_its_own_keys(open_page):
    with open_page("function/forward_pass") as (page, _):
        started(page)
        page.keyboard.press("ArrowRight")
        field = page.locator(".mlp-widget input:visible").first
        field.focus()
        before, shown = place(page), field.input_value()
        page.keyboard.press("ArrowUp")
        assert place(page) == before
        assert field.input_value() != shown


def test_by_its_button_and_what_a_screen_reader_finds(open_page):
    with open_page("function/forward_pass") as (page, _):
        page.get_by_role("button", name="Projector mode").click()
        page.get_by_role("button", name="Next screen").click()
        assert place(page)[0] == 2
        assert axe_violations(page) == []
        page.get_by_role("button", name="Back to the page").click()
        assert page.locator("#present-bar").count() == 0
