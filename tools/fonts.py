"""Make the font files that are committed: ``python -m tools.fonts``, after ``pip install brotli``.

Pages load Atkinson Hyperlegible Next and Mono as npm brings them (``environment.py`` copies them).
Two kinds of files are made from fonts that are here already, and committed:

* ``mlp_book/page/fonts/*.ttf``: Regular and Bold for matplotlib, which reads neither woff2 nor
  variable fonts; Latin and Latin extended in one file. The family has a name of its own, so that
  no other copy on a machine can stand in for it.
* ``book/_assets/fonts/*.woff2``: what Atkinson lacks, from the DejaVu fonts that matplotlib brings:
  Greek letters, raised and lowered digits, arrows, signs; Cyrillic apart, for the one page with
  Russian words. Without these a page's look would depend on the fonts of the machine.

Needed again only when a version in package.json changes, or a page uses a sign that ``SIGNS`` lacks
(``tests/site/test_page_letters.py`` finds such a sign).
"""

import shutil
import tempfile
from pathlib import Path

import matplotlib
from fontTools.merge import Merger
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont
from fontTools.varLib.instancer import instantiateVariableFont

from tools.steps import ROOT, StepError

FAMILY = "Atkinson Hyperlegible Course"
NEXT = ROOT / "node_modules" / "@fontsource-variable" / "atkinson-hyperlegible-next"
DEJAVU = Path(matplotlib.get_data_path()) / "fonts" / "ttf"
FIGURES = ROOT / "mlp_book" / "page" / "fonts"
PAGES = ROOT / "book" / "_assets" / "fonts"
WEIGHTS = {"Regular": 400, "Bold": 700}

# Raised digits are all from one font, or 10⁻¹⁶ limps. The minus is Atkinson's.
# Text and code hold the same signs: what DejaVu Mono lacks, as "much less", no page may use.
SIGNS = (
    "µ¹²³⁰⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿᵀ₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎′″"
    "ΑΒΓΔΕΖΗΘΙΚΛΜΝΞΟΠΡΣΤΥΦΧΨΩαβγδεζηθικλμνξοπρςστυφχψωϑϕϵ"
    "←↑→↓↔↕↖↗↘↙↦↺↻⇐⇑⇒⇓⇔⟵⟶"
    "∀∂∃∅∇∈∉∑∏√∝∞∣∧∨∩∪∫∘∙∼≈≠≡≤≥⊂⊃⊆⊇⊕⊖⊗⊙⊤⊥⋅⋯⌈⌉⌊⌋"  # noqa: RUF001
    "■□▪▫▲△▶▷▸▼▽◀◁◆◇○●◦☐☑✓✕✗"
)
FRAMES = "─│┌┐└┘├┤┬┴┼═║█▏▎▍▌▋▊▉"  # printed tables and bars
CYRILLIC = "".join(map(chr, range(0x400, 0x460)))


def variable(subset: str) -> TTFont:
    """Return one of the package's files, or say how to get it."""
    path = NEXT / "files" / f"atkinson-hyperlegible-next-{subset}-wght-normal.woff2"
    if not path.is_file():
        raise StepError(f"{path} is missing; run: make assets")
    return TTFont(path)


def figure_font(style: str) -> None:
    """Write one static weight for matplotlib, Latin and Latin extended merged."""
    with tempfile.TemporaryDirectory() as folder:
        parts = []
        for subset in ("latin", "latin-ext"):
            font = instantiateVariableFont(variable(subset), {"wght": WEIGHTS[style]})
            made = font["head"].modified
            font.flavor = None
            for table in ("GSUB", "GPOS", "GDEF", "STAT"):  # matplotlib reads none but kern
                if table in font:
                    del font[table]
            parts.append(Path(folder) / f"{subset}.ttf")
            font.save(parts[-1])
        merged = Merger().merge([str(part) for part in parts])
    for record in list(merged["name"].names):
        if record.nameID in (1, 2, 4, 6, 16, 17, 21, 22, 25):
            merged["name"].removeNames(record.nameID)
    for number, text in {
        1: FAMILY,
        2: style,
        4: f"{FAMILY} {style}",
        6: f"{FAMILY.replace(' ', '')}-{style}",
    }.items():
        merged["name"].setName(text, number, 3, 1, 0x409)
    merged["OS/2"].usWeightClass = WEIGHTS[style]
    merged["OS/2"].fsSelection = 0x20 if style == "Bold" else 0x40
    merged["head"].macStyle = int(style == "Bold")
    merged["head"].created = merged["head"].modified = made  # the same bytes, whenever it is made
    merged.recalcTimestamp = False
    merged.save(FIGURES / f"AtkinsonHyperlegibleCourse-{style}.ttf")


def page_font(name: str, source: str, characters: str) -> None:
    """Write the characters of one of matplotlib's DejaVu fonts as woff2; all, or StepError."""
    font = TTFont(DEJAVU / source, recalcTimestamp=False)
    lacking = sorted(set(characters) - set(map(chr, font.getBestCmap())))
    if lacking:
        raise StepError(f"{name}: {source} has no {' '.join(lacking)}; take them out of SIGNS")
    subsetter = Subsetter(Options(layout_features=[], hinting=False, name_IDs=[0, 13, 14]))
    subsetter.populate(text=characters)
    subsetter.subset(font)
    font["name"].setName("Course signs", 1, 3, 1, 0x409)
    font.flavor = "woff2"
    font.save(PAGES / name)


def main() -> None:
    """Make all of them."""
    for folder in (FIGURES, PAGES):
        folder.mkdir(exist_ok=True)
    for style in WEIGHTS:
        figure_font(style)
    shutil.copy(NEXT / "LICENSE", FIGURES / "LICENSE-Atkinson.txt")
    page_font("signs-400.woff2", "DejaVuSans.ttf", SIGNS)
    page_font("signs-700.woff2", "DejaVuSans-Bold.ttf", SIGNS)
    page_font("signs-mono.woff2", "DejaVuSansMono.ttf", SIGNS + FRAMES)
    page_font("cyrillic.woff2", "DejaVuSans.ttf", CYRILLIC)
    shutil.copy(DEJAVU / "LICENSE_DEJAVU", PAGES / "LICENSE-DejaVu.txt")


if __name__ == "__main__":
    main()
