"""All widgets on one page: none may change how another looks."""

import pytest

from mlp_book import widgets
from mlp_book.widgets.base import BookWidget
from tests.browser.support import visit

from .static_page import write_page

LOOKS = """(root) => [...root.querySelectorAll("*")].map((element) => {
  const style = getComputedStyle(element);
  const { width, height } = element.getBoundingClientRect();
  const names = ["display", "padding", "margin", "border", "font", "color", "background",
    "text-indent", "white-space", "cursor", "stroke", "fill", "opacity", "position"];
  return [element.tagName, element.getAttribute("class"), Math.round(width), Math.round(height),
    ...names.map((name) => style.getPropertyValue(name).replace(/url(.*)/, "url"))].join(" | ");
})"""
QUESTION = widgets.Number("1 + 1?", 2, label="sum", right="Yes.", hints={11: "Add."})
ALONE = {
    name: kind(QUESTION) if name == "Question" else kind([QUESTION]) if name == "Quiz" else kind()
    for name, kind in vars(widgets).items()
    if isinstance(kind, type) and issubclass(kind, BookWidget)
}


def looks(browser, path, *shown):
    with visit(browser, write_page(path, *shown)) as (page, _):
        page.wait_for_timeout(100)
        return [root.evaluate(LOOKS) for root in page.locator(".mlp-widget").all()]


@pytest.fixture(scope="module")
def together(browser, tmp_path_factory):
    path = tmp_path_factory.mktemp("together") / "index.html"
    return dict(zip(ALONE, looks(browser, path, *ALONE.values()), strict=True))


@pytest.mark.parametrize("name", ALONE)
def test_a_widget_looks_the_same_beside_the_others(browser, tmp_path, together, name):
    (alone,) = looks(browser, tmp_path / "index.html", ALONE[name])
    assert len(alone) > 4
    assert together[name] == alone
