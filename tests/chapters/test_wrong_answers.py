"""What people wrote is judged as a good teacher would: refused with its hint, or accepted."""

import pytest

from .rooms import exercises
from .wrong_answers import RIGHT, WRONG


def said(name, answer, capsys):
    """What the check of an exercise prints of an answer, in one line."""
    exercises()[name].check(answer)
    return " ".join(capsys.readouterr().out.split())


def cases(answers):
    return [
        pytest.param(name, one, id=f"{name}-{k}")
        for name, all_ in answers.items()
        for k, one in enumerate(all_, start=1)
    ]


@pytest.mark.parametrize(("name", "case"), cases(WRONG))
def test_a_wrong_answer_is_refused_with_its_hint(name, case, capsys):
    answer, words = case
    sentence = said(name, answer, capsys)
    assert ": correct" not in sentence
    assert words in sentence


@pytest.mark.parametrize(("name", "answer"), cases(RIGHT))
def test_a_right_answer_of_another_style_is_accepted(name, answer, capsys):
    assert ": correct" in said(name, answer, capsys)
