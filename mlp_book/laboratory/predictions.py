"""Predict boxes: a field for each guess, and what opens when it was made.

A chapter writes the fields as comments at the end of the box, which no reader of the notebook
sees::

    :::{admonition} Predict
    :class: predict
    1. Must the weight grow or shrink?
    2. What is the slope there?

    <!-- guess: choice "1. It must": grow | shrink -->
    <!-- guess: number "2. The slope" = 2.184 -->
    :::

The kinds: ``number`` (with the number that the answer tells, where it tells one), ``choice``,
``word`` and ``text``, where the answer is a reason. What opens: every hidden output and every
answer from the box to the next box or heading.
"""

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import escape

from docutils import nodes

FIELD = re.compile(
    r'(?P<kind>number|choice|word|text) "(?P<label>[^"]+)"'
    r"(?: = (?P<answer>-?\d+(?:\.\d+)?))?(?:: (?P<options>.+))?"
)
COMMENT = re.compile(r"<!-- guess: (.*?) -->")
BOX = re.compile(
    r"^(:{3,})\{admonition\} [^\n]*\n:class: predict\n(.*?)^\1$", re.MULTILINE | re.DOTALL
)
EXPECTED = (
    'expected number "label", number "label" = 3.5, choice "label": one | other, '
    'word "label" or text "label"'
)


@dataclass(frozen=True)
class Field:
    """One guess: its kind, what stands before it, the number that is right, what to choose from."""

    kind: str
    label: str
    answer: str = ""
    options: tuple[str, ...] = ()


def field(text: str) -> Field:
    """Read what stands after ``guess:``.

    Raises
    ------
    ValueError
        If it is no field: the error says what was expected.
    """
    found = FIELD.fullmatch(text)
    if not found:
        raise ValueError(f"guess: got {text!r}, {EXPECTED}")
    options = tuple(option.strip() for option in (found["options"] or "").split("|"))
    chosen = found["kind"] == "choice"
    if chosen != (len(options) > 1 and all(options)) or len(set(options)) < len(options):
        raise ValueError(f"guess: got {text!r}, a choice has two options or more, others have none")
    if found["answer"] and found["kind"] != "number":
        raise ValueError(f"guess: got {text!r}, only a number is compared with an answer")
    return Field(found["kind"], found["label"], found["answer"] or "", options if chosen else ())


def boxes(markdown: str) -> Iterator[tuple[str, list[Field]]]:
    """Each Predict box of a text: its question, and its fields."""
    for found in BOX.finditer(markdown):
        comments = COMMENT.findall(found[2])
        yield COMMENT.sub("", found[2]).strip(), [field(comment) for comment in comments]


def _name(box: nodes.Element) -> str:
    """A name that stays when the chapter changes elsewhere, and changes with the question."""
    words = " ".join(box.astext().split())
    return hashlib.sha256(words.encode()).hexdigest()[:8]


def _opened_by(box: nodes.Element) -> list[nodes.Element]:
    """The cells with a hidden output and the answers after a box, up to the next box or heading."""
    found = []
    siblings = box.parent.children
    for node in siblings[siblings.index(box) + 1 :]:
        classes = node.get("classes", []) if isinstance(node, nodes.Element) else []
        if "predict" in classes or "slip" in classes:
            break
        if "tag_hide-output" in classes or {"dropdown", "answer"} <= set(classes):
            found.append(node)
    return found


def _row(field: Field, name: str, place: int) -> str:
    """The HTML of one field."""
    label, key = escape(field.label), f"guess-{name}-{place}"
    if field.kind == "choice":
        options = "".join(
            f'<label><input type="radio" name="{key}" value="{escape(option)}"> '
            f"<span>{escape(option)}</span></label>"
            for option in field.options
        )
        return f'<fieldset class="guess-row"><legend>{label}</legend>{options}</fieldset>'
    right = f' data-right="{field.answer}"' if field.answer else ""
    mode = ' inputmode="text" data-kind="number"' if field.kind == "number" else ""
    control = (
        f'<textarea id="{key}" rows="2" maxlength="2000"></textarea>'
        if field.kind == "text"
        else f'<input id="{key}" type="text" autocomplete="off" maxlength="200"{mode}{right}>'
    )
    kind = f"guess-row guess-{field.kind}"
    return f'<div class="{kind}"><label for="{key}">{label}</label>{control}</div>'


def _form(fields: list[Field], name: str, opens: bool) -> str:
    """The HTML of all fields of a box; hidden until a script brings it to life."""
    rows = "".join(_row(field, name, place) for place, field in enumerate(fields))
    keep = "Keep my guess and open the answer" if opens else "Keep my guess"
    show = '<button type="button" class="guess-show">Show me</button>' if opens else ""
    return (
        f'<form class="guess" data-guess="{name}" hidden novalidate>{rows}<div class="guess-do">'
        f'<button type="submit">{keep}</button>{show}'
        '<button type="button" class="guess-again" hidden>Guess again</button></div>'
        '<p class="guess-said" role="status"></p></form>'
    )


def give_fields(doctree: nodes.document) -> None:
    """Put the fields into each Predict box, and name in the page what each box opens."""
    for box in list(doctree.findall(nodes.admonition)):
        if "predict" not in box["classes"]:
            continue
        comments = [node for node in box.findall(nodes.raw) if COMMENT.search(node.astext())]
        texts = [text for node in comments for text in COMMENT.findall(node.astext())]
        for node in comments:
            node.parent.remove(node)
        if not texts:
            continue
        name, opened = _name(box), _opened_by(box)
        for node in opened:
            node["classes"] += ["guessed", f"guessed-{name}"]
        form = _form([field(text) for text in texts], name, bool(opened))
        box += nodes.raw("", form, format="html")
