"""The parallelism widget in a real browser: from file://, no kernel, the network cut."""

import pytest

from mlp_book.widgets import ParallelismWidget
from mlp_book.widgets.parallelism.widget import MACHINES
from tests.browser.support import axe_violations, scrolls_sideways, visit
from tests.widgets.on_page import (
    button,
    field,
    lines,
    mount,
    tab_to,
    value,
    written,
)
from tests.widgets.static_page import write_page

TITLES = {
    "one": "One strong core",
    "few": "A few strong cores",
    "many": "Thousands of weak cores",
}
SHARE = "share s that cannot be divided"


@pytest.fixture(scope="module")
def url(tmp_path_factory):
    path = tmp_path_factory.mktemp("page") / "index.html"
    return write_page(path, ParallelismWidget())


@pytest.fixture
def page(browser, url):
    with visit(browser, url) as (page, _):
        yield page


def short(number, decimals):
    """Return how the page writes a number with fewer decimals."""
    text = f"{number:.{decimals}f}"
    exact = abs(number - float(text)) <= 1e-9
    return f"{float(text):.10g}" if exact else text


def assert_shows(page, **settings):
    """Fail unless the page's numbers are those of a widget in Python."""
    widget = ParallelismWidget(**settings)
    for name in MACHINES:
        one = widget.schedules[name]
        assert value(page, f"rounds of {name}") == str(one.rounds)
        assert value(page, f"T of {name}") == short(one.time, 1)
        assert value(page, f"speed-up of {name}") == short(one.speed_up, 2)
        assert value(page, f"busy of {name}") == f"{short(100 * one.busy, 1)} %"
        card = page.locator(".mlp-card").nth(list(MACHINES).index(name))
        text = "equally fast" if len(widget.fastest) > 1 else "fastest"
        expected = text if name in widget.fastest else ""
        assert card.locator(".mlp-fastest").inner_text() == expected
        assert field(page, TITLES[name]).is_checked() == (name == widget.machine)
    one = widget.schedules[widget.machine]
    assert value(page, "round") == str(widget.round)
    assert value(page, "entries") == str(one.entries)
    assert value(page, "operations") == str(one.operations)
    assert value(page, "rounds") == str(one.rounds)
    assert value(page, "round time") == written(one.round_time)
    assert value(page, "T") == short(one.time, 1)
    assert value(page, "alone") == short(one.alone, 1)
    assert value(page, "speed-up") == short(one.speed_up, 2)
    assert value(page, "busy") == f"{short(100 * one.busy, 1)} %"
    assert value(page, "idle") == f"{short(100 - 100 * one.busy, 1)} %"
    done = min(widget.round * widget.cores, one.entries)
    assert value(page, "operations done") == str(2 * widget.n_in * done)
    size = widget.m * widget.n_out
    assert cells(page, ".is-waiting") == size - done
    assert sum(cells(page, f".is-look-{k}") for k in range(4)) == done
    assert cells(page, ".is-now") == len(widget.now)
    assert cells(page, ".is-followed") == len(widget.followed)


def cells(page, kind):
    return page.locator(f".mlp-cells{kind}").get_attribute("d").count("M")


def press(page, name, times=1):
    for _ in range(times):
        button(page, name).click()


def words(page):
    return " ".join(page.locator(".mlp-verdict").inner_text().split())


def test_the_start(page):
    assert_shows(page)
    assert words(page) == (
        "Round 0 of 2. 0 of 512 operations done (0 %). 32 entries wait for 16 cores."
    )
    names = {"examples m": "4", "inputs n_in": "8", "neurons n_out": "8", SHARE: "0"}
    names |= {"cores": "16", "weak cores": "4000", "times slower": "25", "outline core": "0"}
    assert {name: field(page, name).input_value() for name in names} == names
    numbers = page.locator(".mlp-cell-numbers text").all_text_contents()
    assert numbers == [str(k % 16 + 1) for k in range(32)]


def test_steps_and_back_by_keyboard_alone(page):
    tab_to(page, "Step")
    page.keyboard.press("Enter")
    assert_shows(page, round=1)
    page.keyboard.press("Space")
    assert_shows(page, round=2)
    page.keyboard.press("Enter")
    assert page.locator(".mlp-message").inner_text().startswith("All entries are computed")
    tab_to(page, "Step back")
    page.keyboard.press("Enter")
    assert_shows(page, round=1)
    tab_to(page, "neurons n_out")
    page.keyboard.press("ArrowUp")
    assert_shows(page, round=1, n_out=9)
    tab_to(page, "times slower")
    page.keyboard.press("Shift+ArrowDown")
    assert_shows(page, round=1, n_out=9, slower=15)
    field(page, TITLES["few"]).focus()
    page.keyboard.press("ArrowDown")
    assert_shows(page, n_out=9, slower=15, machine="many")


def test_at_the_end_step_and_run_are_off_and_leave_nothing_to_undo(page):
    for name in ("Step", "Run"):
        assert button(page, name).get_attribute("aria-disabled") == "false"
    press(page, "Step", 2)
    for name in ("Step", "Run"):
        button(page, name).focus()
        assert button(page, name).get_attribute("aria-disabled") == "true"
        for key in ("Enter", "Space"):
            page.keyboard.press(key)
        assert button(page, name).evaluate("(e) => e === document.activeElement")
    assert_shows(page, round=2)
    press(page, "Step back")
    assert_shows(page, round=1)
    for name in ("Step", "Run"):
        assert button(page, name).get_attribute("aria-disabled") == "false"
    assert page.locator(".mlp-message").inner_text() == ""


def test_the_legend_shows_what_cells_that_are_done_look_like(page):
    looks = page.locator(".mlp-key-looks")
    done = page.locator(".mlp-key.is-done")
    assert done.inner_text().strip() == "done; a pattern for each core in turn"
    press(page, "Step")

    def fills(kind):
        return [
            page.locator(f"{kind}.is-look-{k}").evaluate("(e) => getComputedStyle(e).fill")
            for k in range(4)
        ]

    assert fills(".mlp-cells-key") == fills(".mlp-cells")
    assert len(set(fills(".mlp-cells"))) == 4
    for name in ("One strong core", "Thousands of weak cores"):
        field(page, name).check()
        assert not looks.is_visible()
        assert done.inner_text().strip() == "done"


def test_every_number_by_pointer_and_typing(page):
    field(page, "examples m").fill("7")
    field(page, "inputs n_in").fill("13")
    field(page, "neurons n_out").fill("5")
    field(page, "cores").fill("4")
    field(page, "weak cores").fill("200")
    field(page, "times slower").fill("2,5")
    field(page, SHARE).fill("0.25")
    state = {"m": 7, "n_in": 13, "n_out": 5, "few": 4, "many": 200, "slower": 2.5, "share": 0.25}
    assert_shows(page, **state)
    for machine in MACHINES:
        field(page, TITLES[machine]).check()
        press(page, "Step")
        assert_shows(page, **state, machine=machine, round=1)
    press(page, "Reset")
    assert_shows(page, **state, machine="many")
    press(page, "Default settings")
    assert_shows(page)
    press(page, "Step back")
    assert_shows(page, **state, machine="many")


def test_scrubbing_is_one_change(page):
    box = field(page, "examples m").bounding_box()
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x + 60, y, steps=6)
    page.mouse.up()
    assert_shows(page, m=10)
    press(page, "Step back")
    assert_shows(page)


def test_the_outlined_core(page):
    field(page, "outline core").fill("3")
    assert_shows(page, core=3)
    follows = page.locator(".mlp-follows")
    field(page, "outline core").fill("0")
    assert follows.inner_text().startswith("0: no core is outlined.")
    field(page, "outline core").fill("3")
    assert follows.inner_text() == "Core 3 computes (1, 3), (3, 3)."
    field(page, "examples m").fill("1")
    field(page, "outline core").fill("12")
    assert follows.inner_text() == "Core 12 finds nothing to do."
    field(page, "cores").fill("5")
    assert_shows(page, m=1, few=5, core=5)
    assert follows.inner_text() == "Core 5 computes (1, 5)."
    page.locator("summary").click()
    rows = [row.inner_text().split("\t") for row in page.locator("tbody tr:visible").all()]
    assert rows[0] == ["core 1", "(1, 1), (1, 6)", "0 of 2"]
    assert rows[4] == ["core 5", "(1, 5)", "0 of 1"]
    assert len(rows) == 5
    field(page, "neurons n_out").fill("2")
    assert page.locator("tbody tr:visible").nth(4).inner_text().endswith("none: it is idle\t0 of 0")


def test_a_round_that_is_no_more_is_given_up(page):
    press(page, "Step", 2)
    field(page, "examples m").fill("1")
    assert_shows(page, m=1, round=1)
    assert words(page).endswith("For this product fastest: a few strong cores.")


def test_refused_numbers_are_told(page):
    field(page, "examples m").fill("65")
    message = page.locator(".mlp-message")
    assert message.inner_text() == "examples m needs a whole number from 1 to 64; 4 is kept."
    field(page, "examples m").press("Enter")
    assert field(page, "examples m").input_value() == "4"
    field(page, SHARE).fill("1")
    assert "from 0 to 0.99; 0 is kept" in message.inner_text()
    field(page, SHARE).fill("0.5")
    assert message.inner_text() == ""
    field(page, "examples m").fill("2.6")
    assert "needs a whole number from 1 to 64; 4 is kept." in message.inner_text()
    field(page, "examples m").press("Enter")
    assert field(page, "examples m").input_value() == "4"
    assert_shows(page, m=4, share=0.5)


def test_the_first_digit_of_a_size_is_not_its_end(page):
    """Typing 12 passes through 1, which has fewer rounds, and core 16 nothing to do."""
    button(page, "Step").click()
    button(page, "Step").click()
    field(page, "outline core").fill("16")
    before = page.locator(".mlp-verdict strong").inner_text()
    size = field(page, "examples m")
    size.press("ControlOrMeta+a")
    size.press_sequentially("12")
    size.press("Enter")
    assert (
        page.locator(".mlp-verdict strong").inner_text().split(" of ")[0] == before.split(" of ")[0]
    )
    cores = field(page, "cores")
    cores.press("ControlOrMeta+a")
    cores.press_sequentially("16")
    assert field(page, "outline core").input_value() == "16"


def test_no_core_is_outlined_that_is_not_there(page):
    core = field(page, "outline core")
    core.fill("20")
    core.press("Enter")
    message = page.locator(".mlp-message").inner_text()
    assert message.startswith("outline core needs a whole number from 0 to ")
    assert core.input_value() == "0"


def test_the_formulas_with_their_numbers(page):
    field(page, SHARE).fill("0.1")
    text = lines(page)
    assert "entries = m·n_out = 4·8 = 32" in text
    assert "rounds = ⌈entries/cores⌉ = ⌈32/16⌉ = ⌈2⌉ = 2" in text
    assert "T₁ = operations/(1 − s) = 512/(1 − 0.1) ≈ 568.9 ticks on one strong core" in text
    assert "T = s·T₁ + rounds·a round ≈ 56.9 + 2·16 ≈ 88.9 ticks" in text
    assert "never above = 1/s = 1/0.1 = 10 however many cores" in text
    field(page, SHARE).fill("0")
    assert not page.locator('[data-value="limit"]').is_visible()


def test_small_products_do_not_fill_thousands_of_cores(page):
    """The lesson: at 400 entries both are equally fast, with fewer the strong cores win."""
    field(page, "examples m").fill("25")
    field(page, "neurons n_out").fill("16")
    assert_shows(page, m=25, n_out=16)
    field(page, "neurons n_out").fill("17")
    assert_shows(page, m=25, n_out=17)
    fastest = page.locator(".mlp-fastest").all_inner_texts()
    assert fastest == ["", "", "fastest"]
    field(page, TITLES["many"]).check()
    assert "3575 cores will find nothing to do." in words(page)
    assert page.locator(".mlp-cell-numbers text").count() == 0


def test_run_pauses_and_ends(page):
    field(page, "One strong core").check()
    page.clock.install(time=0)
    page.clock.pause_at(1000)  # from here on time passes only as we say
    press(page, "Run")
    assert value(page, "round") == "2"  # 32 rounds: two at once
    page.clock.run_for(2100)
    assert value(page, "round") == "10"
    press(page, "Pause")
    page.clock.run_for(5000)
    assert_shows(page, machine="one", round=10)
    press(page, "Step back")  # a run is one change
    assert value(page, "round") == "0"
    press(page, "Run")
    press(page, "Reset")  # whoever takes over stops the run
    page.clock.run_for(3000)
    assert value(page, "round") == "0"
    press(page, "Run")
    page.clock.run_for(30_000)
    assert_shows(page, machine="one", round=32)
    assert button(page, "Run").is_visible()


def test_a_run_is_done_at_once_where_motion_is_unwanted(page):
    page.emulate_media(reduced_motion="reduce")
    press(page, "Run")
    assert_shows(page, round=2)
    assert button(page, "Run").is_visible()


def test_screen_readers_hear_the_round(page):
    press(page, "Step")
    page.wait_for_function(
        "() => document.querySelector('.mlp-widget [role=status]').textContent"
        ".startsWith('Round 1 of 2. 16 cores compute one entry each')"
    )
    label = page.get_by_role("img").get_attribute("aria-label")
    assert label.startswith("The output: 4 examples down, 8 neurons across. 16 of 32 entries")


def test_on_a_phone(browser, url):
    with visit(browser, url, width=360, height=740, touch=True) as (page, _):
        for name in ("Step", "Run", "Reset", "examples m plus 1", "weak cores minus 100"):
            box = button(page, name).bounding_box()
            assert min(box["width"], box["height"]) >= 40, name
        button(page, "examples m plus 1").tap()
        button(page, "Step").tap()
        assert_shows(page, m=5, round=1)
        field(page, "neurons n_out").fill("64")
        page.wait_for_timeout(100)
        assert not scrolls_sideways(page)
        page.set_viewport_size({"width": 320, "height": 640})
        page.wait_for_timeout(100)
        assert not scrolls_sideways(page)
        assert axe_violations(page, ".mlp-widget") == []


def test_what_python_and_page_tell_each_other(browser, tmp_path):
    widget = ParallelismWidget()
    with visit(browser, write_page(tmp_path / "empty.html")) as (page, _):
        mount(page, widget)
        page.evaluate("() => { model.set('machine', 'one'); model.set('round', 7); }")
        assert_shows(page, machine="one", round=7)
        assert page.evaluate("() => model.saved") == 0
        press(page, "Step")
        field(page, SHARE).fill("0.2")
        field(page, "examples m").fill("1")
        names = ("m", "n_in", "n_out", "few", "many", "slower", "share", "machine", "core", "round")
        sent = page.evaluate("(names) => names.map((name) => model.get(name))", list(names))
        widget.set_state(dict(zip(names, sent, strict=True)))
        assert (widget.m, widget.share, widget.machine, widget.round) == (1, 0.2, "one", 8)
        assert_shows(page, m=1, share=0.2, machine="one", round=8)
        assert page.evaluate("() => { cleanup(); return model.listeners() }") == 0
