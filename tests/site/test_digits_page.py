"""The digit application as a page of its own: one file, anywhere, with the network cut."""

import gzip
import re
import shutil
from types import SimpleNamespace

import pytest

from mlp_book.site.digits_page import CHAPTER, FONT, HOST, NAME, alone, write_digits_page
from mlp_book.topics import strokes
from mlp_book.topics.drawings import drawing
from tests.browser.support import ROOT, visit
from tests.widgets.on_page import assert_good_page, button, field, tab_to, value

HTML = ROOT / "_build" / "html"
LIMIT = 1_000_000  # bytes, compressed


@pytest.fixture
def url(tmp_path):
    """A copy in an empty folder: nothing else is there to be loaded."""
    return shutil.copy(HTML / NAME, tmp_path / "mine.html").as_uri()


def test_it_is_one_small_file(url):
    page = (HTML / NAME).read_bytes()
    print(f"{len(page) / 1000:.0f} kB, {len(gzip.compress(page)) / 1000:.0f} kB compressed")
    assert len(gzip.compress(page)) < LIMIT
    assert re.findall(rb'(?:src|href)="(?!data:)', page) == []
    assert re.search(rb"https?://(?!www\.w3\.org/2000/svg)", page) is None


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 360])
def test_it_works_and_is_a_good_page(browser, url, width, scheme):
    with visit(browser, url, width=width, scheme=scheme) as (page, _):
        assert value(page, "verdict").startswith("looks like 3")
        field(page, "recorded").select_option("7 again")
        assert value(page, "verdict").startswith("looks like 7")
        button(page, "Step back").click()
        button(page, "Next mistake").click()
        assert value(page, "truth").endswith("wrong")
        assert_good_page(page)
        background = "rgb(20, 24, 30)" if scheme == "dark" else "rgb(255, 255, 255)"
        for place in ("body", ".mlp-widget"):
            shown = page.locator(place).evaluate("(e) => getComputedStyle(e).backgroundColor")
            assert shown == background


def test_it_works_by_keyboard(browser, url):
    with visit(browser, url) as (page, _):
        tab_to(page, "recorded")
        page.keyboard.type("M")
        page.keyboard.press("Enter")
        shown = [int(text) for text in page.get_by_role("gridcell").all_inner_texts()]
        assert shown == strokes.pixels(drawing("M")).tolist()


def test_it_requests_nothing(browser, url):
    context = browser.new_context()
    page = context.new_page()
    loaded = []
    page.on("request", lambda request: loaded.append(request.url))
    page.goto(url, wait_until="networkidle")
    field(page, "recorded").select_option("5")
    context.close()
    assert [one for one in loaded if not one.startswith(("blob:", "data:"))] == [url]


def test_without_javascript_it_says_so(browser, url):
    with visit(browser, url, javascript=False) as (page, _):
        assert "switched off" in page.locator("main").inner_text()


def test_the_chapter_leads_to_it(browser):
    with visit(browser, (HTML / CHAPTER).as_uri()) as (page, _):
        page.get_by_role("link", name="Open the page of its own").click()
        page.wait_for_selector("html[data-mlp-widgets=ready]")
        assert page.url == (HTML / NAME).as_uri()
        assert value(page, "verdict").startswith("looks like 3")


def test_it_is_the_chapters_widget():
    """The same code and the same weights, cut out of the chapter as it is built."""
    chapter, host = ((HTML / name).read_text(encoding="utf-8") for name in (CHAPTER, HOST))
    font = (HTML / FONT).read_bytes()
    assert alone(chapter, host, font) == (HTML / NAME).read_text(encoding="utf-8")
    for text in ("<html></html>", chapter.replace("recordings", "others")):
        with pytest.raises(ValueError, match="shows 0 digit widgets, expected one"):
            alone(text, host, font)


def test_a_book_without_the_chapter_has_no_such_page(tmp_path):
    app = SimpleNamespace(outdir=str(tmp_path))
    write_digits_page(app, None)
    assert list(tmp_path.iterdir()) == []
