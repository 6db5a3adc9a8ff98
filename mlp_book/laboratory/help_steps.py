"""Help in steps after a code exercise: hints, its solution as lines to be put in order.

An exercise's module holds what was written for it: ``hints``, one or two sentences each, and
``wrong_lines``, one or two typical wrong ones, which ask for the shuffled lines. The page's own
*Hint* box comes first, the solution last.
"""

import importlib
import json
import re
import sys
from html import escape
from types import ModuleType

from docutils import nodes

from mlp_book.laboratory.line_orders import line_orders

CHECK = re.compile(r"^exercises\.(\w+)\.check\(", re.MULTILINE)
NOTE = (
    "The solution is below. Opened before the exercise is solved, it is marked so in the contents."
)


def module_of(chapter: str, name: str) -> ModuleType:
    """The module of an exercise; its package shows the exercise itself under this name."""
    full = f"mlp_book.chapters.{chapter}.exercises.{name}"
    importlib.import_module(full)
    return sys.modules[full]


def marked(text: str) -> str:
    """A hint as HTML: text, and code between backticks."""
    parts = text.split("`")
    return "".join(
        f"<code>{escape(part)}</code>" if k % 2 else escape(part) for k, part in enumerate(parts)
    )


def _step(title: str, content: str) -> str:
    return f"<details><summary>{title}</summary>{content}</details>"


def steps(chapter: str, names: list[str], solution: str, hinted: bool) -> str:
    """The HTML of the help with a solution; `hinted`: whether the page has a hint of its own.

    Two exercises may share a solution: then the hints of both stand there.
    """
    modules = [module_of(chapter, name) for name in names]
    hints = [hint for module in modules for hint in getattr(module, "hints", ())]
    wrong = getattr(modules[0], "wrong_lines", ())
    parts = [
        _step("One more hint" if k or hinted else "A hint", f"<p>{marked(hint)}</p>")
        for k, hint in enumerate(hints)
    ]
    if wrong:
        pieces, orders = line_orders(solution)
        data = json.dumps({"pieces": pieces, "wrong": list(wrong), "orders": orders})
        data = data.replace("<", "\\u003c")
        parts.append(
            _step(
                "The solution's lines, shuffled",
                "<p>Put them in order. "
                + ("One is wrong and belongs" if len(wrong) == 1 else "Two are wrong and belong")
                + ' below the mark.</p><div class="work-lines"></div>'
                f'<script type="application/json">{data}</script>',
            )
        )
    note = f'<p class="help-note">{NOTE}</p>'
    return f'<div class="help-steps" data-help="{chapter}.{names[0]}">{"".join(parts)}{note}</div>'


def _solution(box: nodes.Element) -> str:
    return "\n\n".join(block.astext() for block in box.findall(nodes.literal_block))


def give_help(doctree: nodes.document, docname: str) -> None:
    """Put its help before the solution of each code exercise."""
    chapter = docname.rsplit("/", 1)[-1]
    for section in doctree.findall(nodes.section):
        if not re.match(r"Exercise \d+:", section[0].astext()):
            continue
        asked, hinted = [], False
        for node in list(section.children):
            classes = node.get("classes", []) if isinstance(node, nodes.Element) else []
            if "cell" in classes:
                code = "\n".join(block.astext() for block in node.findall(nodes.literal_block))
                asked += CHECK.findall(code)
            elif "hint" in classes:
                hinted = True
            elif "solution" in classes and asked:
                html = steps(chapter, asked, _solution(node), hinted)
                section.insert(section.index(node), nodes.raw("", html, format="html"))
                asked, hinted = [], False
