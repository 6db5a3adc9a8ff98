"""One palette for matplotlib, CSS and JavaScript: what each colour means is in ``palette.json``.

Signals going forward are blue, parameters neutral, gradients going back orange, targets and
errors vermilion. No meaning hangs on colour alone.

``python -m mlp_book.page.palette`` writes the CSS custom properties for the widgets' style sheets.
"""

from __future__ import annotations

import json
from importlib import resources
from pathlib import Path
from typing import Literal

__all__ = ["ROLES", "colors", "css_properties", "css_variables", "load"]

Theme = Literal["light", "dark"]
ROLES = ("forward", "parameter", "gradient", "target", "right")
CSS_PATH = Path(__file__).parents[1] / "widgets" / "pieces" / "palette.css"


def load() -> dict:
    """Return ``palette.json`` as a dictionary with the keys ``"light"`` and ``"dark"``."""
    text = resources.files("mlp_book.page").joinpath("palette.json").read_text(encoding="utf-8")
    return json.loads(text)


def colors(theme: Theme = "light", part: Literal["ink", "line", "wash"] = "line") -> dict[str, str]:
    """Return the colours of a theme for matplotlib, by name: ``colors()["forward"]``.

    Roles give their `part`; ``background``, ``surface``, ``text``, ``muted``, ``border`` and
    ``control`` are there too.
    """
    palette = load()
    if theme not in ("light", "dark"):
        raise ValueError(f"palette.colors: theme is {theme!r}, expected 'light' or 'dark'")
    return {
        name: value if isinstance(value, str) else value[part]
        for name, value in palette[theme].items()
    }


def css_properties(theme: Theme) -> dict[str, str]:
    """Return the custom properties of a theme: ``{"--mlp-forward-ink": "#00629b", ...}``."""
    properties = {}
    for name, value in load()[theme].items():
        if isinstance(value, str):
            properties[f"--mlp-{name}"] = value
        else:
            properties.update({f"--mlp-{name}-{part}": color for part, color in value.items()})
    return properties


def css_variables(selector: str = ".mlp-widget") -> str:
    """Return style rules that set the properties on `selector` in every theme.

    The light colours are the default and the print colours. Dark: the book's
    ``html[data-theme="dark"]``, JupyterLab's ``body[data-jp-theme-light="false"]``, and, where
    neither says anything, what the reader's system prefers.
    """
    light, dark = (
        " ".join(f"{name}: {color};" for name, color in css_properties(theme).items())
        + f" color-scheme: {theme};"
        for theme in ("light", "dark")
    )
    unsaid = "html:not([data-theme]) body:not([data-jp-theme-light])"
    said = [f'html[data-theme="dark"] {selector}', f'body[data-jp-theme-light="false"] {selector}']
    return "\n".join(
        [
            "/* Written by `python -m mlp_book.page.palette` from palette.json: edit that. */",
            f"{selector} {{ {light} }}",
            "@media screen {",
            f"  {', '.join(said)} {{ {dark} }}",
            "}",
            "@media screen and (prefers-color-scheme: dark) {",
            f"  {unsaid} {selector} {{ {dark} }}",
            "}",
            "",
        ]
    )


if __name__ == "__main__":
    CSS_PATH.write_text(css_variables(), encoding="utf-8")
    print(f"wrote {CSS_PATH}")
