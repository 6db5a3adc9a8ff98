"""Every page of the built book, from file:// with the network cut, as a reader's browser has it."""

import gzip
import os
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest

from mlp_book.site.exercise_index import read_book

from .support import ROOT, axe_violations, scrolls_sideways, visit

HTML = ROOT / "_build" / "html"
SKIP = ("_static", "_sources", "_images")
PAGES = sorted(
    path.relative_to(HTML).as_posix()
    for path in HTML.rglob("*.html")
    if path.relative_to(HTML).parts[0] not in SKIP
)
CONTENT = [page for page in PAGES if page.startswith("book/")]
CHAPTERS = sorted(
    path.relative_to(HTML / "_sources").with_suffix(".html").as_posix()
    for path in (HTML / "_sources").rglob("*.ipynb")
)
LOOKS = [(1280, "light"), (1280, "dark"), (360, "light"), (360, "dark")]
LIMIT = 1_000_000  # bytes of a first visit, compressed as a server would

# Where axe-core finds fault with the theme and with myst-nb, not with our content: buttons and
# folded cells whose label is not their text, and a logo outside any landmark.
THEME = (".search-button-field", ".theme-switch-button", "details.hide > summary", ".logo__image")

# The icons' script puts a picture in the place of each <i>; one that it lacks stays.
NO_BARE_ICON = "() => !document.querySelector('i[class*=fa-]')"


def url(page):
    return (HTML / page).as_uri()


def test_the_book_is_built():
    assert "book/index.html" in PAGES, "no built book: run `make book` first"
    assert "book/function/forward_pass.html" in CHAPTERS


@pytest.mark.parametrize("page", PAGES)
def test_a_page_is_quiet_and_fits(browser, page):
    """No outside request, no console message, no sideways scroll, every icon and picture there."""
    with visit(browser, url(page)) as (tab, _):
        tab.wait_for_function(NO_BARE_ICON)
        for width, scheme in LOOKS:
            tab.set_viewport_size({"width": width, "height": 900})
            tab.emulate_media(color_scheme=scheme)
            assert not scrolls_sideways(tab), f"{width} px, {scheme}"
        broken = tab.evaluate(
            "() => [...document.images].filter((i) => !i.complete || !i.naturalWidth)"
            ".map((i) => i.src)"
        )
        assert broken == []


@pytest.mark.parametrize("page", CONTENT)
def test_a_page_passes_axe(browser, page):
    with visit(browser, url(page)) as (tab, _):
        for width, scheme in LOOKS[::3]:  # both widths, both themes; axe takes seconds
            tab.set_viewport_size({"width": width, "height": 900})
            tab.emulate_media(color_scheme=scheme)
            tab.wait_for_function(f"() => document.documentElement.dataset.theme === '{scheme}'")
            assert axe_violations(tab, exclude=THEME) == [], f"{width} px, {scheme}"


@pytest.mark.parametrize("page", CONTENT)
def test_a_page_says_what_it_is(browser, page):
    with visit(browser, url(page), javascript=False) as (tab, _):
        assert len(tab.get_attribute("meta[name=description]", "content")) > 40
        assert tab.get_attribute("link[rel=icon]", "href").endswith("favicon.svg")
        assert tab.locator("img:not([alt])").count() == 0


@pytest.mark.parametrize("page", CHAPTERS)
def test_a_chapter_is_readable_without_javascript(browser, page):
    """Formulas are there, as pictures of text and as MathML; none is left as TeX."""
    with visit(browser, url(page), javascript=False) as (tab, _):
        formulas = tab.locator(".math").count()
        assert formulas > 0
        assert tab.locator(".math .katex-html").count() == formulas
        assert tab.locator(".math .katex-mathml math").count() == formulas
        assert tab.locator(".katex-error").count() == 0


WIDE = """() => [...document.querySelectorAll(".katex-display")]
  .filter((e) => e.clientWidth > 0 && e.scrollWidth > e.clientWidth + 1)
  .map((e) => e.querySelector("annotation")?.textContent)"""


@pytest.mark.parametrize("page", CHAPTERS)
def test_every_formula_fits_a_phone(browser, page):
    """Also those in folded answers: a formula that must be scrolled is broken into lines."""
    with visit(browser, url(page), width=360) as (tab, _):
        tab.evaluate(
            "() => document.querySelectorAll('.toggle-hidden, .guess-waits').forEach((e) =>"
            " e.classList.remove('toggle-hidden', 'guess-waits'))"
        )
        assert tab.evaluate(WIDE) == []


SCROLLING = """() => [...document.querySelectorAll(".bd-article table.table")]
  .filter((e) => e.scrollWidth > e.clientWidth + 1).map((e) => e.textContent.slice(0, 60))"""


@pytest.mark.parametrize("page", CONTENT)
def test_every_table_fits_a_phone(browser, page):
    """One that is too wide for 360 px gets the line {.stacked} above it: rows become blocks."""
    with visit(browser, url(page), width=360) as (tab, _):
        assert tab.evaluate(SCROLLING) == []


def test_a_stacked_table_names_its_values_on_a_phone(browser):
    with visit(browser, url("book/back/errata.html"), width=360) as (tab, _):
        row = tab.locator("table.stacked tbody tr").first
        lines = row.inner_text().split("\n")
        assert [line.partition(": ")[0] for line in lines if line.strip()] == [
            "D0-1",
            "what is wrong",
            "found by",
            "chapter",
        ]
        assert row.locator("td").nth(1).bounding_box()["width"] > 250
        assert not tab.locator("table.stacked thead").is_visible()
        tab.set_viewport_size({"width": 1280, "height": 900})
        assert row.locator("td").nth(1).inner_text() == "three matrices lie on their side"
        assert tab.locator("table.stacked thead").is_visible()


@pytest.mark.parametrize("page", CHAPTERS)
def test_the_sentences_of_a_check_fit_a_phone(browser, page):
    """What a check says can be read without scrolling; columns of numbers may scroll."""
    with visit(browser, url(page), width=360) as (tab, _):
        said = tab.locator(".cell_output pre", has_text="not attempted yet")
        assert said.count() > 0 or page == "book/back/errata.html"
        for box in said.all():
            assert box.evaluate("(e) => e.scrollWidth <= e.clientWidth + 1"), box.inner_text()


def test_the_page_for_teachers_links_to_every_exercise_twice(browser):
    """By skill and by chapter; each link leads to the heading that it names."""
    tasks = [(c, task) for c in read_book(ROOT) for task in c.tasks]
    with visit(browser, url("book/back/exercises.html"), javascript=False) as (tab, _):
        for chapter, task in tasks:
            page = f"{chapter.name.removeprefix('/book/')}.html#exercise-{task.number}-"
            links = tab.locator(f'article a[href*="{page}"]')
            assert links.count() == 2, page
            assert f": {task.title}" in links.first.inner_text().replace("’", "'")
        total = tab.locator('article table a[href*="#exercise-"]').count()
        assert total == 2 * len(tasks)


@pytest.mark.parametrize("page", CHAPTERS)
def test_a_chapter_can_be_copied_downloaded_and_printed(browser, page):
    with visit(browser, url(page)) as (tab, _):
        assert tab.locator("button.copybtn").count() > 0
        notebook = tab.locator("a[href$='.ipynb']").first.get_attribute("href")
        assert (HTML / page).parent.joinpath(notebook).resolve().is_file()
        tab.emulate_media(media="print")
        assert not tab.locator(".bd-sidebar-primary").is_visible()
        assert tab.locator("h1:visible").count() == 1


@pytest.mark.parametrize("page", CONTENT)
def test_a_first_visit_is_light(browser, page, record_property):
    """The page with all that it loads, fonts too, compressed: at most 1 MB."""
    loaded = set()
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    tab = context.new_page()
    tab.on("request", lambda request: loaded.add(request.url))
    tab.goto(url(page), wait_until="networkidle")
    tab.evaluate("document.body.getBoundingClientRect(), document.fonts.ready.then(() => true)")
    context.close()
    weight = 0
    for address in loaded:
        if address.startswith("file:"):
            data = Path(unquote(urlsplit(address).path)).read_bytes()
            weight += (
                len(data) if address.endswith((".woff2", ".png")) else len(gzip.compress(data))
            )
    record_property("bytes", weight)
    print(f"{page}: {weight / 1000:.0f} kB compressed, {len(loaded)} files")
    assert 0 < weight <= LIMIT


@pytest.mark.parametrize("page", CONTENT)
def test_links_inside_the_book_lead_somewhere(browser, page):
    with visit(browser, url(page), javascript=False) as (tab, _):
        targets = tab.eval_on_selector_all("a[href]", "links => links.map(a => a.href)")
        for target in targets:
            parts = urlsplit(target)
            if parts.scheme != "file":
                continue
            file = Path(unquote(parts.path))
            assert file.exists(), f"{page} links to {os.path.relpath(file, HTML)}"
            if parts.fragment and file.suffix == ".html":
                text = file.read_text(encoding="utf-8")
                assert f'id="{unquote(parts.fragment)}"' in text, f"{page}: no #{parts.fragment}"


def test_no_link_to_a_repository_while_none_is_named(browser):
    for page in CONTENT:
        with visit(browser, url(page), javascript=False) as (tab, _):
            assert (
                tab.locator("a[href*='colab'], a[href*='mybinder'], a[href*='github']").count() == 0
            )


def test_search_finds_a_term_offline(browser):
    with visit(browser, url("search.html") + "?q=pre-activation", expect_faults=True) as (tab, _):
        # Results are listed one by one.
        tab.locator("#search-results li a[href*='function/forward_pass.html']").first.wait_for()
