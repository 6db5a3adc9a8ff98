"""Questions that answer back: quizzes and exercises by hand, alive in the built page."""

from __future__ import annotations

from collections.abc import Sequence

import traitlets

from mlp_book.widgets.base import BookWidget

from .questions import Choice, Number

__all__ = ["Question", "Quiz"]


class Quiz(BookWidget):
    """Several questions with feedback for each wrong answer, progress and a score.

    Texts are plain, with the inline tags var, sub, sup, em, strong and code; anything else is
    shown as it is written. The page sets the hyphen of -0.1 as a true minus sign.

    A question counts towards the score when its first answer is right;
    the reader may try on until it is. Answers are not part of the text form.

    Parameters
    ----------
    questions : sequence of Choice and Number
        In the order of the page.
    title : str
        The heading.

    Examples
    --------
    >>> from mlp_book.widgets import Right, Wrong
    >>> quiz = Quiz([
    ...     Choice("Which number is negative?",
    ...            Right("-0.1", "It has the minus sign."), Wrong("0", "Zero has no sign.")),
    ...     Number("What is 0.3 · 0.85?", 0.255, label="product"),
    ... ])
    >>> quiz
    Quiz, 2 questions
    1. Which number is negative?
       ( ) -0.1
       ( ) 0
    2. What is 0.3 · 0.85?
       product = ____
    """

    bundle = "question"

    title = traitlets.Unicode().tag(sync=True)
    questions = traitlets.List(traitlets.Dict()).tag(sync=True)

    def __init__(self, questions: Sequence[Choice | Number], title: str = "Quiz") -> None:
        where = type(self).__name__
        questions = list(questions)
        if not questions:
            raise ValueError(f"{where}: got no question")
        for question in questions:
            if not isinstance(question, Choice | Number):
                raise TypeError(f"{where}: got {question!r}, expected Choice(...) or Number(...)")
        self._questions = questions
        super().__init__(title=title, questions=[question.spec() for question in questions])

    def summary(self) -> str:
        """Return the questions as text, without the answers."""
        count = len(self._questions)
        lines = [f"{self.title}, {count} question{'s' if count > 1 else ''}"]
        for k, question in enumerate(self._questions, start=1):
            first, *others = question.lines()
            lines += [f"{k}. {first}", *(f"   {line}" for line in others)]
        return "\n".join(lines)


class Question(Quiz):
    """One question on its own, without a score: ``Question(Number("What is 3 · 0.7?", 2.1))``."""

    def __init__(self, question: Choice | Number, title: str = "Question") -> None:
        super().__init__([question], title)

    def summary(self) -> str:
        """Return the question as text, without the answer."""
        first, *others = self._questions[0].lines()
        return "\n".join([f"{self.title}: {first}", *(f"   {line}" for line in others)])
