"""Exercises that check themselves, at once and in words, without network or server.

A chapter's exercises are `Exercise` objects in ``mlp_book.exercises``; its notebook calls
``exercises.layer.check(layer)`` right under the learner's cell. A check never raises: whatever
the attempt does, the learner reads one sentence that helps.
"""

import copy
import textwrap
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np


@dataclass(frozen=True)
class Mistake:
    """A typical wrong answer: what it would compute, and the hint that it earns."""

    solution: object
    hint: str


@dataclass(frozen=True)
class Exercise:
    """One exercise: the right answer, inputs to try it on, and the typical mistakes.

    Parameters
    ----------
    name
        How the exercise is called on the page.
    solution
        The answer: a number, an array, or a function when the learner writes a function.
    probes
        For a function: the argument tuples that it is tried on, the easiest first.
    mistakes
        Each is compared like the solution; the first that fits gives its hint.
    tolerance
        Largest accepted difference from the solution, absolute and relative.
    """

    name: str
    solution: object
    probes: Sequence[tuple[object, ...]] = ()
    mistakes: Sequence[Mistake] = ()
    tolerance: float = 1e-9

    def check(self, attempt: object) -> None:
        """Say whether ``attempt`` is right; if not, what to look at next."""
        print(textwrap.fill(f"{self.name}: {self.judge(attempt)}", width=72))

    def judge(self, attempt: object) -> str:
        """Give the sentence that `check` prints."""
        if _is_stub(attempt):
            return "not attempted yet. Replace the ... by your answer and run the cell again."
        if callable(self.solution) and not callable(attempt):
            return f"expected a function, got {attempt!r}."
        got, wanted = self._outcomes(attempt), self._outcomes(self.solution)
        if any(_is_stub(outcome) for outcome in got):
            return "not attempted yet. Replace the ... by your code (and return its result)."
        if self._same(got, wanted):
            return "correct." + (f" Tried on {len(self.probes)} inputs." if self.probes else "")
        for mistake in self.mistakes:
            if self._same(got, self._outcomes(mistake.solution)):
                return f"not yet. {mistake.hint}"
        return self._difference(got, wanted)

    def _outcomes(self, answer: object) -> list[object]:
        """What the answer gives for each probe: a value, or the exception it stopped with."""
        if not callable(answer):
            return [answer]
        outcomes: list[object] = []
        for probe in self.probes:
            try:
                outcomes.append(answer(*copy.deepcopy(probe)))
            except Exception as error:  # the learner's code may fail in any way
                outcomes.append(error)
        return outcomes

    def _same(self, got: list[object], wanted: list[object]) -> bool:
        return all(self._agree(g, w) for g, w in zip(got, wanted, strict=True))

    def _agree(self, got: object, wanted: object) -> bool:
        if isinstance(got, Exception) or isinstance(wanted, Exception):
            return type(got) is type(wanted)
        try:
            left, right = np.asarray(got, dtype=float), np.asarray(wanted, dtype=float)
        except (TypeError, ValueError):
            return False
        return left.shape == right.shape and bool(
            np.allclose(left, right, rtol=self.tolerance, atol=self.tolerance)
        )

    def _difference(self, got: list[object], wanted: list[object]) -> str:
        """Describe the first outcome that is wrong in a way nobody foresaw."""
        first = next(i for i in range(len(got)) if not self._agree(got[i], wanted[i]))
        place = ""
        if self.probes:
            place = " for " + ", ".join(_show(part) for part in self.probes[first])
        outcome = got[first]
        if isinstance(outcome, Exception):
            return f"your function stopped{place} with {type(outcome).__name__}: {outcome}"
        try:
            values = np.asarray(outcome, dtype=float)
        except (TypeError, ValueError):
            return f"expected numbers{place}, got {outcome!r}."
        shape = np.shape(wanted[first])
        if values.shape != shape:
            return (
                f"not yet. The answer{place} should have shape {shape}, yours has {values.shape}."
            )
        if not np.isfinite(values).all():
            return f"not yet. Your answer{place} contains NaN or infinity."
        return (
            f"not yet. Your answer{place} is {_show(values)}. Compare it with your sums on paper."
        )


def _is_stub(value: object) -> bool:
    return value is None or value is ...


def _show(value: object) -> str:
    """A text of one line for a value inside a sentence."""
    text = (
        np.array2string(value, precision=4, separator=", ")
        if isinstance(value, np.ndarray)
        else repr(value)
    )
    return " ".join(text.split())
