"""Questions in a real browser: answered with the keyboard, told in words."""

import pytest

from mlp_book.widgets import Choice, Number, Question, Quiz, Right, Wrong
from tests.browser.support import axe_violations, scrolls_sideways, set_theme, visit
from tests.widgets.static_page import write_page


@pytest.fixture(scope="module")
def url(tmp_path_factory):
    quiz = Quiz(
        [
            Choice(
                "What does ReLU make of <var>z</var><sub>1</sub> = -0.1 < 0?",
                Right("0", "Negative numbers become 0."),
                Wrong("0.1", "That is the <em>absolute</em> value."),
                Wrong("-0.1", "That is the identity."),
            ),
            Number("z3?", 0.301, label="z3", right="Yes.", hints={0.201: "The bias is missing."}),
        ]
    )
    single = Question(Number("y - 1?", -0.4, label="difference"), title="Predict first")
    return write_page(tmp_path_factory.mktemp("page") / "index.html", quiz, single)


@pytest.fixture
def page(browser, url):
    with visit(browser, url) as (page, _):
        yield page


def card(page, k):
    return page.locator(".mlp-question").nth(k)


def feedback(page, k):
    return card(page, k).get_by_role("status").inner_text()


def check(page, k):
    card(page, k).get_by_role("button", name="Check").click()


def test_texts_are_text(page):
    group = page.get_by_role("group", name="1. What does ReLU make of z1 = −0.1 < 0?")
    assert group.get_by_role("radio").count() == 3
    assert group.locator("legend sub").inner_text() == "1"
    assert page.get_by_role("radio", name="−0.1").count() == 1


def test_answers_are_not_in_sight(page):
    text = page.locator("main").inner_text()
    for secret in ("0.301", "become", "identity", "right", "bias"):
        assert secret not in text


def test_each_wrong_answer_is_told_why(page):
    check(page, 0)
    assert feedback(page, 0) == "Choose an answer first."
    page.get_by_role("radio", name="0.1", exact=True).check()
    assert feedback(page, 0) == "Choose an answer first."  # choosing is not yet answering
    check(page, 0)
    assert feedback(page, 0) == "Not yet. That is the absolute value."
    assert card(page, 0).get_by_text("✗ not this one").count() == 1
    page.get_by_role("radio", name="−0.1").check()
    check(page, 0)
    assert feedback(page, 0) == "Not yet. That is the identity."
    page.get_by_role("radio", name="0", exact=True).check()
    check(page, 0)
    assert feedback(page, 0) == "Right. Negative numbers become 0."
    assert page.locator(".mlp-progress").inner_text() == "1 of 2 solved, 0 at the first try"


def test_keyboard_alone(page):
    page.keyboard.press("Tab")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowUp")
    page.keyboard.press("Enter")
    assert feedback(page, 0).startswith("Right.")
    for _ in range(3):
        page.keyboard.press("Tab")
        if page.evaluate("() => document.activeElement.type") == "text":
            break
    page.keyboard.type("0,201")
    page.keyboard.press("Enter")
    assert feedback(page, 1) == "Not yet. The bias is missing."
    page.keyboard.press("Control+a")
    page.keyboard.type("0,3")
    page.keyboard.press("Enter")
    assert feedback(page, 1) == "So far it is right. Give it to 3 decimals."
    page.keyboard.type("01")
    page.keyboard.press("Enter")
    assert feedback(page, 1) == "Right. Yes."
    assert page.locator(".mlp-result").inner_text() == "All 2 solved, 1 of them at the first try."
    page.get_by_role("button", name="Start again").press("Enter")
    assert page.locator(".mlp-progress").inner_text() == "0 of 2 solved, 0 at the first try"
    assert feedback(page, 0) == ""
    assert page.locator("input:checked").count() == 0
    assert page.get_by_label("z3").input_value() == ""
    assert page.evaluate("() => document.activeElement.type") == "radio"


@pytest.mark.parametrize("text", ["-0.4", "−0,4", "-.40"])
def test_numbers_as_people_write_them(page, text):
    page.get_by_label("difference").fill(text)
    page.get_by_label("difference").press("Enter")
    assert feedback(page, 2) == "Right. That is it."


def test_one_question_has_no_score(page):
    assert page.locator(".mlp-quiz").nth(1).locator(".mlp-progress, .mlp-quiz-end").count() == 0
    assert page.get_by_role("group", name="Predict first").count() == 1
    page.get_by_label("difference").fill("0.4")
    check(page, 2)
    assert feedback(page, 2) == "Not yet. The size is right, the sign is not."


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 360])
def test_accessible_in_every_state(browser, url, width, theme):
    with visit(browser, url, width=width) as (page, _):
        set_theme(page, theme)
        assert axe_violations(page) == []
        assert not scrolls_sideways(page)
        page.get_by_role("radio", name="0.1", exact=True).check()
        check(page, 0)
        page.get_by_label("z3").fill("0.301")
        check(page, 1)
        check(page, 2)
        assert axe_violations(page) == []
        assert not scrolls_sideways(page)
        for target in page.locator(":is(button, .mlp-option, input[type=text]):visible").all():
            assert target.bounding_box()["height"] >= 36
