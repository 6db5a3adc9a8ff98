"""The digit application in a real browser: from file://, no kernel, the network cut."""

import math
import statistics

import numpy as np
import pytest

from mlp_book.topics import digits, strokes
from mlp_book.topics.drawings import drawing
from mlp_book.widgets import DigitsWidget
from tests.browser.support import axe_violations, scrolls_sideways, set_theme, visit
from tests.widgets.on_page import (
    assert_good_page,
    button,
    field,
    mount,
    number,
    tab_to,
    value,
    written,
)
from tests.widgets.static_page import write_page

SHEET = ".mlp-sheet"


@pytest.fixture(scope="module")
def url(tmp_path_factory):
    path = tmp_path_factory.mktemp("page") / "index.html"
    return write_page(path, DigitsWidget())


@pytest.fixture
def page(browser, url):
    with visit(browser, url) as (page, _):
        yield page


def shares(page):
    """The ten probabilities with all their digits."""
    return [
        float(page.locator(f'[data-value="p[{k}]"]').get_attribute("data-exact")) for k in range(10)
    ]


def counts(page):
    return [int(text) for text in page.get_by_role("gridcell").all_inner_texts()]


def assert_shows(page, pixels):
    """The page shows these counts, and what mlp_core answers to them."""
    network, theta = digits.trained()
    assert counts(page) == list(pixels)
    p = network.predict(theta, np.asarray(pixels) / 16)
    assert shares(page) == pytest.approx(p.tolist(), rel=1e-9, abs=1e-12)
    assert f"{p.argmax()}," in value(page, "verdict")
    return int(p.argmax())


def draw(page, lines):
    """Draw strokes with the mouse; return them as the page has them, in tenths."""
    box = page.locator(SHEET).bounding_box()
    inner = page.locator(SHEET).evaluate(
        "(e) => { const { left, top, width, height } = e.getBoundingClientRect();"
        " return [left, top, width, height]; }"
    )
    assert box["width"] > 150
    left, top, width, height = inner
    drawn = []
    for line in lines:
        path = []
        for x, y in line:
            page.mouse.move(left + x * width / 100, top + y * height / 100)
            if not path:
                page.mouse.down()
            if not path or math.dist((x, y), path[-1]) >= 1:
                path.append((x, y))
        page.mouse.up()
        drawn.append(path)
    return drawn


def test_the_start(page):
    stages = strokes.stages(drawing("3"))
    assert assert_shows(page, stages.counts.ravel()) == 3
    left, top, right, bottom = stages.box
    assert value(page, "box width") == written(round(right - left, 1))
    assert value(page, "box height") == written(bottom - top)
    assert number(page, "scale") == pytest.approx(stages.scale, abs=5e-4)
    assert number(page, "brush") == stages.brush
    assert number(page, "ink") == stages.counts.sum()
    assert value(page, "verdict") == "looks like 3, > 99 %; next 9, < 1 %"
    assert value(page, "engine") == "mlp.js, in this page"
    assert field(page, "recorded").input_value() == "3"
    assert button(page, "Step back").get_attribute("aria-disabled") == "true"


def test_drawing_with_the_mouse_stroke_by_stroke(page):
    button(page, "Clear").click()
    assert_shows(page, [0] * 64)
    assert value(page, "verdict").startswith("blank, yet looks like 4, 47 %")
    seven = [[(25, 20), (75, 20), (45, 85)], [(40, 50), (66, 50)]]
    draw(page, seven)
    assert page.locator(f"{SHEET} .mlp-ink path").count() == 2
    assert value(page, "verdict").startswith("looks like 7")
    both = counts(page)
    assert sum(both) == number(page, "ink")
    button(page, "Step back").click()
    assert page.locator(f"{SHEET} .mlp-ink path").count() == 1
    assert counts(page) != both
    button(page, "Step back").click()
    assert_shows(page, [0] * 64)
    button(page, "Step back").click()
    assert_shows(page, strokes.pixels(drawing("3")))
    draw(page, seven)  # in place of the recorded 3
    assert counts(page) == both
    button(page, "Reset").click()
    assert_shows(page, strokes.pixels(drawing("3")))
    button(page, "Step back").click()
    assert page.locator(f"{SHEET} .mlp-ink path").count() == 2


def test_the_first_stroke_replaces_a_recorded_drawing_and_can_be_stepped_back(page):
    for name in ("4 again", "E"):
        field(page, "recorded").select_option(name)
        draw(page, [[(30, 20), (70, 20), (45, 85)]])
        assert page.locator(f"{SHEET} .mlp-ink path").count() == 1
        assert field(page, "recorded").input_value() == ""
        button(page, "Step back").click()
        assert_shows(page, strokes.pixels(drawing(name)))
        assert field(page, "recorded").input_value() == name


def test_a_tap_is_a_dot_though_the_finger_wobbles(page):
    button(page, "Clear").click()
    draw(page, [[(50, 50), (51.2, 51), (50, 51.5)]])
    assert assert_shows(page, strokes.pixels([[[50, 50]]])) == 4
    assert value(page, "scale") == "none, a dot is not scaled"


def test_without_strokes_the_page_says_why_the_sheet_is_blank(page):
    why = page.locator(".mlp-no-strokes")
    assert not why.is_visible()
    field(page, "test digit").fill("5")
    assert why.inner_text().endswith("of the test digits only the counts were kept.")
    page.get_by_role("gridcell").first.click()
    assert why.inner_text().endswith("these counts were set by hand, no strokes made them.")
    button(page, "Clear").click()
    assert not why.is_visible()


def test_what_is_drawn_is_what_python_would_count(page, browser, tmp_path):
    with visit(browser, write_page(tmp_path / "alone.html")) as (page, _):
        widget = DigitsWidget(start="")
        mount(page, widget)
        draw(page, [[(30, 20), (70, 20), (50, 50), (70, 70), (30, 85)]])
        state = {
            name: page.evaluate(f"() => model.get('{name}')") for name in ("strokes", "pixels")
        }
        assert state["pixels"] == strokes.pixels(state["strokes"]).tolist() == counts(page)
        widget.set_state({"source": "drawing", "example": 0, **state})
        assert shares(page) == pytest.approx(widget.probabilities.tolist(), rel=1e-9, abs=1e-12)


def test_touch_draws_and_only_the_sheet_keeps_the_page_still(browser, url):
    with visit(browser, url, width=360, touch=True) as (page, _):
        assert page.locator(SHEET).evaluate("(e) => getComputedStyle(e).touchAction") == "none"
        others = page.locator(".mlp-widget *:not(.mlp-sheet, .mlp-sheet *, .mlp-field *)")
        assert "none" not in others.evaluate_all(
            "(all) => all.map((e) => getComputedStyle(e).touchAction)"
        )
        page.locator(SHEET).scroll_into_view_if_needed()
        box = page.locator(SHEET).bounding_box()
        page.touchscreen.tap(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
        assert page.locator(f"{SHEET} .mlp-ink path").count() == 1
        # A second finger, or a pen whose touch is taken away, makes no stroke of its own.
        page.locator(SHEET).dispatch_event("pointermove", {"pointerId": 99})
        assert page.locator(f"{SHEET} .mlp-ink path").count() == 1


def test_everything_by_keyboard(page):
    tab_to(page, "recorded")
    page.keyboard.type("A")
    page.keyboard.press("Enter")
    assert_shows(page, strokes.pixels(drawing("A")))
    tab_to(page, "row 1 column 1, ink 0")
    for key in ("ArrowRight", "ArrowDown", "End", "Home", "ArrowDown", "ArrowLeft", "ArrowUp"):
        page.keyboard.press(key)
    at = page.evaluate("() => document.activeElement.getAttribute('aria-label')")
    assert at.startswith("row 2 column 1")
    pixels = strokes.pixels(drawing("A"))
    page.keyboard.press("Space")
    pixels[8] = 16
    assert_shows(page, pixels)
    page.keyboard.press("-")
    page.keyboard.press("-")
    page.keyboard.press("+")
    pixels[8] = 15
    assert_shows(page, pixels)
    page.keyboard.press("Space")
    pixels[8] = 0
    assert_shows(page, pixels)
    assert page.locator(f"{SHEET} .mlp-ink path").count() == 0
    assert page.locator("[role=gridcell][tabindex='0']").count() == 1
    tab_to(page, "do not answer below")
    page.keyboard.press("End")
    assert value(page, "verdict").startswith("I do not know: perhaps 1")


def test_every_test_digit_and_the_mistakes(page):
    data, (network, theta) = digits.split(), digits.trained()
    labels = data.test_Y.argmax(axis=1)
    wrong = np.flatnonzero(network.predict(theta, data.test_X).argmax(axis=1) != labels)
    seen = []
    for _ in range(len(wrong) + 1):
        button(page, "Next mistake").click()
        seen.append(int(field(page, "test digit").input_value()) - 1)
        assert_shows(page, digits.counts(data.test_X[seen[-1]]))
        assert value(page, "truth") == f"It is a {labels[seen[-1]]}: wrong"
    assert seen == [*wrong.tolist(), wrong[0]]
    for k in (1, 2, 360):
        field(page, "test digit").fill(str(k))
        assert_shows(page, digits.counts(data.test_X[k - 1]))
        assert value(page, "truth") == f"It is a {labels[k - 1]}: right"
    field(page, "test digit").fill("0")
    assert_shows(page, [0] * 64)


def test_typing_a_test_digit_is_one_step_and_escape_gives_the_drawing_back(page):
    before = counts(page)
    box = field(page, "test digit")
    box.press("Control+A")
    box.press_sequentially("5")
    assert value(page, "verdict").startswith("test digit 5") or counts(page) != before
    box.press("Escape")
    assert counts(page) == before
    assert box.input_value() == "0"
    assert button(page, "Step back").get_attribute("aria-disabled") == "true"
    box.press("Control+A")
    box.press_sequentially("12x")
    assert counts(page) == before
    assert (
        "needs a whole number from 0 to 360; 0 is kept" in page.locator(".mlp-message").inner_text()
    )
    box.press("Control+A")
    box.press_sequentially("360")
    box.press("Enter")
    assert counts(page) != before
    button(page, "Step back").click()
    assert counts(page) == before


def test_the_score_is_a_sum(page):
    network, theta = digits.trained()
    forward = network.forward(theta, strokes.pixels(drawing("3")) / 16)
    (_, (W2, b2)) = network.layers(theta)
    for digit in (3, 8):
        if digit == 8:
            field(page, "explain the score of").select_option("8")
        products = W2[digit] * forward.a[0]
        order = np.argsort(-abs(products))
        for i in order[:5]:
            assert number(page, f"product {i + 1}") == pytest.approx(products[i], abs=0.0051)
        others = products[order[5:]].sum()
        assert number(page, "others") == pytest.approx(others, abs=0.0051)
        assert number(page, "bias") == pytest.approx(b2[digit], abs=0.0051)
        assert number(page, "score") == pytest.approx(forward.z[1][digit], abs=0.0051)
    page.get_by_role("button", name="Neuron 5:").click()
    assert number(page, "z") == pytest.approx(forward.z[0][4], abs=6e-4)
    assert number(page, "a") == pytest.approx(forward.a[0][4], abs=6e-4)
    assert number(page, "to 3") == pytest.approx(W2[3, 4], abs=0.0051)
    W1 = network.layers(theta)[0].W
    shown = page.locator(".mlp-weights tbody td").all_inner_texts()
    numbers = [float(text.replace("−", "-")) for text in shown]
    assert numbers == pytest.approx(W1[4].tolist(), abs=0.051)


class Recorder:
    """What a kernel would do, in the page: answer each question."""

    reply = """(p) => { const { number } = model.get("question");
      model.set("reply", { number, ...p }); }"""


def test_with_python_its_engine_answers(browser, tmp_path):
    with visit(browser, write_page(tmp_path / "index.html")) as (page, _):
        mount(page, DigitsWidget())
        first = page.evaluate("() => model.get('question')")
        assert first["pixels"] == strokes.pixels(drawing("3")).tolist()
        assert value(page, "engine") == "mlp.js, in this page"
        six = np.eye(10)[6].tolist()
        page.evaluate(Recorder.reply, {"probabilities": six})
        assert value(page, "engine") == "mlp_core, in Python"
        assert shares(page) == six
        button(page, "Clear").click()  # from now on the page waits for Python
        assert shares(page) == six
        late = {"number": first["number"], "probabilities": np.eye(10)[2].tolist()}
        page.evaluate("(late) => model.set('reply', late)", late)
        assert shares(page) == six  # the answer to an old question
        page.evaluate(Recorder.reply, {"probabilities": np.eye(10)[1].tolist()})
        assert value(page, "verdict") == "blank, yet looks like 1, 100 %; next 0, 0 %"
        button(page, "Reset").click()
        page.evaluate(Recorder.reply, {"fault": "The engine mlp_core failed: no such file"})
        assert page.locator(".mlp-message").inner_text().endswith("no such file")
        page.evaluate("() => cleanup()")
        assert page.evaluate("() => model.listeners()") == 0


def test_the_answer_is_said(page):
    field(page, "recorded").select_option("E")
    page.wait_for_function(
        "() => document.querySelector('[role=status]').textContent.includes('looks like 5')"
    )


@pytest.mark.parametrize("width", [1280, 360])
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_a_good_page(browser, url, width, theme):
    with visit(browser, url, width=width) as (page, _):
        set_theme(page, theme)
        button(page, "Next mistake").click()
        assert_good_page(page)


def test_a_long_stroke_is_answered_quickly(page, capsys):
    times = page.evaluate(
        """() => {
          const sheet = document.querySelector(".mlp-sheet");
          const { left, top, width, height } = sheet.getBoundingClientRect();
          const at = (k, type) => sheet.dispatchEvent(new PointerEvent(type, {
            pointerId: 1, button: 0,
            clientX: left + width * (0.5 + 0.4 * Math.cos(k / 7)),
            clientY: top + height * (0.5 + 0.4 * Math.sin(k / 9)) }));
          sheet.setPointerCapture = () => {};
          const times = [];
          at(0, "pointerdown");
          for (let k = 1; k < 300; k += 1) {
            const start = performance.now();
            at(k, "pointermove");
            document.querySelector('[data-value="p[3]"]').getBoundingClientRect();
            times.push(performance.now() - start);
          }
          at(300, "pointerup");
          return times.slice(20);
        }"""
    )
    with capsys.disabled():
        print(f"\n  digits: {statistics.median(times):.1f} ms, worst {max(times):.1f}")
    assert statistics.median(times) < 100


def test_axe_and_width_of_the_sheet_alone(page):
    assert axe_violations(page, ".mlp-digits") == []
    assert not scrolls_sideways(page)
