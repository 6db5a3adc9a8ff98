"""Large and tiny numbers in every field of every widget, on a phone: no text out of its box."""

import pytest

from tests.browser.support import visit

from .hostile import FAULTS, LARGE, MADE, open_all, true_faults, type_into_all
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
