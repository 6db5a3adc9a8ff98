"""The end of a page with something to do: what is open, and the reader's work as a file."""

from html import escape

from docutils import nodes

END = """<section id="your-work" class="work" aria-labelledby="your-work-title" hidden>
<h2 id="your-work-title">Your work</h2>
<div class="work-open">{open}</div><div class="work-unplaced" hidden></div>
<p>What you write and answer stays in this browser. Save it to a file to keep it for sure, or to
take it to another browser or folder.</p>
<div class="work-do"><button type="button" data-work="save">Save my work</button>
<button type="button" data-work="load">Load</button>
<button type="button" data-work="forget">Forget</button></div>
<p class="work-said" role="status"></p></section>"""


def _open(sections: list[nodes.section]) -> str:
    """The list of what is open to a reader who has done nothing yet."""
    items = "".join(
        f'<li><a href="#{section["ids"][0]}">{escape(section[0].astext())}</a></li>'
        for section in sections
    )
    return f"<p>Open on this page:</p><ul>{items}</ul>" if items else ""


def give_end(doctree: nodes.document) -> None:
    """Put the end on a page with exercises or predictions."""
    titled = [(section[0].astext(), section) for section in doctree.findall(nodes.section)]
    todo = [s for title, s in titled if title == "Quiz" or title.startswith("Exercise ")]
    boxes = doctree.findall(nodes.admonition)
    if todo or any("predict" in box["classes"] for box in boxes):
        doctree += nodes.raw("", END.format(open=_open(todo)), format="html")
