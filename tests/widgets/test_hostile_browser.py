"""Every field of every widget under hostile input: no fault on the page, no text out of its box."""

import pytest

from tests.browser.support import visit

from .hostile_typing import (
    FAULTS,
    FIELDS,
    MADE,
    REFUSED,
    VALUES,
    open_all,
    true_faults,
    type_into_all,
)
from .static_page import write_page

SEEDS = ["1", "34", "", "1e6", "0.5"]


@pytest.mark.parametrize("name", MADE)
def test_no_value_in_any_field_breaks_the_widget(browser, tmp_path, name):
    with visit(browser, write_page(tmp_path / "index.html", MADE[name]())) as (page, faults):
        root = open_all(page)
        for one in type_into_all(root, FIELDS, VALUES, native=SEEDS, steps=2):
            what = f"{one['label']}: {one['value']!r}"
            assert true_faults(name, one["faults"]) == [], what
            assert faults.all() == [], what
            if not one["isNative"] and one["value"] in REFUSED:
                assert f"{one['label']} needs a " in one["said"], what
            assert one["left"] not in ("", "∞"), what
        for text in ("Step", "10 steps", "One update", "One epoch", "Next", "To the end"):
            for press in root.get_by_role("button", name=text, exact=True).all():
                press.click()
        assert true_faults(name, root.evaluate(FAULTS)) == []


BAD = """<div class="mlp-widget" style="position: absolute; left: 0; width: 300px">
  <p>the loss is NaN</p>
  <p style="border: 1px solid; width: 50px">
    <span style="display: contents; background: #eee">
      <i>thirty-five-signs-without-any-break</i></span></p>
  <p style="background: #eee; width: 50px; white-space: nowrap">a neighbour: the same wall
    <b>and a text beside it</b></p>
  <p style="margin-left: 5000px">far away</p>
  <label>w[1] <input type="text" style="width: 40px" value="-0.123456789"></label>
  <label>seed <input type="text" value="Infinity"></label>
  <svg><line data-to="NaN" x2="3"></line></svg>
</div>"""
GOOD = """<div class="mlp-widget" style="position: absolute; width: 300px; border: 1px solid">
  <p style="width: 50px">what leaves a box that nobody sees</p>
  <div style="width: 50px; overflow-x: auto"><p style="border: 1px solid; width: 200px">
    thirty-five-signs</p></div>
  <div style="width: 50px; overflow-x: auto; white-space: nowrap">
    what can be scrolled to, and is far longer than the widget that it stands in is wide</div>
  <span style="border: 1px solid">inline</span>
  <p style="border: 1px solid; visibility: hidden; width: 9px">hidden-from-everybody</p>
  <div style="width: 1px; height: 1px; overflow: hidden; white-space: nowrap">for ears only</div>
  <label>w[1] <input type="text" style="width: 140px" value="-0.1234"></label>
</div>"""


def test_what_judges_sees_each_kind_of_fault_and_no_other(browser, tmp_path):
    with visit(browser, write_page(tmp_path / "index.html")) as (page, _):
        told = {}
        for name, html in {"bad": BAD, "good": GOOD}.items():
            page.evaluate("(html) => { document.body.innerHTML = html; }", html)
            told[name] = page.locator(".mlp-widget").evaluate(FAULTS)
    assert told["good"] == []
    kinds = [
        "says the loss is NaN",
        "“thirty-five-signs-without-any-break” leaves P. by",
        "“a neighbour",
        "“and a text beside it” leaves P. by",
        "“far away” leaves the page",
        "w[1] : -0.123456789 is cut by",
        "a field holds Infinity",
        '<line data-to="NaN">',
    ]
    assert len(told["bad"]) == len(kinds), told["bad"]
    for kind, fault in zip(kinds, told["bad"], strict=True):
        assert fault.startswith(kind), (kind, fault)
