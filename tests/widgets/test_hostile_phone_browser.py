"""Large and tiny numbers in every field of every widget, on a phone: no text out of its box."""

import pytest

from mlp_book import widgets
from tests.browser.support import ROOT, visit

from .hostile_typing import FAULTS, LARGE, MADE, open_all, true_faults, type_into_all
from .static_page import write_page


@pytest.mark.parametrize("name", MADE)
def test_large_and_tiny_numbers_on_a_phone(browser, tmp_path, name):
    url = write_page(tmp_path / "index.html", MADE[name]())
    with visit(browser, url, width=360, touch=True) as (page, _):
        root = open_all(page)
        before = set(root.evaluate(FAULTS))
        for one in type_into_all(root, ".mlp-field input", LARGE):
            new = [f for f in one["faults"] if f not in before and "mlp-node" not in f]
            assert true_faults(name, new) == [], (one["label"], one["value"])


WIDE = """(url) => {
  const style = document.createElement("style");
  style.textContent = `@font-face { font-family: late; src: url(${url}); size-adjust: 130%; }
    .mlp-widget input { font-family: late, monospace !important; }`;
  document.head.append(style);
  document.body.getBoundingClientRect();
  const loading = document.fonts.status;
  return document.fonts.ready.then(() => loading);
}"""


def test_a_font_that_comes_late_cuts_no_number(browser, tmp_path):
    font = ROOT / "mlp_book" / "page" / "fonts" / "AtkinsonHyperlegibleCourse-Regular.ttf"
    widget = widgets.NeuronWidget([-0.1234, -1234.5678], -99999.25, [-12.345678, 0.1234])
    url = write_page(tmp_path / "index.html", widget)
    with visit(browser, url, width=360, touch=True) as (page, _):
        root = open_all(page)
        assert root.evaluate(FAULTS) == []
        assert page.evaluate(WIDE, font.as_uri()) == "loading"
        page.evaluate("() => new Promise(requestAnimationFrame)")
        assert root.evaluate(FAULTS) == []
