"""The typed questions: no foreseen answer is hidden behind another."""

import ast
import inspect

import pytest

from mlp_book.widgets import Number, Quiz
from mlp_book.widgets.question.questions import decimals_of
from tests.chapters.rooms import FOLDER, ROOMS

MODULES = sorted(
    path.relative_to(FOLDER).with_suffix("").as_posix().replace("/", ".")
    for room in ROOMS
    for path in [*(FOLDER / room).glob("*questions.py"), FOLDER / room / "quiz.py"]
    if path.exists()
)


class _Pairs(ast.NodeTransformer):
    """Hints as pairs: of two equal keys a dictionary keeps one, and nobody sees that."""

    def visit_keyword(self, node):
        self.generic_visit(node)
        if node.arg == "hints" and isinstance(node.value, ast.Dict):
            pairs = [
                ast.Starred(ast.Call(ast.Attribute(v, "items", ast.Load()), [], []), ast.Load())
                if k is None
                else ast.Tuple([k, v], ast.Load())
                for k, v in zip(node.value.keys, node.value.values, strict=True)
            ]
            node.value = ast.List(pairs, ast.Load())
        return node


def numbers(name):
    """Every typed question of a module of questions, its hints as they are written."""
    path = FOLDER / f"{name.replace('.', '/')}.py"
    tree = ast.fix_missing_locations(_Pairs().visit(ast.parse(path.read_text(encoding="utf-8"))))
    whole = f"mlp_book.chapters.{name}"
    names = {"__name__": whole, "__package__": whole.rpartition(".")[0]}
    exec(compile(tree, str(path), "exec"), names)
    for function in [n.name for n in tree.body if isinstance(n, ast.FunctionDef)]:
        if function.startswith("_") or inspect.signature(names[function]).parameters:
            continue
        quiz = names[function]()
        for question in quiz._questions if isinstance(quiz, Quiz) else ():
            if isinstance(question, Number):
                yield f"{name}.{function}: {question.prompt}", question


def hidden(question):
    """The hints that are never given, since one before them meets the same answer."""
    found = []
    for k, (value, text) in enumerate(question.hints):
        digits = max(question.decimals, decimals_of(round(value, 6)))
        typed, near = round(value, digits), 0.5 * 10**-digits
        if any(abs(typed - b) <= near and words != text for b, words in question.hints[:k]):
            found.append(text)
    return found


@pytest.mark.parametrize("name", MODULES)
def test_no_hint_hides_another(name):
    faults = [f"{where}: {text}" for where, one in numbers(name) for text in hidden(one)]
    assert not faults, "\n".join(faults)


def test_a_hidden_hint_is_found():
    assert hidden(Number("?", 3.0, hints=[(1.0, "One."), (1.0, "Two.")])) == ["Two."]


def test_there_are_typed_questions():
    assert sum(len(list(numbers(name))) for name in MODULES) > 100
