"""The pages bring every letter and sign that they show; figures hold theirs as shapes."""

import pytest

from tools.fonts import FRAMES, SIGNS

from .support import visit
from .test_book import CONTENT, HTML, url

# Elements that hold text of their own with more than ASCII in it, and one of each kind without.
MARK = """() => {
  const kinds = new Set();
  let count = 0;
  for (const e of document.querySelectorAll("main *, .bd-sidebar *")) {
    if (e.closest(".katex, svg, script, style, noscript, option, .mlp-sr")) continue;
    if (!e.getClientRects().length) continue;
    const texts = [...e.childNodes].filter((n) => n.nodeType === Node.TEXT_NODE);
    const text = texts.map((n) => n.data).join("").trim();
    const kind = `${e.tagName}.${e.className}`;
    if (!text || (/^[\\x20-\\x7e\\s]*$/.test(text) && kinds.has(kind))) continue;
    kinds.add(kind);
    e.setAttribute("data-font-check", count);
    count += 1;
  }
  return count;
}"""


# Asked for styles, the developer tools of Chromium 150 say on the console that they may not read
# the page's own file. That a page is without faults is held by test_book.py.
DEVTOOLS_SPEAK = True


@pytest.mark.parametrize("page", CONTENT)
def test_no_font_of_the_machine_shows(browser, page):
    """Not for one letter: else a layout would depend on what is installed."""
    with visit(browser, url(page), expect_faults=DEVTOOLS_SPEAK) as (tab, _):
        tab.evaluate("() => document.fonts.ready")
        assert tab.evaluate(MARK) > 10
        devtools = tab.context.new_cdp_session(tab)
        devtools.send("DOM.enable")
        devtools.send("CSS.enable")
        root = devtools.send("DOM.getDocument", {"depth": 0})["root"]["nodeId"]
        nodes = devtools.send(
            "DOM.querySelectorAll", {"nodeId": root, "selector": "[data-font-check]"}
        )["nodeIds"]
        wrong = []
        for node in nodes:
            used = devtools.send("CSS.getPlatformFontsForNode", {"nodeId": node})["fonts"]
            foreign = [font["familyName"] for font in used if not font["isCustomFont"]]
            if foreign:
                html = devtools.send("DOM.getOuterHTML", {"nodeId": node})["outerHTML"]
                wrong.append(f"{foreign}: {html[:200]}")
        assert wrong == []


def test_polish_is_whole_and_russian_is_there(browser):
    """Shown in the page's font and in the code's, upright and slanted, light and bold."""
    with visit(browser, url("book/back/notation.html"), expect_faults=DEVTOOLS_SPEAK) as (tab, _):
        tab.evaluate(
            """() => { const p = document.createElement("p"); p.id = "try";
            const all = "zażółć gęślą jaźń ZAŻÓŁĆ GĘŚLĄ JAŹŃ";
            p.innerHTML = `${all}<i>${all}</i><b>${all}</b>`
              + "<span>нейрон δ θ ∂ ≤ 10⁻¹⁶</span>";
            document.querySelector("main").prepend(p); return document.fonts.ready; }"""
        )
        devtools = tab.context.new_cdp_session(tab)
        devtools.send("DOM.enable")
        devtools.send("CSS.enable")
        root = devtools.send("DOM.getDocument", {"depth": 0})["root"]["nodeId"]
        shown = {}
        for place in ("#try", "#try i", "#try b", "#try span"):
            node = devtools.send("DOM.querySelector", {"nodeId": root, "selector": place})["nodeId"]
            fonts = devtools.send("CSS.getPlatformFontsForNode", {"nodeId": node})["fonts"]
            assert all(font["isCustomFont"] for font in fonts), fonts
            shown[place] = sum(font["glyphCount"] for font in fonts)
        assert shown["#try i"] == shown["#try b"] > 30


@pytest.mark.parametrize(
    ("place", "signs"),
    [("p", SIGNS), ("b", SIGNS), ("code", SIGNS + FRAMES)],
    ids=["text", "bold", "code"],
)
def test_every_sign_that_a_page_may_use_is_brought(browser, place, signs):
    """Text and code have fonts of their own, and one may lack what the other has."""
    with visit(browser, url("book/back/notation.html"), expect_faults=DEVTOOLS_SPEAK) as (tab, _):
        tab.evaluate(
            """([place, signs]) => { const all = document.createElement(place);
            for (const sign of signs)
              all.append(Object.assign(document.createElement("i"), { textContent: sign }));
            all.id = "try";
            document.querySelector("main").prepend(all);
            all.getBoundingClientRect(); return document.fonts.ready; }""",
            [place, signs],
        )
        devtools = tab.context.new_cdp_session(tab)
        devtools.send("DOM.enable")
        devtools.send("CSS.enable")
        root = devtools.send("DOM.getDocument", {"depth": 0})["root"]["nodeId"]
        found = devtools.send("DOM.querySelectorAll", {"nodeId": root, "selector": "#try > i"})
        lacking = []
        for sign, node in zip(signs, found["nodeIds"], strict=True):
            used = devtools.send("CSS.getPlatformFontsForNode", {"nodeId": node})["fonts"]
            if not used or not all(font["isCustomFont"] for font in used):
                lacking.append(sign)
        assert lacking == []


def test_the_licences_travel_with_the_fonts():
    folder = HTML / "_static" / "fonts"
    for name in ("LICENSE-Atkinson-next.txt", "LICENSE-Atkinson-mono.txt"):
        assert "SIL OPEN FONT LICENSE" in (folder / name).read_text(encoding="utf-8")
    assert "Bitstream Vera" in (folder / "LICENSE-DejaVu.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize("page", CONTENT)
def test_a_page_says_what_its_fonts_weigh(browser, page, record_property):
    """What text and code add to a first visit; formulas and icons have fonts of their own."""
    context = browser.new_context()
    tab = context.new_page()
    loaded = set()
    tab.on("request", lambda request: loaded.add(request.url.partition("?")[0]))
    tab.goto(url(page))
    # A page is laid out before it knows which fonts it needs: a slow machine is idle until then.
    tab.evaluate("document.body.getBoundingClientRect(), document.fonts.ready.then(() => true)")
    context.close()
    sizes = {
        address.rpartition("/")[2]: (HTML / address.partition("/html/")[2]).stat().st_size
        for address in loaded
        if "/_static/fonts/" in address
    }
    own = sum(sizes.values())
    record_property("font_bytes", own)
    print(f"{page}: {own / 1000:.0f} kB of fonts for text and code: {sorted(sizes)}")
    assert 30_000 < own <= 160_000
