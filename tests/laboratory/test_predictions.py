"""Every Predict box has its fields, and the number that a guess is compared with is true."""

import re
from pathlib import Path

import nbformat
import pytest
from docutils import nodes

from mlp_book.laboratory.predictions import Field, boxes, field, give_fields
from mlp_book.site.exercise_index import markdown

BOOK = Path(__file__).resolve().parents[2] / "book"
NOTEBOOKS = sorted(BOOK.rglob("*.ipynb"))
WORDS = {"one": 1, "three": 3, "half": 0.5, "sixteen": 16, "hundredths": 0.01}
ENDS = re.compile(r"^#+ |^:{3,}\{admonition\} .*\n:class: (?:predict|slip)", re.MULTILINE)
BOX = re.compile(
    r"^(:{3,})\{admonition\} [^\n]*\n:class: predict\n.*?^\1$", re.MULTILINE | re.DOTALL
)
ANSWER = re.compile(
    r"^(:{3,})\{admonition\} [^\n]*\n:class: dropdown answer\n(.*?)^\1$", re.M | re.S
)


def opened(notebook):
    """(fields, text of what opens) of each Predict box, as the built page has it."""
    text = ""
    for cell in nbformat.read(notebook, as_version=4).cells:
        if cell.cell_type == "markdown":
            text += cell.source + "\n\n"
        elif "hide-output" in cell.metadata.get("tags", []):
            shown = [o.get("text", o.get("data", {}).get("text/plain", "")) for o in cell.outputs]
            text += (
                f"\n:::{{admonition}} Output\n:class: dropdown answer\n{''.join(shown)}\n:::\n\n"
            )
    for found in BOX.finditer(text):
        after = text[found.end() :]
        end = ENDS.search(after)
        answers = ANSWER.findall(after[: end.start() if end else None])
        ((_, fields),) = boxes(found[0])
        yield fields, "\n".join(answer for _, answer in answers)


def numbers_in(text):
    plain = re.sub(r"(?<=\d)(?:,|\\,)(?=\d{3}\b)", "", text.lower())  # 30\,000 and 26,304
    found = {float(number) for number in re.findall(r"-?\d+(?:\.\d+)?(?:e-?\d+)?", plain)}
    return found | {WORDS[word] for word in re.findall(r"[a-z]+", plain) if word in WORDS}


@pytest.mark.parametrize("notebook", NOTEBOOKS, ids=lambda path: path.stem)
def test_every_predict_box_has_its_fields(notebook):
    text = markdown(notebook)
    found = list(boxes(text))
    assert len(found) == text.count(":class: predict")
    for question, fields in found:
        assert fields, question
        assert len({one.label for one in fields}) == len(fields), question
    assert text.count("<!-- guess:") == sum(len(fields) for _, fields in found)
    assert len({question for question, _ in found}) == len(found)


@pytest.mark.parametrize("notebook", NOTEBOOKS, ids=lambda path: path.stem)
def test_a_guess_is_compared_with_the_number_that_the_answer_tells(notebook):
    for fields, answer in opened(notebook):
        for one in fields:
            if one.answer:
                assert float(one.answer) in numbers_in(answer), (one, answer)


def test_there_are_boxes_of_every_kind():
    fields = [one for path in NOTEBOOKS for _, found in boxes(markdown(path)) for one in found]
    kinds = [one.kind for one in fields]
    assert {kind: kinds.count(kind) > 20 for kind in ("number", "choice", "word", "text")} == {
        "number": True,
        "choice": True,
        "word": True,
        "text": True,
    }
    assert sum(bool(one.answer) for one in fields) > 60


GOOD = {
    'number "y"': Field("number", "y"),
    'number "1. y at 0" = -0.5': Field("number", "1. y at 0", "-0.5"),
    'choice "It": grows | shrinks': Field("choice", "It", "", ("grows", "shrinks")),
    'word "Shape"': Field("word", "Shape"),
    'text "Why: because"': Field("text", "Why: because"),
}
BAD = [
    "number",
    "number y",
    'numbers "y"',
    'number "y" = many',
    'number "y" = 3: 3 | 4',
    'choice "It"',
    'choice "It": grows',
    'choice "It": grows | grows',
    'choice "It": grows |',
    'word "It": a | b',
    'word "It" = 3',
    'text ""',
]


@pytest.mark.parametrize("text", GOOD)
def test_a_field_is_read(text):
    assert field(text) == GOOD[text]


@pytest.mark.parametrize("text", BAD)
def test_what_is_no_field_is_refused_in_words(text):
    with pytest.raises(ValueError, match=r"^guess: got "):
        field(text)


def page(*after, fields=('number "y" = 3',)):
    """A section with a Predict box and what comes after it."""
    box = nodes.admonition("", nodes.title("", "Predict"), nodes.paragraph("", "How far?"))
    box["classes"] = ["predict"]
    for text in fields:
        box += nodes.raw("", f"<!-- guess: {text} -->", format="html")
    section = nodes.section("", nodes.title("", "Title"), box, *after)
    document = nodes.document("", "")
    document += section
    return document, box


def kind(*classes):
    return nodes.container("", nodes.paragraph("", "text"), classes=list(classes))


def test_the_page_has_the_fields_and_names_what_opens():
    output, answer = kind("cell", "tag_hide-output"), kind("dropdown", "answer")
    text, other = nodes.paragraph("", "between"), kind("dropdown", "solution")
    slip, later = kind("slip"), kind("dropdown", "answer")
    document, box = page(output, text, answer, other, slip, later)
    give_fields(document)
    html = box[-1].astext()
    name = re.search(r'data-guess="([0-9a-f]{8})"', html)[1]
    assert "<!--" not in document.astext()
    assert f'id="guess-{name}-0"' in html
    assert 'data-right="3"' in html
    marked = [
        n for n in (output, text, answer, other, slip, later) if f"guessed-{name}" in n["classes"]
    ]
    assert marked == [output, answer]


def test_a_box_without_an_answer_offers_none():
    document, box = page()
    give_fields(document)
    assert "Keep my guess<" in box[-1].astext()
    assert "Show me" not in box[-1].astext()


def test_text_in_a_field_is_never_markup():
    document, box = page(fields=('choice "<i>It</i>": <b> | "c"',))
    give_fields(document)
    html = box[-1].astext()
    assert "<legend>&lt;i&gt;It&lt;/i&gt;</legend>" in html
    assert 'value="&lt;b&gt;"> <span>&lt;b&gt;</span>' in html


def test_a_box_keeps_its_name_until_its_question_changes():
    (first, one), (second, two) = page(), page(nodes.paragraph("", "more"), fields=('word "z"',))
    (third, three) = page()
    three[1] = nodes.paragraph("", "How near?")
    names = []
    for document, box in ((first, one), (second, two), (third, three)):
        give_fields(document)
        names.append(re.search(r'data-guess="(\w+)"', box[-1].astext())[1])
    assert names[0] == names[1] != names[2]
