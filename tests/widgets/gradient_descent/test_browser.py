"""The gradient-descent widget in a real browser: from file://, no kernel, the network cut."""

import pytest

from mlp_book.widgets import GradientDescentWidget
from mlp_core import GradientDescent
from tests.browser.support import axe_violations, scrolls_sideways, visit
from tests.widgets.on_page import (
    button,
    field,
    lines,
    mount,
    tab_to,
    value,
    words,
)
from tests.widgets.static_page import write_page

ONE_STEP = {"W2[1]": "0.2816", "W2[2]": "0.1488", "W1[1,1]": "0.979", "W1[1,2]": "2.9706"}
ONE_STEP |= {"W1[2,1]": "−2.0126", "W1[2,2]": "3.98236"}


@pytest.fixture(scope="module")
def url(tmp_path_factory):
    path = tmp_path_factory.mktemp("page") / "index.html"
    return write_page(path, GradientDescentWidget())


@pytest.fixture
def page(browser, url):
    with visit(browser, url) as (page, _):
        yield page


def log(page):
    rows = page.locator(".mlp-log tbody tr").all()
    return [row.locator("th, td").all_inner_texts() for row in rows]


def walk(rate, steps, theta=None):
    """Return the walk's errors by mlp_core, and where it ends."""
    widget = GradientDescentWidget(learning_rate=rate)
    if theta is not None:
        widget.theta = theta
    errors = [widget.loss]
    for _ in range(steps):
        widget.step()
        errors.append(widget.loss)
    return errors, widget


def test_the_start(page):
    expected = {"epoch": "0", "z1[1]": "2.6", "z1[2]": "1.8", "a1[1]": "2.6", "O": "1.84"}
    expected |= {"E": "0.3528", "dE/dO": "0.84", "dW2[1]": "2.184", "dW2[2]": "1.512"}
    expected |= {"delta[1]": "0.42", "delta[2]": "0.252", "dW1[1,1]": "0.21", "dW1[1,2]": "0.294"}
    expected |= {"dW1[2,1]": "0.126", "dW1[2,2]": "0.1764", "W2[1]": "0.5", "W1[2,2]": "4"}
    expected |= {f"new {name}": text for name, text in ONE_STEP.items()}
    assert {name: value(page, name) for name in expected} == expected
    assert log(page) == [["0", "0.352800", "1.840000", ""]]
    assert field(page, "learning rate").input_value() == "0.1"
    assert button(page, "Step back").get_attribute("aria-disabled") == "true"


def test_the_arithmetic_holds_the_numbers(page):
    text = lines(page)
    assert len(text) == 21
    for line in [
        "z1[2] = W1[2,1]·I[1] + W1[2,2]·I[2] = −2·0.5 + 4·0.7 = 1.8",
        "O = W2[1]·a1[1] + W2[2]·a1[2] = 0.5·2.6 + 0.3·1.8 = 1.84",
        "E = ½·(O − t)² = ½·(1.84 − 1)² = 0.3528",
        "dE/dO = O − t = 1.84 − 1 = 0.84",
        "dW2[1] = dE/dO·a1[1] = 0.84·2.6 = 2.184",
        "delta[2] = dE/dO·W2[2]·ReLU\u2032(z1[2]) = 0.84·0.3·1 = 0.252",
        "dW1[2,2] = delta[2]·I[2] = 0.252·0.7 = 0.1764",
        "new W2[1] = W2[1] − η·dW2[1] = 0.5 − 0.1·2.184 = 0.2816",
        "new W1[2,1] = W1[2,1] − η·dW1[2,1] = −2 − 0.1·0.126 = −2.0126",
    ]:
        assert line in text


def test_one_step_and_back_by_keyboard_alone(page):
    tab_to(page, "Step")
    page.keyboard.press("Enter")
    assert (value(page, "epoch"), value(page, "O"), value(page, "E")) == (
        "1",
        "0.988473",
        "0.000066",
    )
    assert {name: value(page, name) for name in ONE_STEP} == ONE_STEP
    assert log(page)[1] == ["1", "0.000066", "0.988473", "−0.352734"]
    assert "past the target 1" in words(page)
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert (value(page, "epoch"), value(page, "E")) == ("0", "0.3528")
    assert len(log(page)) == 1
    page.keyboard.press("Enter")  # nothing is left to take back
    assert value(page, "E") == "0.3528"


def test_the_log_of_the_lecture(page):
    for _ in range(3):
        button(page, "Step").click()
    assert [row[:3] for row in log(page)] == [
        ["0", "0.352800", "1.840000"],
        ["1", "0.000066", "0.988473"],
        ["2", "0.000000", "0.999825"],
        ["3", "0.000000", "0.999997"],
    ]
    assert value(page, "E(1)") == "0.000066"
    assert value(page, "change(2)") == "−0.000066"


@pytest.mark.parametrize("rate", [0.05, 0.1, 0.2, 0.3, 0.5])
def test_every_rate_walks_as_mlp_core_does(page, rate):
    button(page, f"η = {rate}").click()
    assert button(page, f"η = {rate}").get_attribute("aria-pressed") == "true"
    errors, end = walk(rate, 6)
    for _ in range(6):
        button(page, "Step").click()
    assert [row[1] for row in log(page)] == [f"{error:.6f}" for error in errors]
    assert value(page, "change(1)") == f"{errors[1] - errors[0]:+.6f}".replace("-", "−")
    shown = float(value(page, "W1[2,1]").replace("−", "-"))
    assert shown == pytest.approx(end.theta[2], abs=5.1e-7)


def test_the_relus_die_at_half(page):
    """At eta = 0.5 the third step kills both: mlp_core says when, and so does the page."""
    died = next(k for k in range(9) if not walk(0.5, k)[1].gradient.any())
    assert died == 3
    button(page, "η = 0.5").click()
    for epoch in range(1, 5):
        button(page, "Step").click()
        assert ("Every ReLU is dead" in words(page)) == (epoch >= died)
        assert ("The error grew" in words(page)) == (epoch < died)
    assert (value(page, "dW2[1]"), value(page, "delta[1]"), value(page, "E")) == ("0", "0", "0.5")
    dead = next(line for line in lines(page) if line.startswith("delta[1]"))
    assert dead.endswith("\u2032(z1[1]) ≈ −1·(−3.161567)·0 ≈ 0")
    assert "flat: 0.5 everywhere" in page.locator(".mlp-surface").text_content()
    assert not page.locator(".mlp-arrow-shaft").get_attribute("d")
    assert axe_violations(page, ".mlp-widget") == []


def test_the_learning_rate_by_number_and_slider(page):
    number, slider = field(page, "learning rate"), field(page, "learning rate, slider")
    number.fill("0.2")
    assert slider.input_value() == "0.2"
    assert value(page, "new W2[1]") == "0.0632"
    slider.focus()
    page.keyboard.press("ArrowRight")
    assert number.input_value() == "0.21"
    assert button(page, "η = 0.2").get_attribute("aria-pressed") == "false"
    number.focus()
    page.keyboard.press("ArrowDown")
    assert value(page, "new W2[1]") == "0.0632"
    number.press("Enter")
    number.fill("7")
    assert number.get_attribute("aria-invalid") == "true"
    message = "learning rate needs a number from 0.001 to 1; 0.2 is kept."
    assert page.locator(".mlp-message").inner_text() == message
    number.press("Enter")
    assert number.input_value() == "0.2"
    number.fill("0,15")
    assert slider.input_value() == "0.15"
    number.press("Enter")
    number.select_text()
    number.press_sequentially("15")  # on the way stands 1, which would do
    assert page.locator(".mlp-message").inner_text().endswith("0.15 is kept.")
    number.blur()
    assert (number.input_value(), slider.input_value()) == ("0.15", "0.15")
    number.fill("0.001")
    assert value(page, "new W2[1]") == "0.497816"
    assert number.get_attribute("aria-invalid") is None
    assert value(page, "epoch") == "0"


def test_run_pauses_and_ends(page):
    page.clock.install(time=0)
    page.clock.pause_at(1000)  # from here on time passes only as we say
    button(page, "η = 0.05").click()
    button(page, "Run").click()
    assert value(page, "epoch") == "1"
    page.clock.run_for(900)
    assert value(page, "epoch") == "3"
    button(page, "Pause").click()
    page.clock.run_for(3000)
    assert value(page, "epoch") == "3"
    button(page, "Run").click()
    page.clock.run_for(60_000)
    assert "The walk has arrived" in words(page)
    assert button(page, "Run").is_visible()
    errors = walk(0.05, 60)[0]
    assert value(page, "epoch") == str(next(k for k, error in enumerate(errors) if error < 1e-12))


def test_editing_a_weight_begins_a_new_walk(page):
    button(page, "Step").click()
    one = field(page, "W2[1]")
    one.focus()
    page.keyboard.press("ArrowUp")
    theta = walk(0.1, 1)[1].theta.copy()
    theta[6] = round(theta[6] + 0.1, 6)
    start = walk(0.1, 0, theta)[1]
    assert (value(page, "epoch"), value(page, "O")) == ("0", f"{start.output:.6f}")
    assert len(log(page)) == 1
    button(page, "Step back").click()
    assert (value(page, "epoch"), value(page, "E")) == ("1", "0.000066")
    one.fill("")
    assert "W2[1] needs a number" in page.locator(".mlp-message").inner_text()


def centre(page):
    box = page.locator(".mlp-handle-dot").bounding_box()
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


def test_dragging_the_point(page):
    x, y = centre(page)
    frame = page.locator(".mlp-plot-frame").bounding_box()
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x - frame["width"] * 0.1, y, steps=4)
    page.mouse.move(x - frame["width"] * 0.2, y - frame["height"] * 0.1, steps=4)
    page.mouse.up()
    across, up = (float(value(page, name)) for name in ("W2[1]", "W2[2]"))
    assert across == pytest.approx(0.3, abs=0.01)  # the picture is 1 wide
    assert up == pytest.approx(0.4, abs=0.01)
    theta = walk(0.1, 0)[1].theta.copy()
    theta[6:8] = across, up
    assert float(value(page, "E")) == pytest.approx(walk(0.1, 0, theta)[0][0], abs=1e-6)
    moved = centre(page)
    assert moved[0] == pytest.approx(x - frame["width"] * 0.2, abs=1.5)
    page.mouse.move(x, y)
    assert float(value(page, "W2[1]")) == across
    button(page, "Step back").click()  # a drag is one change
    assert value(page, "E") == "0.3528"
    page.mouse.move(*centre(page))
    page.mouse.down()
    page.mouse.move(frame["x"] - 300, frame["y"] - 300, steps=3)
    page.mouse.up()
    assert (value(page, "W2[1]"), value(page, "W2[2]")) == ("0", "0.8")


def test_the_arrow_ends_where_the_next_step_lands(page):
    """The tip, read from the drawing, is where the point stands after the step."""
    head = page.locator(".mlp-arrow-head").get_attribute("d")
    tip = [float(v) for v in head[1:].split("L")[0].split(",")]
    button(page, "Step").click()
    page.wait_for_timeout(400)
    frame = page.locator(".mlp-plot-frame").bounding_box()
    x, y = centre(page)
    assert x - frame["x"] == pytest.approx(tip[0], abs=2)
    assert y - frame["y"] == pytest.approx(tip[1], abs=2)


def test_other_weights_on_the_axes(page):
    before = page.locator(".mlp-band").first.get_attribute("d")
    field(page, "Across").select_option("W1[1,1]")
    assert page.locator(".mlp-band").first.get_attribute("d") != before
    assert "W1[1,2] = 3, W1[2,1] = −2, W1[2,2] = 4, W2[1] = 0.5 are held" in (
        page.locator(".mlp-slice").inner_text()
    )
    field(page, "Up").select_option("W1[1,1]")  # taken: the two change places
    assert field(page, "Across").input_value() == "W2[2]"
    assert value(page, "E") == "0.3528"
    field(page, "Across").select_option("W1[2,2]")
    assert page.locator(".mlp-axes .is-name").all_text_contents()[:2] == ["W1[2,2]", "W1[1,1]"]


def test_contours_follow_each_step_and_not_the_drag(page):
    def shape():
        return page.locator(".mlp-band").last.get_attribute("d")

    first = shape()
    field(page, "W2[1]").fill("0.6")
    assert shape() == first
    button(page, "Step").click()
    assert shape() != first
    assert len(page.locator(".mlp-level").all()) >= 4


def test_the_picture_grows_with_the_walk_and_zooms(page):
    def marks():
        return page.locator(".mlp-surface .mlp-axes .is-x:not(.is-name)").all_text_contents()

    assert marks() == ["0", "0.2", "0.4", "0.6", "0.8", "1"]
    button(page, "Zoom in").click()
    assert float(marks()[-1]) < 1
    button(page, "Zoom out").click()
    button(page, "Zoom out").click()
    assert marks() == ["−0.5", "0", "0.5", "1", "1.5"]
    button(page, "Reset").click()
    assert marks() == ["0", "0.2", "0.4", "0.6", "0.8", "1"]
    button(page, "η = 0.5").click()
    for _ in range(3):
        button(page, "Step").click()
    assert "−4" in marks()


def test_step_back_does_not_lead_into_the_walk_before(page):
    button(page, "Step").click()
    button(page, "η = 0.3").click()
    assert (value(page, "epoch"), field(page, "learning rate").input_value()) == ("0", "0.3")
    assert "Dashes: the walk before, with η = 0.1." in page.locator(".mlp-descent").inner_text()
    assert page.locator("polyline.mlp-past-line").count() == 1
    assert button(page, "Step back").get_attribute("aria-disabled") == "true"
    button(page, "Step").click()
    button(page, "Step back").click()
    button(page, "Step back").dispatch_event("click")
    assert (value(page, "epoch"), value(page, "E")) == ("0", "0.3528")
    assert field(page, "learning rate").input_value() == "0.3"


def test_a_walk_that_diverges_stops_in_words(page):
    field(page, "W2[1]").fill("-1e6")
    button(page, "Step").click()
    assert value(page, "epoch") == "0"
    message = page.locator(".mlp-message").inner_text()
    assert message.startswith("The next step would bring the error to ")
    assert "the walk diverged" in message
    field(page, "W2[1]").fill("1e160")
    assert "needs a number from −1000000 to 1000000" in page.locator(".mlp-message").inner_text()


def test_screen_readers_hear_the_step_after_a_pause(page):
    button(page, "Step").click()
    page.wait_for_function(
        "() => document.querySelector('.mlp-widget [role=status]').textContent"
        ".startsWith('Epoch 1: O ≈ 0.988473, E ≈ 0.000066. The step crossed')"
    )


def test_on_a_phone(browser, url):
    with visit(browser, url, width=360, height=740, touch=True) as (page, _):
        for name in ("Step", "Run", "Reset", "η = 0.5", "Zoom in", "W2[1] plus 0.1"):
            box = button(page, name).bounding_box()
            assert min(box["width"], box["height"]) >= 40, name
        button(page, "W2[1] plus 0.1").tap()
        assert value(page, "W2[1]") == "0.6"
        button(page, "Step back").tap()
        button(page, "Step").tap()
        assert value(page, "E") == "0.000066"
        assert page.locator(".mlp-handle").evaluate(
            "(e) => getComputedStyle(e).touchAction === 'none'"
        )
        page.set_viewport_size({"width": 320, "height": 640})
        page.wait_for_timeout(100)
        assert not scrolls_sideways(page)


def test_the_point_glides_unless_motion_is_unwanted(page):
    def transition():
        button(page, "Step").click()
        handle = page.locator(".mlp-handle")
        return handle.evaluate("(e) => getComputedStyle(e).transitionDuration")

    assert transition() == "0.25s"
    page.emulate_media(reduced_motion="reduce")
    assert transition() == "0s"


def test_what_python_and_page_tell_each_other(browser, tmp_path):
    widget = GradientDescentWidget()
    step, start = GradientDescent(0.1), widget.theta
    theta, _ = step.update(start, widget.gradient, step.init(start))
    with visit(browser, write_page(tmp_path / "empty.html")) as (page, _):
        mount(page, widget)
        page.evaluate(
            "([t]) => { model.set('theta', t); model.set('epoch', 1); }", [theta.tolist()]
        )
        assert (value(page, "epoch"), value(page, "E")) == ("1", "0.000066")
        assert [row[0] for row in log(page)] == ["0", "1"]  # a step, not a new walk
        page.evaluate(
            "([t]) => { model.set('theta', t); model.set('epoch', 0); }", [start.tolist()]
        )
        assert [row[0] for row in log(page)] == ["0"]
        page.evaluate("() => model.set('learning_rate', 0.2)")
        assert field(page, "learning rate").input_value() == "0.2"
        assert page.evaluate("() => model.saved") == 0
        button(page, "Step").click()
        assert page.evaluate("() => [model.saved, model.get('epoch')]") == [1, 1]
        shown = page.evaluate("() => model.get('theta')")
        assert shown == pytest.approx(walk(0.2, 1)[1].theta.tolist(), abs=1e-12)
        assert page.evaluate("() => { cleanup(); return model.listeners() }") == 0
