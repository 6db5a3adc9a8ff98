"""Exercises that check themselves, at once and in words, without network or server.

A chapter's exercises are `Exercise` objects in ``mlp_book.exercises``; its notebook calls
``exercises.layer.check(layer)`` right under the learner's cell. A check never raises: whatever
the attempt does, the learner reads one sentence that helps.
"""

import copy
from collections.abc import Callable, Sequence
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
        print(f"{self.name}: {self.judge(attempt)}")

    def judge(self, attempt: object) -> str:
        """Give the sentence that `check` prints."""
        if attempt is None or attempt is ...:
            return "not attempted yet. Replace the ... by your answer and run the cell again."
        if not callable(self.solution):
            return self._verdict(attempt, lambda solution: solution, place="")
        if not callable(attempt):
            return f"expected a function, got {attempt!r}."
        for probe in self.probes:
            where = " for " + ", ".join(_show(part) for part in probe)
            try:
                answer = attempt(*copy.deepcopy(probe))
            except Exception as error:  # the learner's code may fail in any way
                return f"your function stopped{where} with {type(error).__name__}: {error}"
            if answer is None or answer is ...:
                return "not attempted yet. Replace the ... by your code (and return its result)."

            def at_probe(solution: Callable[..., object], probe: tuple[object, ...] = probe) -> object:
                return solution(*copy.deepcopy(probe))

            verdict = self._verdict(answer, at_probe, place=where)
            if verdict != "correct.":
                return verdict
        return f"correct. Tried on {len(self.probes)} inputs."

    def _verdict(self, answer: object, evaluate: Callable, place: str) -> str:
        wanted = np.asarray(evaluate(self.solution), dtype=float)
        try:
            got = np.asarray(answer, dtype=float)
        except (TypeError, ValueError):
            return f"expected numbers{place}, got {_show(answer)}."
        if self._same(got, wanted):
            return "correct."
        for mistake in self.mistakes:
            try:
                wrong = np.asarray(evaluate(mistake.solution), dtype=float)
            except ValueError:  # the mistake is not even defined on this input
                continue
            if self._same(got, wrong) and not self._same(wrong, wanted):
                return f"not yet. {mistake.hint}"
        if got.shape != wanted.shape:
            return (
                f"not yet. The answer{place} should have shape {wanted.shape}, "
                f"yours has shape {got.shape}."
            )
        if not np.isfinite(got).all():
            return f"not yet. Your answer{place} contains NaN or infinity."
        return f"not yet. Your answer{place} is {_show(got)}. Compare it with your sums on paper."

    def _same(self, got: np.ndarray, wanted: np.ndarray) -> bool:
        return got.shape == wanted.shape and bool(
            np.allclose(got, wanted, rtol=self.tolerance, atol=self.tolerance)
        )


def _show(value: object) -> str:
    """A short text for a value inside a sentence."""
    if isinstance(value, (float, np.ndarray, list, tuple)):
        try:
            return np.array2string(np.asarray(value, dtype=float), precision=4, separator=", ")
        except (TypeError, ValueError):
            return repr(value)
    return repr(value)
