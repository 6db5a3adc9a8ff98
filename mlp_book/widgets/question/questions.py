"""What a question is: its texts and answers, checked where they are written."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

__all__ = ["Choice", "Number", "Right", "Wrong"]

# The inline HTML that texts may hold; everything else is shown as it is written.
TAGS = ("var", "sub", "sup", "em", "strong", "code")
_TAG = re.compile(rf"<(/?)({'|'.join(TAGS)})>")
_PLAIN = {"sub": ("_", ""), "sup": ("^", ""), "code": ("`", "`")}


def check_markup(where: str, text: str) -> str:
    """Return `text` if it is text whose tags are closed in order."""
    if not isinstance(text, str) or not text.strip():
        raise TypeError(f"{where}: got {text!r}, expected a text")
    opened: list[str] = []
    for closing, tag in _TAG.findall(text):
        if not closing:
            opened.append(tag)
        elif not opened or opened.pop() != tag:
            raise ValueError(f"{where}: </{tag}> closes nothing in {text!r}")
    if opened:
        raise ValueError(f"{where}: <{opened[-1]}> is not closed in {text!r}")
    return text


def plain_text(text: str) -> str:
    """Return `text` without tags: subscripts as _1, superscripts as ^2."""
    return _TAG.sub(lambda match: _PLAIN.get(match[2], ("", ""))[bool(match[1])], text)


@dataclass(frozen=True)
class Option:
    """One answer to choose, and what the reader is told after choosing it."""

    text: str
    feedback: str
    correct = False

    def __post_init__(self) -> None:
        check_markup(f"{type(self).__name__}: text", self.text)
        check_markup(f"{type(self).__name__}: feedback", self.feedback)


class Right(Option):
    """The right answer: ``Right("18", "8 + 8 + 2 weights.")``."""

    correct = True


class Wrong(Option):
    """A wrong answer, with what its thinking misses."""


@dataclass(frozen=True, init=False)
class Choice:
    """A question with answers to choose from, one of them right.

    Examples
    --------
    >>> Choice("What is ReLU(-0.1)?",
    ...        Right("0", "Negative numbers become 0."),
    ...        Wrong("0.1", "That is the absolute value."))  # doctest: +ELLIPSIS
    Choice(...)
    """

    prompt: str
    options: tuple[Option, ...]

    def __init__(self, prompt: str, *options: Option) -> None:
        check_markup("Choice: prompt", prompt)
        if any(not isinstance(option, Option) for option in options):
            raise TypeError(f"Choice {prompt!r}: expected Right(...) and Wrong(...) after it")
        right = sum(option.correct for option in options)
        if right != 1 or len(options) < 2:
            raise ValueError(
                f"Choice {prompt!r}: got {right} Right and {len(options) - right} Wrong, "
                "expected one Right and at least one Wrong"
            )
        if len({option.text for option in options}) < len(options):
            raise ValueError(f"Choice {prompt!r}: two answers have the same text")
        object.__setattr__(self, "prompt", prompt)
        object.__setattr__(self, "options", options)

    def spec(self) -> dict[str, Any]:
        """Return what the front end reads."""
        options = [
            {"text": option.text, "feedback": option.feedback, "correct": option.correct}
            for option in self.options
        ]
        return {"kind": "choice", "prompt": self.prompt, "options": options}

    def lines(self) -> list[str]:
        """Return the text form, without the answer."""
        return [plain_text(self.prompt), *(f"( ) {plain_text(o.text)}" for o in self.options)]


@dataclass(frozen=True)
class Number:
    """A question whose answer is a number, right to its printed decimals.

    The reader may write a point or a comma and any minus sign. More decimals than asked for are
    welcome; fewer, when they are rightly rounded, are asked to be completed; the right number with
    the wrong sign is told so.

    Parameters
    ----------
    prompt : str
        The question.
    answer : float
        The right number, in full precision: the page rounds it.
    label : str
        What stands before the field, as "z1[1]" or "y".
    decimals : int, optional
        How many decimals are asked for. Default: as many as `answer` has (0.5747: 4).
    right : str
        What the reader is told after the right answer: why it is so.
    hints : mapping from number to str, or pairs
        Foreseen wrong answers and what led to them.
    otherwise : str
        What the reader is told after any other wrong answer.

    Examples
    --------
    >>> Number("Compute <var>z</var><sub>3</sub>.", 0.301, label="z3",
    ...        hints={0.201: "The bias is missing."})  # doctest: +ELLIPSIS
    Number(...)
    """

    prompt: str
    answer: float
    label: str = "answer"
    decimals: int | None = None
    right: str = "That is it."
    hints: Mapping[float, str] | Sequence[tuple[float, str]] = field(default_factory=dict)
    otherwise: str = "Not this number. Go through the steps once more."

    def __post_init__(self) -> None:
        where = f"Number {self.prompt!r}"
        for name in ("prompt", "label", "right", "otherwise"):
            check_markup(f"{where}: {name}", getattr(self, name))
        if not isinstance(self.answer, int | float) or not math.isfinite(self.answer):
            raise TypeError(f"{where}: answer is {self.answer!r}, expected a finite number")
        decimals = decimals_of(self.answer) if self.decimals is None else self.decimals
        if not 0 <= decimals <= 12:
            raise ValueError(f"{where}: {decimals} decimals, expected 0 to 12")
        object.__setattr__(self, "decimals", decimals)
        pairs = self.hints.items() if isinstance(self.hints, Mapping) else self.hints
        hints = tuple((float(value), check_markup(f"{where}: hint", text)) for value, text in pairs)
        for value, _ in hints:
            if abs(value - self.answer) <= 0.5 * 10**-decimals:
                raise ValueError(f"{where}: the hint for {value} would meet the right answer")
        object.__setattr__(self, "hints", hints)

    def spec(self) -> dict[str, Any]:
        """Return what the front end reads."""
        return {
            "kind": "number",
            "prompt": self.prompt,
            "label": self.label,
            "answer": float(self.answer),
            "decimals": self.decimals,
            "right": self.right,
            "hints": [list(pair) for pair in self.hints],
            "otherwise": self.otherwise,
        }

    def lines(self) -> list[str]:
        """Return the text form, without the answer."""
        return [plain_text(self.prompt), f"{plain_text(self.label)} = ____"]


def decimals_of(value: float) -> int:
    """Return how many decimals `value` is printed with: 0.5747 has 4."""
    _, _, after = f"{value:.12f}".rstrip("0").partition(".")
    return len(after)
