"""The palette: readable in both themes, told apart by colour-blind readers, one source."""

import colorsys
from itertools import combinations

import numpy as np
import pytest

from mlp_book.page import palette

THEMES = ("light", "dark")
# JupyterLab's dark output area, beside our own backgrounds.
LAB = {"light": ["#ffffff"], "dark": ["#111111", "#212121"]}
# Machado, Oliveira and Fernandes (2009), severity 1, on linear RGB.
DEFICIENCIES = {
    "protan": [
        [0.152286, 1.052583, -0.204868],
        [0.114503, 0.786281, 0.099216],
        [-0.003882, -0.048116, 1.051998],
    ],
    "deutan": [
        [0.367322, 0.860646, -0.227968],
        [0.280085, 0.672501, 0.047413],
        [-0.011820, 0.042940, 0.968881],
    ],
}


def linear(color):
    rgb = np.array([int(color[i : i + 2], 16) / 255 for i in (1, 3, 5)])
    return np.where(rgb <= 0.04045, rgb / 12.92, ((rgb + 0.055) / 1.055) ** 2.4)


def contrast(one, other):
    low, high = sorted(float(linear(c) @ [0.2126, 0.7152, 0.0722]) for c in (one, other))
    return (high + 0.05) / (low + 0.05)


def lab(rgb):
    xyz = np.array(
        [[0.4124, 0.3576, 0.1805], [0.2126, 0.7152, 0.0722], [0.0193, 0.1192, 0.9505]]
    ) @ np.clip(rgb, 0, 1)
    f = np.cbrt(xyz / [0.9505, 1, 1.089])
    return np.array([116 * f[1] - 16, 500 * (f[0] - f[1]), 200 * (f[1] - f[2])])


@pytest.mark.parametrize("theme", THEMES)
def test_text_has_contrast(theme):
    colors = palette.load()[theme]
    grounds = [colors["background"], colors["surface"], *LAB[theme]]
    inks = {name: colors[name]["ink"] for name in palette.ROLES}
    for name, ink in {**inks, "text": colors["text"], "muted": colors["muted"]}.items():
        own = [colors[name]["wash"]] if name in inks else []
        for ground in [*grounds, *own]:
            assert contrast(ink, ground) >= 4.5, (name, ink, ground)
        if name in ("text", "muted"):
            for role in palette.ROLES:
                assert contrast(ink, colors[role]["wash"]) >= 4.5, (name, role)


@pytest.mark.parametrize("theme", THEMES)
def test_drawings_have_contrast(theme):
    colors = palette.load()[theme]
    for name in palette.ROLES:
        assert contrast(colors[name]["line"], colors["background"]) >= 3, name
    assert contrast(colors["control"], colors["background"]) >= 3


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("part", ["line", "ink"])
@pytest.mark.parametrize("deficiency", DEFICIENCIES)
def test_colors_stay_distinct_for_colour_blind_readers(theme, part, deficiency):
    colors = palette.colors(theme, part)
    seen = {
        name: lab(np.array(DEFICIENCIES[deficiency]) @ linear(colors[name]))
        for name in ("forward", "gradient", "target", "parameter")
    }
    for one, other in combinations(seen, 2):
        assert np.linalg.norm(seen[one] - seen[other]) > 14, (one, other)


def test_roles_have_their_hues():
    def hue(color):
        return 360 * colorsys.rgb_to_hls(*(int(color[i : i + 2], 16) / 255 for i in (1, 3, 5)))[0]

    for theme in THEMES:
        colors = palette.colors(theme)
        assert 195 < hue(colors["forward"]) < 215
        assert 30 < hue(colors["gradient"]) < 48
        assert 10 < hue(colors["target"]) < 30


def test_colors_for_matplotlib():
    from matplotlib.colors import is_color_like

    assert all(map(is_color_like, palette.colors("dark", "ink").values()))
    assert palette.colors()["forward"] == palette.load()["light"]["forward"]["line"]
    with pytest.raises(ValueError, match="theme is 'sepia', expected 'light' or 'dark'"):
        palette.colors("sepia")


def test_the_style_sheet_is_written_from_the_palette():
    written = palette.CSS_PATH.read_text(encoding="utf-8")
    assert written == palette.css_variables(), "run `python -m mlp_book.page.palette`"


WIDGETS = palette.CSS_PATH.parents[1]


def test_style_sheets_hold_no_colour_of_their_own():
    import re

    sheets = [p for p in WIDGETS.rglob("*.css") if "static" not in p.parts]
    assert palette.CSS_PATH in sheets
    assert len({p.parent for p in sheets}) > 10
    for path in sheets:
        if path != palette.CSS_PATH:
            found = re.findall(r"#[0-9a-f]{3,8}\b|rgba?\(", path.read_text(encoding="utf-8"))
            assert found in ([], ["#999"]), (path, found)  # a grey border, in print
