"""A chapter on paper: light, short, tagged, without answers unless they are asked for."""

import re

import pytest

from .support import ROOT, visit

HTML = ROOT / "_build" / "html"
FORWARD = (HTML / "book" / "function" / "forward_pass.html").as_uri()
MOST_PAGES = 13
SEEN = "(css) => [...document.querySelectorAll(css)].filter((e) => e.offsetHeight > 0).length"
FOLDED = ".admonition.answer, .admonition.solution, .admonition.hint"
BARS = ".lab-bar, .mlp-buttons, .toggle-button, .copybtn, details.hide > summary"


@pytest.fixture(params=["light", "dark"])
def page(browser, request):
    with visit(browser, FORWARD, scheme=request.param) as (page, _):
        yield page


def on_paper(page):
    page.emulate_media(media="print")
    page.evaluate("() => dispatchEvent(new Event('beforeprint'))")


def test_paper_is_light_and_has_no_answers(page):
    theme = page.evaluate("document.documentElement.dataset.theme")
    on_paper(page)
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    assert page.evaluate("document.documentElement.dataset.theme") == "light"
    assert page.evaluate(SEEN, FOLDED) == 0
    assert page.evaluate(SEEN, BARS) == 0
    assert page.evaluate(SEEN, "h1") == 1
    assert page.evaluate(SEEN, ".mlp-widget") >= 3
    page.evaluate("() => dispatchEvent(new Event('afterprint'))")
    assert page.evaluate("document.documentElement.dataset.theme") == theme


def test_answers_are_printed_where_they_are_asked_for(page):
    page.evaluate("() => { globalThis.print = () => { globalThis.printed = true; }; }")
    page.locator(".dropdown-download-buttons > button").click()
    page.get_by_text("Print with answers").click()
    assert page.evaluate("globalThis.printed")
    on_paper(page)
    boxes = page.locator(FOLDED).count()
    assert boxes > 5
    assert page.evaluate(SEEN, FOLDED) == boxes
    folded = page.locator("details.hide:not(#the-ledger *)").count()
    assert page.evaluate(SEEN, "details.hide[open]") == folded
    page.evaluate("() => dispatchEvent(new Event('afterprint'))")
    page.emulate_media(media="screen")
    assert page.evaluate(SEEN, "details.hide[open]") == 0
    assert page.locator(".admonition.answer:not(.toggle-hidden)").count() == 0
    on_paper(page)  # and the next time without
    assert page.evaluate(SEEN, FOLDED) == 0


def test_the_forward_pass_is_a_short_tagged_document(page):
    document = page.pdf(prefer_css_page_size=True, tagged=True, outline=True)
    assert len(re.findall(rb"/Type\s*/Page[^s]", document)) <= MOST_PAGES
    assert b"/StructTreeRoot" in document
