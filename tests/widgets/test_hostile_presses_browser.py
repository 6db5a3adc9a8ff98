"""Presses in every widget: what is heard is seen, what does nothing is not remembered."""

import pytest

from tests.browser.support import visit

from .hostile_typing import MADE, ONLY_HEARD, open_all
from .on_page import button
from .static_page import write_page


@pytest.mark.parametrize("name", MADE)
def test_every_number_that_is_heard_is_seen(browser, tmp_path, name):
    with visit(browser, write_page(tmp_path / "index.html", MADE[name]())) as (page, _):
        page.clock.install()
        root = open_all(page)
        field = root.locator(".mlp-field input:not([type=number]):visible").first
        steps = [
            lambda: field.press("ArrowUp"),
            lambda: field.fill("1e-4"),
            *(
                lambda press=press: press.click()
                for text in ("Step", "Against the arrow", "10 steps", "One update", "Next", "Reset")
                for press in root.get_by_role("button", name=text, exact=True).all()
            ),
        ]
        heard = []
        for step in steps:
            step()
            page.clock.run_for(900)  # the live region waits for a pause
            now = root.evaluate(ONLY_HEARD)
            heard.append(now["live"].strip())
            assert now["unseen"] == []
        assert any(heard)


@pytest.mark.parametrize("name", ["OptimizerRaceWidget", "ParallelismWidget"])
def test_a_press_that_does_nothing_is_not_remembered(browser, tmp_path, name):
    widget = MADE[name]()
    if name == "OptimizerRaceWidget":
        _, widget.steps = widget.options["steps"]
    with visit(browser, write_page(tmp_path / "index.html", widget)) as (page, _):
        if name == "ParallelismWidget":
            rounds = 0
            while button(page, "Step").get_attribute("aria-disabled") != "true":
                button(page, "Step").click()
                rounds += 1
        back = button(page, "Step back")
        state = page.locator(".mlp-verdict").inner_text()
        for text in ("Step", "Run"):
            button(page, text).dispatch_event("click")
        page.wait_for_timeout(300)
        assert page.locator(".mlp-verdict").inner_text() == state
        if name == "OptimizerRaceWidget":
            assert back.get_attribute("aria-disabled") == "true"
        else:
            for _ in range(rounds):
                back.dispatch_event("click")
            assert page.locator(".mlp-verdict").inner_text().startswith("Round 0 ")
            assert back.get_attribute("aria-disabled") == "true"


@pytest.mark.parametrize(
    ("name", "press"),
    [
        ("OptimizerRaceWidget", "Step"),
        ("PlaygroundWidget", "One update"),
        ("GradientDescentWidget", "Step"),
        ("ParallelismWidget", "Step"),
    ],
)
def test_step_back_never_walks_into_another_run(browser, tmp_path, name, press):
    with visit(browser, write_page(tmp_path / "index.html", MADE[name]())) as (page, _):
        text = page.locator(".mlp-verdict, .mlp-epoch").first
        start = text.inner_text()
        for _ in range(2):
            button(page, press).click()
        assert text.inner_text() != start
        button(page, "Reset").click()
        assert text.inner_text() == start
        back = button(page, "Step back")
        assert back.get_attribute("aria-disabled") == "true"
        back.dispatch_event("click")
        assert text.inner_text() == start
        button(page, press).click()
        back.dispatch_event("click")
        back.dispatch_event("click")
        assert text.inner_text() == start
