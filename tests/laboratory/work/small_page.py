"""A chapter in small, as the book builds it: predictions, exercises, a quiz, what keeps them."""

from importlib.util import find_spec
from pathlib import Path

from docutils import nodes
from docutils.core import publish_doctree, publish_from_doctree
from docutils.writers.html5_polyglot import Writer

from mlp_book.laboratory.help_steps import give_help
from mlp_book.laboratory.page_end import give_end
from mlp_book.laboratory.predictions import give_fields
from mlp_book.page.palette import css_variables
from mlp_book.widgets import Choice, Number, Question, Quiz, Right, Wrong
from tests.widgets.static_page import HOST, script_text

from ipywidgets.embed import dependency_state  # isort: skip

OFFLINE = HOST.parent
TOGGLE = Path(find_spec("sphinx_togglebutton").origin).parent / "_static"
RST = """
Title
=====

.. admonition:: Predict
   :class: predict

   How many, and why?

   .. raw:: html

      <!-- guess: number "1. How many" = 19 -->

   .. raw:: html

      <!-- guess: choice "2. It": grows | shrinks -->

   .. raw:: html

      <!-- guess: text "3. Why" -->

Text between.

.. container:: cell tag_hide-output

   .. raw:: html

      <details class="hide below-input"><summary>Show</summary><pre>the output</pre></details>

.. admonition:: Answer
   :class: dropdown answer

   Nineteen.

.. admonition:: Predict
   :class: predict

   A word?

   .. raw:: html

      <!-- guess: word "Word" -->

Exercises
=========

Exercise 1: by hand (5 minutes)
-------------------------------

VIEW-1

Exercise 2: the log (10 minutes)
--------------------------------

.. container:: cell

   ::

      exercises.log.check(log)

.. admonition:: Hint
   :class: dropdown hint

   In a loop.

.. admonition:: Solution
   :class: dropdown solution

   .. code:: python

      def log(w, rate, steps):
          errors = []
          for _ in range(steps + 1):
              miss = 2.6 * w + 0.54 - 1
              errors.append(miss**2 / 2)
              w = w - rate * 2.6 * miss
          return errors

Quiz
====

VIEW-0
"""
PAGE = """<!DOCTYPE html>
<html lang="en" data-theme="light" data-content_root="../../">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>A chapter in small</title>
<link rel="stylesheet" href="{toggle}/togglebutton.css">
<link rel="stylesheet" href="../../_static/offline/work.css">
<style>{palette} body {{ margin: 0; background: var(--mlp-background); color: var(--mlp-text);
font: 16px/1.5 sans-serif; }} main {{ max-width: 730px; margin: auto; padding: 0 15px; }}
a {{ color: var(--mlp-forward-ink); }} .toggle-button {{ color: inherit; background: none; }}
.visually-hidden {{ position: absolute; width: 1px; height: 1px; overflow: hidden;
clip-path: inset(50%); }}
</style>
<script>let toggleHintShow = "Show", toggleHintHide = "Hide", toggleOpenOnPrint = "true";
var togglebuttonSelector = ".toggle, .admonition.dropdown";</script>
<script src="{toggle}/togglebutton.js"></script>
<script defer src="../../_static/offline/work.js"></script>
<script defer src="{host}"></script></head>
<body><nav class="bd-links" aria-label="Contents"><ul>
<li><a class="reference internal" href="#">This</a></li>
<li><a class="reference internal" href="small.html">Small</a></li>
<li><a class="reference internal" href="other.html">Other</a></li></ul></nav>
<nav class="page-toc" aria-label="On this page"><ul>
<li><a href="#exercise-1-by-hand-5-minutes">Exercise 1</a></li>
<li><a href="#exercise-2-the-log-10-minutes">Exercise 2</a></li>
<li><a href="#quiz">Quiz</a></li></ul></nav>
<main><article><h1>A chapter in small</h1>{body}</article></main>
<script type="application/vnd.jupyter.widget-state+json">{state}</script></body></html>
"""


def widgets():
    """The quiz and the question of the page."""
    return [
        Quiz(
            [
                Choice(
                    "What is ReLU(-2)?",
                    Right("0", "Negative numbers become 0."),
                    *(Wrong(f"{k}", f"{k} is wrong.") for k in (1, 2, 3)),
                ),
                Number("z3?", 0.5, label="z3"),
                Number("z3?", 0.7, label="and z3 later"),
            ]
        ),
        Question(Number("What is y?", 4, label="y"), title="Exercise 1"),
    ]


def write_chapter(folder: Path, *, rst: str = RST, name: str = "small", questions=None) -> str:
    """Write the page into a book's folder, and return its address."""
    doctree = publish_doctree(
        rst, settings_overrides={"doctitle_xform": False, "output_encoding": "unicode"}
    )
    for cell in doctree.findall(nodes.container):  # docutils turns _ into -, myst-nb does not
        cell["classes"] = [name.replace("tag-", "tag_") for name in cell["classes"]]
    give_fields(doctree)
    give_help(doctree, "book/learning/gradient_descent")
    give_end(doctree)
    overrides = {"output_encoding": "unicode", "embed_stylesheet": False, "stylesheet_path": None}
    html = publish_from_doctree(doctree, writer=Writer(), settings_overrides=overrides)
    body = html.partition("<main>")[2].rpartition("</main>")[0]
    body = body.replace(
        'class="cell docutils container"',
        'class="cell docutils container" data-cell="1" data-exercise="gradient_descent.log"',
    )
    shown = questions or widgets()
    for k, widget in enumerate(shown):
        view = script_text({"version_major": 2, "version_minor": 0, "model_id": widget.model_id})
        tag = f'<script type="application/vnd.jupyter.widget-view+json">{view}</script>'
        body = body.replace(f"<p>VIEW-{k}</p>", tag)
    whole = {"version_major": 2, "version_minor": 0}
    state = script_text({**whole, "state": dependency_state(shown, drop_defaults=False)})
    target = folder / "book" / "learning"
    target.mkdir(parents=True, exist_ok=True)
    static = folder / "_static"
    if not static.exists():
        static.mkdir()
        (static / "offline").symlink_to(OFFLINE)
    page = PAGE.format(
        toggle=TOGGLE.as_uri(),
        palette=css_variables("body"),
        host=HOST.as_uri(),
        body=body,
        state=state,
    )
    path = target / f"{name}.html"
    path.write_text(page, encoding="utf-8")
    return path.as_uri()
