"""The digit application as a page of its own: one file, which asks for no other.

It is cut out of the built chapter: the same bundle, the same trained weights, the same host script.
So there is nothing in it that could differ from the chapter.
"""

import base64
import json
import re
from pathlib import Path

__all__ = ["alone", "write_digits_page"]

CHAPTER = "book/application/digits.html"
HOST = "_static/offline/widget-host.js"
FONT = "_static/fonts/atkinson-hyperlegible-next-latin-normal.woff2"
NAME = "digits.html"
STATE = re.compile(
    r'<script type="application/vnd\.jupyter\.widget-state\+json">(.*?)</script>', re.DOTALL
)
PAGE = """<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="description" content="Draw a digit, and a small neural network says which one it sees.">
<title>Draw a digit</title>
<link rel="icon" href="data:,">
<style>
/* Atkinson Hyperlegible Next: SIL Open Font License 1.1 */
@font-face {{ font-family: "Atkinson Hyperlegible Next"; font-weight: 200 800;
  src: url("data:font/woff2;base64,{font}") format("woff2"); }}
body {{ font-family: "Atkinson Hyperlegible Next", system-ui, sans-serif; line-height: 1.5; }}
body {{ margin: 0; background: #fff; color: #222832; }}
main {{ max-width: 730px; margin: 0 auto; padding: 1rem; }}
h1 {{ font-size: 1.6rem; }}
@media (prefers-color-scheme: dark) {{ body {{ background: #14181e; color: #dde3e9; }} }}
</style>
</head>
<body>
<main>
<h1>Draw a digit</h1>
<p>A network with 64 inputs, {hidden} hidden neurons and 10 outputs answers. It runs in this page,
which needs no internet and sends your drawing nowhere. The chapter <em>An
application</em> of <em>The Multilayer Perceptron, Computed</em> says how it is made, and where it
fails: it knows nothing but digits, and names one for every drawing.</p>
<noscript><p>This page computes in JavaScript, which is switched off.</p></noscript>
<script type="application/vnd.jupyter.widget-view+json">{view}</script>
<p>Text: CC BY 4.0. Code: MIT. Digits: E. Alpaydin and C. Kaynak, CC BY 4.0.</p>
</main>
<script type="application/vnd.jupyter.widget-state+json">{state}</script>
<script>{host}</script>
</body>
</html>
"""


def alone(chapter: str, host: str, font: bytes) -> str:
    """Return the page, from the HTML of the built chapter, the host script and the font.

    ValueError if the chapter shows no digit widget, or more than one.
    """
    found = STATE.search(chapter)
    models = json.loads(found[1])["state"] if found else {}
    own = {name: model for name, model in models.items() if "recordings" in model["state"]}
    if len(own) != 1:
        raise ValueError(f"{CHAPTER} shows {len(own)} digit widgets, expected one")
    ((name, model),) = own.items()
    view = {"version_major": 2, "version_minor": 0, "model_id": name}
    state = {"version_major": 2, "version_minor": 0, "state": own}
    return PAGE.format(
        hidden=model["state"]["sizes"][1],
        view=_script(view),
        state=_script(state),
        host=host,
        font=base64.b64encode(font).decode(),
    )


def _script(data: object) -> str:
    """JSON that may stand in a script element."""
    return json.dumps(data).replace("<", "\\u003c")


def write_digits_page(app: object, exception: Exception | None) -> None:
    """After Sphinx has written the chapter: write the page beside the book's first page."""
    out = Path(app.outdir)
    if exception is None and (out / CHAPTER).is_file():
        chapter = (out / CHAPTER).read_text(encoding="utf-8")
        host = (out / HOST).read_text(encoding="utf-8")
        font = (out / FONT).read_bytes()
        (out / NAME).write_text(alone(chapter, host, font), encoding="utf-8")
