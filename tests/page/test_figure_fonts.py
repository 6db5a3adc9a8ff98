"""Figures are the same whatever fonts a machine has: theirs come with the package."""

import io
from pathlib import Path

import matplotlib as mpl
import pytest
from matplotlib import font_manager

from mlp_book.page import plots


@pytest.fixture
def style():
    """The book's style, undone afterwards."""
    with mpl.rc_context():
        plots.use_style()
        yield


def drawn(text="Zażółć gęślą jaźń, 0.5 \N{MINUS SIGN} δ → ŁÓDŹ $x_1 \\leq \\theta$"):
    """A small figure with every kind of letter, as the bytes of its SVG."""
    figure, axes = plots.subplots(figsize=(3, 2))
    axes.plot([0, 1])
    axes.set_title(text, fontweight="bold")
    axes.set_xlabel(text)
    file = io.BytesIO()
    figure.savefig(file, format="svg", metadata={"Date": None})
    return file.getvalue()


@pytest.mark.parametrize(
    ("letters", "weight", "file"),
    [
        ("ąćęłńóśźżĄĆĘŁŃÓŚŹŻ−0.5", "normal", "AtkinsonHyperlegibleCourse-Regular.ttf"),
        ("ąćęłńóśźżĄĆĘŁŃÓŚŹŻ−0.5", "bold", "AtkinsonHyperlegibleCourse-Bold.ttf"),
        ("δθ≤→", "normal", "DejaVuSans.ttf"),
    ],
)
def test_letters_are_atkinsons_and_the_rest_is_matplotlibs_own(style, letters, weight, file):
    """Each letter is taken from the first family that has it."""
    for family in mpl.rcParams["font.family"]:
        wanted = font_manager.FontProperties(family=family, weight=weight)
        path = font_manager.findfont(wanted, fallback_to_default=False)
        if set(map(ord, letters)) <= set(font_manager.get_font(path).get_charmap()):
            break
    assert Path(path).name == file


def test_other_fonts_of_the_machine_change_nothing(style, monkeypatch):
    """None at all, and fonts that take the same names: the same bytes."""
    manager = font_manager.fontManager
    before = drawn()
    own = Path(mpl.get_data_path()), Path(plots.__file__).parent
    bare = [f for f in manager.ttflist if any(p in Path(f.fname).parents for p in own)]
    serif = next(f for f in bare if Path(f.fname).name == "DejaVuSerif.ttf")
    fakes = [
        font_manager.FontEntry(**{**vars(serif), "name": name, "weight": weight})
        for name in ("Atkinson Hyperlegible Next", "DejaVu Sans", "Arial", "system-ui")
        for weight in (400, 700)
    ]
    for fonts in (bare, bare + fakes):
        monkeypatch.setattr(manager, "ttflist", fonts)
        manager._findfont_cached.cache_clear()
        assert drawn() == before
    manager._findfont_cached.cache_clear()


def test_a_figure_is_shapes_and_no_text(style):
    """So the reader's fonts change nothing either."""
    assert b"<text" not in drawn()
    assert b"font-family" not in drawn()


def test_the_licence_travels_with_the_fonts():
    folder = Path(plots.__file__).parent / "fonts"
    assert "SIL OPEN FONT LICENSE" in (folder / "LICENSE-Atkinson.txt").read_text(encoding="utf-8")
