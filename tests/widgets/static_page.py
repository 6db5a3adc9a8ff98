"""A built page in small: widgets embedded as the book embeds them, with the host script."""

import json
from pathlib import Path

from ipywidgets.embed import dependency_state

ROOT = Path(__file__).parents[2]
HOST = ROOT / "book" / "_assets" / "offline" / "widget-host.js"
FONTS = ROOT / "_build" / "html" / "_static" / "fonts.css"  # as `make book` puts them together

PAGE = """<!DOCTYPE html>
<html lang="en" data-theme="light">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Widgets</title>
<link rel="stylesheet" href="{fonts}">
<style>
html {{ background: #fff; color: #222832; font-size: 16px; }}
html[data-theme="dark"] {{ background: #14181e; color: #ced6dd; }}
body {{ margin: 0; }}
main {{ max-width: 730px; margin: 0 auto; padding: 0 15px; }}
</style>
<script defer src="{host}"></script>
</head>
<body>
<main>
<h1>Widgets</h1>
{views}
</main>
<script type="application/vnd.jupyter.widget-state+json">{state}</script>
</body>
</html>
"""


def script_text(data: object) -> str:
    """Return JSON that may stand in a script element."""
    return json.dumps(data).replace("<", "\\u003c")


def write_page(path: Path, *widgets: object, state: dict | None = None) -> str:
    """Write a page with the widgets and return its address, ``file://...``."""
    if state is None:
        state = dependency_state(list(widgets), drop_defaults=False) if widgets else {}
    views = "\n".join(
        '<script type="application/vnd.jupyter.widget-view+json">'
        + script_text({"version_major": 2, "version_minor": 0, "model_id": widget.model_id})
        + "</script>"
        for widget in widgets
    )
    whole = {"version_major": 2, "version_minor": 0, "state": state}
    page = PAGE.format(
        host=HOST.as_uri(), fonts=FONTS.as_uri(), views=views, state=script_text(whole)
    )
    path.write_text(page, encoding="utf-8")
    return path.as_uri()
