"""What people wrote is judged as a good teacher would: refused with its hint, or accepted.

It is judged twice: by the check, and by all legal inputs, which say whether it is wrong indeed.
"""

import ast
import textwrap

import pytest

from .answers import RIGHT, WRONG
from .mutants.judging import Judged
from .mutants.names import on_page
from .mutants.running import quiet
from .printed import printed
from .rooms import exercises, functions

EXERCISES, FUNCTIONS, PRINTED = exercises(), functions(), printed()
FOR_THE_WAY = {"matrices.product"}  # right, and refused: NumPy does what the exercise asks for
FORGIVEN = {"parallelism.fewest"}  # at a border the last digit decides; no probe stands on one


def answer(name, body):
    """The function that a body gives, with the printed parameters; or else the value."""
    of_function = name in FUNCTIONS
    parameters = (
        ast.unparse(ast.parse(PRINTED[name][1]).body[0].args) if of_function else "solution"
    )
    source = f"def attempt({parameters}):\n{textwrap.indent(body, '    ')}"
    names = on_page(name)
    exec(source, names)
    return names["attempt"] if of_function else names["attempt"](EXERCISES[name].solution)


def said(name, given, capsys):
    """What the check of an exercise prints of an answer, in one line."""
    EXERCISES[name].check(given)
    return " ".join(capsys.readouterr().out.split())


def cases(answers):
    return [
        pytest.param(name, one, id=f"{name}-{k}")
        for name, all_ in sorted(answers.items())
        for k, one in enumerate(all_, start=1)
    ]


@pytest.mark.parametrize(("name", "case"), cases(WRONG))
def test_a_wrong_answer_is_refused_with_its_hint(name, case, capsys):
    body, words = case
    with quiet():
        given = answer(name, body)
        sentence = said(name, given, capsys)
        if name in FUNCTIONS:
            state = Judged(name, FUNCTIONS[name]).state(given)
            assert state == ("equal" if name in FOR_THE_WAY else "wrong")
    assert ": correct" not in sentence
    assert words in sentence


@pytest.mark.parametrize(("name", "body"), cases(RIGHT))
def test_a_right_answer_of_another_style_is_accepted(name, body, capsys):
    with quiet():
        given = answer(name, body)
        if name in FUNCTIONS:
            state = Judged(name, FUNCTIONS[name]).state(given)
            assert state == ("wrong" if name in FORGIVEN else "equal")
        assert ": correct" in said(name, given, capsys)
