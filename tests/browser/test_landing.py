"""The landing page begins with a network that answers, and with a task that can be solved."""

import pytest

from mlp_book.topics.networks import exclusive_or
from mlp_core import truth_table
from tests.widgets.on_page import button, field, number, tab_to

from .support import ROOT, visit

PAGE = (ROOT / "_build" / "html" / "book" / "index.html").as_uri()
HOUR = (ROOT / "_build" / "html" / "book" / "start" / "hour.html").as_uri()
ROWS = ("0, 0", "0, 1", "1, 0", "1, 1")


def answers(tab):
    """What the network answers to the four inputs, picked one by one in the truth table."""
    found = []
    for row in ROWS:
        tab.locator(".mlp-widget table button", has_text=row).first.click()
        found.append(number(tab, "y"))
    return found


def test_the_network_computes_what_the_page_says():
    network, theta = exclusive_or()
    X, Y = truth_table("xor")
    assert network.predict(theta, X).tolist() == Y.tolist()


@pytest.mark.parametrize("width", [1280, 360])
def test_the_first_picture_answers(browser, width):
    with visit(browser, PAGE, width=width) as (tab, _):
        assert tab.locator("main img").count() == 0
        assert number(tab, "y") == 1
        assert answers(tab) == [0, 1, 1, 0]
        if width == 360:  # the weights of one neuron at a time
            for _ in range(2):
                button(tab, "Next neuron").click()
        tab.mouse.move(0, 0)
        field(tab, "W2[1,2]").fill("-1")
        assert answers(tab) == [0, 1, 1, 1]


def test_the_first_picture_answers_the_keyboard(browser):
    with visit(browser, PAGE) as (tab, _):
        tab_to(tab, "x[2]")
        tab.keyboard.type("1")
        assert number(tab, "y") == 0


def test_the_first_screen_leads_to_the_hour_and_the_hour_to_three_ways(browser):
    with visit(browser, PAGE) as (tab, _):
        first = tab.locator("main a[href='start/hour.html']").first
        assert first.bounding_box()["y"] < 500
    with visit(browser, HOUR) as (tab, _):
        ways = tab.locator("#summary li a").evaluate_all("(all) => all.map((e) => e.href)")
        names = [way.rpartition("/")[2] for way in ways[-3:]]
        assert names == ["neuron.html", "losses.html", "exercises.html"]


@pytest.mark.parametrize("width", [1280, 360])
def test_the_hour_opens_with_the_sheet(browser, width):
    with visit(browser, HOUR, width=width) as (tab, _):
        box = tab.locator(".mlp-sheet").first.bounding_box()
        assert box["y"] + box["height"] < 900
        tab.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
        assert tab.locator("[data-value=verdict]").first.inner_text().startswith("looks like 4")
