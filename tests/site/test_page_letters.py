"""Every letter and sign of a page's source is in one of the fonts that the pages bring.

``tests/browser/test_fonts.py`` asks the browser, on every page as it comes; this asks the sources,
so it sees the signs, too, that a widget shows only after a click.
"""

import re

import pytest
from fontTools.ttLib import TTFont

from tools.fonts import CYRILLIC, FIGURES, FRAMES, ROOT, SIGNS, page_font
from tools.steps import StepError

# Of Latin letters the pages' fonts hold what the figures' font holds: both are cut from one.
LATIN = set(TTFont(FIGURES / "AtkinsonHyperlegibleCourse-Regular.ttf").getBestCmap())
HELD = LATIN | set(map(ord, SIGNS + FRAMES + CYRILLIC + "\n\t"))
# Read from what a reader types, never shown.
TYPED = dict.fromkeys(("format.js", "judge.js"), "\N{FIGURE DASH}")
SOURCES = sorted(
    path
    for folder, kinds in {
        "mlp_book": ("*.py", "*.js", "*.css"),
        "book": ("*.ipynb", "*.md", "*.css", "*.js"),
    }.items()
    for kind in kinds
    for path in (ROOT / folder).rglob(kind)
    if "static" not in path.parts
)


def unheld(text, typed=""):
    """Return the characters of a text that no font of the pages holds."""
    return sorted({c for c in text if ord(c) not in HELD} - set(typed))


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_every_sign_is_in_a_font(path):
    missing = unheld(path.read_text(encoding="utf-8"), TYPED.get(path.name, ""))
    assert missing == [], "write it otherwise, or add it to SIGNS in tools/fonts.py and run that"


def test_a_sign_that_no_font_holds_is_seen():
    assert unheld("m̂ 語 ≤ ż µs") == ["̂", "語"]


def test_the_style_sheet_looks_for_each_sign_in_the_font_of_signs():
    """A sign outside the ranges would be looked for in the other fonts alone."""
    css = (ROOT / "book" / "_assets" / "fonts.css").read_text(encoding="utf-8")
    faces = re.findall(r"@font-face \{[^}]*url\(\"fonts/signs-[^}]*\}", css)
    assert len(faces) == 3
    for face in faces:
        (listed,) = re.findall(r"unicode-range: ([^;]*);", face)
        ranges = [item.strip()[2:].split("-") for item in listed.split(",")]
        held = {k for r in ranges for k in range(int(r[0], 16), int(r[-1], 16) + 1)}
        assert [sign for sign in SIGNS if ord(sign) not in held] == []


def test_a_sign_that_code_cannot_show_is_refused_when_the_fonts_are_made():
    with pytest.raises(StepError, match=r"signs-mono\.woff2: DejaVuSansMono\.ttf has no ≪ ⋮; take"):
        page_font("signs-mono.woff2", "DejaVuSansMono.ttf", "δ≪θ⋮")
