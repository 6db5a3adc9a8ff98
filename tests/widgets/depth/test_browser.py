"""The deep network at its start in a real browser: from file://, no kernel, the network cut."""

import pytest

from mlp_book.widgets import DepthWidget
from tests.browser.support import visit
from tests.widgets.on_page import button, field, number, tab_to, value
from tests.widgets.static_page import write_page


@pytest.fixture(scope="module")
def url(tmp_path_factory):
    return write_page(tmp_path_factory.mktemp("page") / "index.html", DepthWidget(scale=0.2))


@pytest.fixture
def page(browser, url):
    with visit(browser, url) as (page, _):
        yield page


def assert_shows(page, widget):
    """The page's numbers are those of mlp_core."""
    near = {"rel": 6e-4, "abs": 6e-5}
    found = widget.signals
    for l in range(widget.layers):
        assert number(page, f"a[{l + 1}]") == pytest.approx(found.a[l], **near)
        assert number(page, f"delta[{l + 1}]") == pytest.approx(found.delta[l], **near)
    assert page.locator("tbody tr:visible").count() == widget.layers


def test_the_page_computes_what_mlp_core_does(page):
    assert_shows(page, DepthWidget(scale=0.2))
    field(page, "layers").fill("3")
    assert_shows(page, DepthWidget(3, scale=0.2))
    field(page, "activation").select_option("relu")
    field(page, "initialiser").select_option("he_normal")
    assert_shows(page, DepthWidget(3, "relu", "he_normal"))
    assert not field(page, "scale").is_visible()
    button(page, "New seed").click()
    assert_shows(page, DepthWidget(3, "relu", "he_normal", seed=2))
    for _ in range(4):
        button(page, "Step back").click()
    assert_shows(page, DepthWidget(scale=0.2))


def test_by_keyboard_and_in_words(page):
    tab_to(page, "scale")
    page.keyboard.type("0.01")
    assert value(page, "words").startswith("The signal fades: layer 10 sends numbers of size")
    assert "slopes vanish" in value(page, "words")
    button(page, "Reset").click()
    assert value(page, "words").startswith("The signal comes through")


def test_a_bar_is_as_long_as_its_number_is_far_from_one(page):
    field(page, "scale").fill("0.01")
    widths = page.locator(".mlp-size-bar.is-forward:visible").evaluate_all(
        "(bars) => bars.map((bar) => bar.getBoundingClientRect().width)"
    )
    assert widths == sorted(widths)
    assert widths[0] > 0
