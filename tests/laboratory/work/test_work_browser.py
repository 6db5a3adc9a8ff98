"""What a reader does is kept: predictions, answers, what is solved, in a page from file://."""

import json

import pytest

from tests.browser.support import ROOT, axe_violations, scrolls_sideways, set_theme, visit

from .small_page import RST, write_chapter

START = ROOT / "book" / "_assets" / "offline" / "work.js"
READY = "() => document.documentElement.dataset.mlpWidgets === 'ready'"
JUDGED = """([exercise, verdict]) => document.querySelector("[data-cell]").dispatchEvent(
  new CustomEvent("laboratory:judged", {bubbles: true, detail: {exercise, verdict}}))"""
REFUSE = "() => { Storage.prototype.setItem = () => { throw new DOMException('', '%s'); }; }"


def box(page, k=0):
    return page.locator("form.guess").nth(k)


def guess(page, number="15", it="grows", why="because"):
    box(page).get_by_label("1. How many").fill(number)
    if it:
        box(page).get_by_label(it).check()
    box(page).get_by_label("3. Why").fill(why)
    box(page).get_by_role("button", name="Keep my guess and open the answer").click()
    page.locator(".guess-beside").wait_for()


def answer(page):
    return page.locator(".admonition.answer")


def beside(page):
    lines = page.locator(".guess-beside").inner_text().split("\n")
    return [line for line in lines if line]


def reload(page):
    page.reload()
    page.wait_for_function(READY)


def said(page):
    return page.locator("#your-work .work-said").inner_text()


def marks(page, where):
    texts = page.locator(f"{where} .work-mark").all_inner_texts()
    return [" ".join(text.split()) for text in texts]


def judged(page, verdict="right"):
    page.evaluate(JUDGED, ["gradient_descent.log", verdict])


def press(page, name):
    page.locator("#your-work").get_by_role("button", name=name).click()


def test_before_the_first_click_little_is_loaded(page):
    assert START.stat().st_size <= 7 * 1024
    loaded = page.evaluate("() => [...document.scripts].map((s) => s.src.split('/').at(-1))")
    assert [name for name in loaded if name.startswith("work")] == ["work.js"]


def test_an_answer_waits_for_a_guess_and_opens_with_it(page):
    output = page.locator("details.below-input")
    assert not answer(page).is_visible()
    assert not output.is_visible()
    guess(page)
    assert answer(page).get_by_text("Nineteen.").is_visible()
    assert output.locator("pre").is_visible()
    assert beside(page) == [
        "Your guess",
        "1. How many: 15 (4 below 19)",
        "2. It: grows",
        "3. Why: because",
    ]


def test_a_guess_is_there_again_after_reloading(page):
    guess(page)
    reload(page)
    page.locator(".guess-beside").wait_for()
    assert beside(page)[1:] == ["1. How many: 15 (4 below 19)", "2. It: grows", "3. Why: because"]
    assert answer(page).get_by_text("Nineteen.").is_visible()
    assert box(page).get_by_label("1. How many").input_value() == "15"
    box(page).get_by_role("button", name="Guess again").click()
    assert not answer(page).is_visible()
    reload(page)
    assert not answer(page).is_visible()
    assert box(page).get_by_label("1. How many").input_value() == ""


def test_nothing_written_opens_nothing_and_show_me_does(page):
    box(page).get_by_role("button", name="Keep my guess").click()
    assert box(page).get_by_role("status").inner_text() == "Write or choose something first."
    assert not answer(page).is_visible()
    box(page).get_by_role("button", name="Show me").click()
    page.locator(".guess-beside").wait_for()
    assert beside(page) == ["You asked to be shown."]
    assert answer(page).get_by_text("Nineteen.").is_visible()


def test_a_box_whose_answer_is_the_text_keeps_the_guess(page):
    box(page, 1).get_by_label("Word").fill("three")
    page.keyboard.press("Enter")
    page.wait_for_function("() => document.querySelectorAll('.guess-said')[1].textContent")
    assert box(page, 1).get_by_role("status").inner_text() == "Kept. Read on."
    assert box(page, 1).get_by_role("button", name="Show me").count() == 0


def test_a_guess_is_never_markup(page):
    guess(page, why="<img src=x onerror=alert(1)><b>bold</b>")
    assert page.locator(".guess-beside :is(img, b)").count() == 0
    assert beside(page)[3] == "3. Why: <img src=x onerror=alert(1)><b>bold</b>"


def test_a_prediction_by_keyboard_alone(page):
    box(page).get_by_label("1. How many").focus()
    page.keyboard.type("19")
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    page.keyboard.press("Tab")
    page.keyboard.type("so")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.locator(".guess-beside").wait_for()
    assert beside(page)[1:] == ["1. How many: 19 (right: 19)", "2. It: grows", "3. Why: so"]
    page.wait_for_function("() => document.activeElement.className === 'guess-again'")


def test_answers_are_there_again_after_reloading(page):
    quiz = page.locator("#quiz")
    quiz.get_by_label("2", exact=True).check()
    quiz.get_by_role("button", name="Check").first.click()
    quiz.get_by_label("z3", exact=True).fill("0,5")
    quiz.get_by_role("button", name="Check").nth(1).click()
    before = quiz.inner_text()
    order = quiz.locator(".mlp-option").all_inner_texts()
    reload(page)
    assert quiz.inner_text() == before
    assert quiz.locator(".mlp-option").all_inner_texts() == order
    assert "2 is wrong." in before
    assert "1 of 3 solved, 1 at the first try" in before
    assert quiz.get_by_label("z3", exact=True).input_value() == "0,5"
    assert quiz.get_by_label("and z3 later").input_value() == ""
    quiz.get_by_label("and z3 later").fill("0.7")
    quiz.get_by_role("button", name="Check").nth(2).click()
    quiz.get_by_label("0", exact=True).check()
    quiz.get_by_role("button", name="Check").first.click()
    assert "All 3 solved, 2 of them at the first try." in quiz.inner_text()
    reload(page)
    assert "All 3 solved, 2 of them at the first try." in quiz.inner_text()
    quiz.get_by_role("button", name="Start again").click()
    reload(page)
    assert "0 of 3 solved" in quiz.inner_text()


def test_readers_meet_the_options_in_different_orders(browser, url):
    seen = set()
    for _ in range(12):
        with visit(browser, url) as (page, _faults):
            seen.add(tuple(page.locator("#quiz .mlp-option").all_inner_texts()))
    assert len(seen) > 3


def open_list(page):
    return page.locator("#your-work .work-open a").all_inner_texts()


def test_the_contents_and_the_chapters_end_say_what_is_done(page):
    everything = ["Exercise 1: by hand (5 minutes)", "Exercise 2: the log (10 minutes)", "Quiz"]
    assert open_list(page) == everything
    assert marks(page, "nav") == []
    page.locator("#exercises").get_by_label("y", exact=True).fill("4")
    page.locator("#exercises").get_by_role("button", name="Check").click()
    page.wait_for_selector(".page-toc .work-mark")
    judged(page, "mistake")
    assert open_list(page) == [everything[1], "Quiz: 3 of 3 questions"]
    judged(page)
    page.wait_for_function("() => document.querySelectorAll('.page-toc .work-mark').length === 2")
    assert open_list(page) == ["Quiz: 3 of 3 questions"]
    assert marks(page, ".page-toc") == ["✓ done", "✓ done"]


def test_another_page_says_what_is_done_here(page, url):
    """In Chromium all pages of the book share one storage."""
    judged(page)
    page.wait_for_selector(".page-toc .work-mark")
    page.goto(url.replace("small", "other"))
    page.wait_for_selector(".bd-links .work-mark")
    words = "1 of 2 exercises done, 0 of 3 quiz questions answered"
    assert [marks(page, f".bd-links li:nth-child({k})") for k in (1, 2, 3)] == [
        [],
        [f"1/2 ({words})"],
        [],
    ]
    assert page.locator(".bd-links .work-mark").get_attribute("title") == words


def test_a_solution_opened_first_is_marked_and_one_opened_after_is_not(page):
    solution = page.locator(".admonition.solution .admonition-title")
    page.evaluate("() => dispatchEvent(new Event('beforeprint'))")
    page.evaluate("() => dispatchEvent(new Event('afterprint'))")
    assert (
        page.evaluate("() => laboratoryWork.store.get('solution', 'gradient_descent.log')") is None
    )
    solution.click()
    page.wait_for_selector(".page-toc .work-mark")
    assert marks(page, ".page-toc") == ["shown solution opened first"]
    judged(page)
    reload(page)
    page.wait_for_selector(".page-toc .work-mark")
    assert marks(page, ".page-toc") == ["shown solution opened first"]


def test_a_solution_opened_after_solving_is_no_help(page):
    judged(page)
    page.wait_for_selector(".page-toc .work-mark")
    page.locator(".admonition.solution .admonition-title").click()
    assert (
        page.evaluate("() => laboratoryWork.store.get('solution', 'gradient_descent.log')") is None
    )
    assert marks(page, ".page-toc") == ["✓ done"]


PIECES = [
    "def log(w, rate, steps):",
    "    errors = []",
    "    for _ in range(steps + 1):",
    "        miss = 2.6 * w + 0.54 - 1",
    "        errors.append(miss**2 / 2)",
    "        w = w - rate * 2.6 * miss",
    "    return errors",
]
WRONG = ["    for _ in range(steps):", "        w = w + rate * 2.6 * miss"]


def open_lines(page):
    steps = page.locator(".help-steps details")
    assert [steps.nth(k).is_visible() for k in range(steps.count())] == [True, False]
    steps.nth(0).locator("summary").click()
    assert "Append first" in steps.nth(0).inner_text()
    steps.nth(1).locator("summary").click()
    page.wait_for_selector(".work-line")


def order(page):
    return page.locator(".work-order > li").evaluate_all(
        "(all) => all.map((e) => { const code = e.querySelector('code');"
        " return code ? ' '.repeat(parseInt(code.style.marginLeft)) + code.textContent : '----'; })"
    )


def check_order(page):
    page.get_by_role("button", name="Check the order").click()
    return page.locator(".work-lines .work-said").inner_text()


def move(page, text, place, key):
    """Move a line to its place with the arrow keys."""
    handle = page.locator(".work-handle").filter(has_text=text.strip())
    handle.focus()
    while order(page).index(text) != place:
        page.keyboard.press(key)


def test_lines_are_put_in_order_by_keyboard(page):
    open_lines(page)
    assert sorted(order(page)) == sorted([*PIECES, *WRONG, "----"])
    for place, text in enumerate(PIECES):
        move(page, text, place, "ArrowUp")
    assert order(page)[:7] == PIECES
    assert check_order(page) == "Line 8 does not belong there. The 7 lines above are in place."
    assert page.locator(".work-begins").count() == 1
    for text in WRONG:
        move(page, text, 9, "ArrowDown")
    assert check_order(page) == "In order. Now write it, or open the solution."
    assert page.locator(".work-begins").count() == 0
    labels = page.locator(".work-handle").evaluate_all("(all) => all.map((e) => e.ariaLabel)")
    assert labels[1] == "errors = [], indented by 4, place 2 of 7. Arrow keys move it."
    assert labels[8].endswith(", below the mark. Arrow keys move it.")


@pytest.mark.parametrize("touch", [False, True])
def test_lines_are_moved_by_pointer_and_buttons(browser, url, touch):
    with visit(browser, url, width=360 if touch else 1280, touch=touch) as (page, _):
        open_lines(page)
        first, second = order(page)[:2]
        page.locator(".work-down").first.click()
        assert order(page)[:2] == [second, first]
        page.locator(".work-up").nth(1).click()
        assert order(page)[:2] == [first, second]
        top, third = (page.locator(".work-handle").nth(k).bounding_box() for k in (0, 2))
        page.locator(".work-handle").first.scroll_into_view_if_needed()
        top, third = (page.locator(".work-handle").nth(k).bounding_box() for k in (0, 2))
        page.mouse.move(top["x"] + 20, top["y"] + 10)
        page.mouse.down()
        page.mouse.move(third["x"] + 20, third["y"] + third["height"] - 4, steps=8)
        page.mouse.up()
        assert order(page)[2] == first


def test_work_is_saved_and_loaded_in_another_browser(browser, page, url, tmp_path):
    guess(page)
    judged(page)
    with page.expect_download() as download:
        press(page, "Save my work")
    path = tmp_path / "work.json"
    download.value.save_as(path)
    name = download.value.suggested_filename
    assert said(page).startswith(f"Saved as {name}: the work on 1 page, all that your browser ")
    assert json.loads(path.read_text())["format"] == "mlp-computed work"
    with visit(browser, url) as (other, _):
        with other.expect_file_chooser() as chooser:
            press(other, "Load")
        chooser.value.set_files(path)
        other.locator(".guess-beside").wait_for()
        assert said(other).startswith("Loaded ")
        assert beside(other)[1] == "1. How many: 15 (4 below 19)"
        assert marks(other, ".page-toc") == ["✓ done"]
        path.write_text(path.read_text()[:-40])
        with other.expect_file_chooser() as chooser:
            press(other, "Load")
        chooser.value.set_files(path)
        other.wait_for_function(
            "() => document.querySelector('#your-work .work-said').textContent.includes('damaged')"
        )
        assert beside(other)[1] == "1. How many: 15 (4 below 19)"


def test_forget_asks_and_forgets(page):
    guess(page)
    press(page, "Forget")
    page.get_by_role("button", name="Keep it").click()
    assert said(page) == "Nothing was forgotten."
    assert page.locator(".guess-beside").count() == 1
    press(page, "Forget")
    page.get_by_role("button", name="Forget everything").click()
    assert said(page) == "Forgotten. Nothing of your work is left in this browser."
    assert page.locator(".guess-beside").count() == 0
    reload(page)
    assert page.locator(".guess-beside").count() == 0
    keys = page.evaluate("() => Object.keys(localStorage)")
    assert [key for key in keys if "/reader/" not in key and "/chapter/" not in key] == []


@pytest.mark.parametrize(
    ("error", "words"),
    [("QuotaExceededError", "has no room left"), ("SecurityError", "keeps nothing for this page")],
)
def test_a_browser_that_keeps_nothing_is_told_of_and_the_page_goes_on(page, error, words):
    page.evaluate(REFUSE % error)
    guess(page)
    warning = page.locator(".work-warning")
    assert words in warning.inner_text()
    assert answer(page).get_by_text("Nineteen.").is_visible()
    judged(page)
    page.wait_for_selector(".page-toc .work-mark")
    assert warning.count() == 1


def test_a_chapter_that_has_changed_shows_what_it_could_not_place(browser, tmp_path):
    url = write_chapter(tmp_path)
    with visit(browser, url) as (page, _):
        guess(page)
        page.locator("#quiz").get_by_label("z3", exact=True).fill("0.5")
        page.locator("#quiz").get_by_role("button", name="Check").nth(1).click()
        assert not page.locator(".work-unplaced").is_visible()
        write_chapter(tmp_path, rst=RST.replace("How many, and why?", "How few, and why?"))
        reload(page)
        page.locator(".work-unplaced").wait_for()
        assert page.locator(".work-unplaced").inner_text().split("\n\n") == [
            "This page has changed since you answered. 1 answer could not be placed:",
            "1. How many; 2. It; 3. Why: 15; grows; because",
        ]


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_it_fits_and_axe_finds_nothing(browser, url, width, theme):
    with visit(browser, url, width=width) as (page, _):
        set_theme(page, theme)
        guess(page, why="a long reason without end " * 8)
        open_lines(page)
        judged(page)
        press(page, "Forget")
        page.wait_for_selector(".page-toc .work-mark")
        assert not scrolls_sideways(page)
        assert axe_violations(page) == []


def test_on_paper_answers_and_guesses_are_there(page):
    page.emulate_media(media="print")
    assert answer(page).is_visible()
    assert not page.locator("#your-work").is_visible()
    page.emulate_media(media="screen")
    guess(page)
    page.emulate_media(media="print")
    assert beside(page)[1] == "1. How many: 15 (4 below 19)"
    assert box(page).get_by_label("1. How many").input_value() == "15"
    assert not box(page).get_by_role("button", name="Guess again").is_visible()
