"""The first screen of a chapter holds something to move, and no stretch is only to be read."""

from pathlib import Path

import pytest

from tests.chapters.test_length import CHAPTERS, LATER

from .support import ROOT, visit

PACE = (Path(__file__).parent / "pace.js").read_text(encoding="utf-8")
SCREEN = 900  # px
SEEN = 200  # px of the first widget that are seen in the first screen
STRETCH = 1500  # px


def pace(browser, address):
    """Where the first widget stands, and the stretches between things to do."""
    with visit(browser, address) as (tab, _):
        tab.wait_for_function("() => document.querySelector('.mlp-widget') !== null")
        return tab.evaluate(PACE)


@pytest.mark.parametrize("path", CHAPTERS, ids=lambda path: path.stem)
def test_a_chapter_lets_its_reader_do_something(browser, path):
    page = (ROOT / "_build" / "html" / path.relative_to(ROOT)).with_suffix(".html")
    found = pace(browser, page.as_uri())
    long = [f"{gap['size']} px after {gap['after']!r}" for gap in found["gaps"]]
    long = [one for one, gap in zip(long, found["gaps"], strict=True) if gap["size"] > STRETCH]
    if path.stem in LATER:
        return
    assert found["first"] is not None
    assert found["first"] <= SCREEN - SEEN, "the first widget is not in the first screen"
    assert long == []
