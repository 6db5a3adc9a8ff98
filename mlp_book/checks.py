"""Exercises that check themselves, at once and in words, without network or server.

A chapter's exercises are `Exercise` objects in ``mlp_book.exercises``; its notebook calls
``exercises.layer.check(layer)`` right under the learner's cell. A check never raises: whatever
the attempt does, the learner reads one sentence that helps.
"""

import copy
import inspect
import textwrap
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from mlp_book.check_words import TRANSLATIONS, count, one_line, plain


@dataclass(frozen=True)
class Mistake:
    """A typical wrong answer: what it would compute, and the hint that it earns.

    Where it stops with an error, `says` may hold words of the error's message: then an attempt
    that stops with another message does not earn the hint.
    """

    solution: object
    hint: str
    says: str = ""

    def explains(self, outcomes: Sequence[object]) -> bool:
        """Whether every error among `outcomes` says the words of this mistake."""
        return all(self.says in str(o) for o in outcomes if isinstance(o, Exception))


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
    view
        What of an answer counts, when many answers are right: computed from each answer, and
        compared in its place.
    nearly
        What is said of an answer that is right to three digits; empty: nothing of its own.
    """

    name: str
    solution: object
    probes: Sequence[tuple[object, ...]] = ()
    mistakes: Sequence[Mistake] = ()
    tolerance: float = 1e-9
    view: Callable[[object], object] | None = None
    nearly: str = "right to about three digits: do not round inside, round only what you print."

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
        if any(outcome is ... for outcome in got):
            return "not attempted yet. Replace the ... by your code."
        if all(outcome is None for outcome in got):
            return "your function returned nothing (None). Is the return missing?"
        if any(outcome is None for outcome in got):
            return (
                "for some inputs your function returned nothing (None). Is there a way through it "
                "that meets no return?"
            )
        if self._same(got, wanted):
            return "correct." + (f" Tried on {len(self.probes)} inputs." if self.probes else "")
        for mistake in self.mistakes:
            if mistake.explains(got) and self._same(got, self._outcomes(mistake.solution)):
                return f"not yet. {mistake.hint}"
        if self.nearly and self._same(got, wanted, near=1e-3):
            return self.nearly
        constant = len(got) > 1 and self._same(got[1:], got[:-1]) and np.size(got[0]) > 0
        if constant and not isinstance(got[0], Exception):
            return "not yet. Your answer is the same for every input: does it use its argument?"
        return self._difference(got, wanted)

    def _outcomes(self, answer: object) -> list[object]:
        """What the answer gives for each probe: a value, or the exception it stopped with."""
        if not callable(answer):
            try:
                return [answer if self.view is None else self.view(answer)]
            except Exception as error:  # the view refuses what is no answer at all
                return [error]
        outcomes: list[object] = []
        for probe in self.probes:
            try:
                outcomes.append(answer(*copy.deepcopy(probe)))
            except Exception as error:  # the learner's code may fail in any way
                outcomes.append(error)
        return outcomes

    def _same(self, got: list[object], wanted: list[object], near: float | None = None) -> bool:
        pairs = zip(got, wanted, strict=True)
        return all(self._agree(g, w, near or self.tolerance) for g, w in pairs)

    @staticmethod
    def _agree(got: object, wanted: object, near: float) -> bool:
        if isinstance(got, Exception) or isinstance(wanted, Exception):
            return type(got) is type(wanted)
        try:
            left, right = (np.atleast_1d(np.asarray(v, dtype=float)) for v in (got, wanted))
        except (TypeError, ValueError):
            return False
        # A mistake may be to get NaN: then NaN is what it has in common with the attempt.
        return left.shape == right.shape and np.allclose(
            left, right, rtol=near, atol=near, equal_nan=True
        )

    def _difference(self, got: list[object], wanted: list[object]) -> str:
        """Describe the first outcome that is wrong in a way nobody foresaw."""
        first = next(
            i for i in range(len(got)) if not self._agree(got[i], wanted[i], self.tolerance)
        )
        place = ""
        if self.probes:
            call = self._call(self.probes[first])
            short = len(call) <= LONGEST_CALL
            place = f" for {call if short else f'input {first + 1} of {len(self.probes)}'}"
        outcome = got[first]
        if isinstance(outcome, Exception):
            what = "your function" if self.probes else "your answer"
            said = f"{what} stopped{place} with {type(outcome).__name__}: {outcome}."
            help_ = next((text for sign, text in TRANSLATIONS if sign in str(outcome)), "")
            return f"{said} {help_}".strip()
        try:
            values = np.asarray(outcome, dtype=float)
        except (TypeError, ValueError):
            return f"expected numbers{place}, got {plain(outcome)}."
        shape = np.shape(wanted[first])
        if values.shape != shape and values.ndim == len(shape) == 1:
            return (
                f"not yet. The answer{place} should hold {count(shape[0])}, "
                f"yours holds {values.size}."
            )
        if values.shape != shape:
            return (
                f"not yet. The answer{place} should have shape {shape}, yours has {values.shape}."
            )
        if not np.isfinite(values).all():
            return f"not yet. Your answer{place} contains NaN or infinity."
        shown = textwrap.shorten(one_line(outcome), LONGEST_CALL, placeholder=" ...")
        return f"not yet. Your answer{place} is {shown}. Compare it with your sums on paper."

    def _call(self, probe: tuple[object, ...]) -> str:
        """Write the probe as a reader reads it, with the names of the function's parameters."""
        names = inspect.signature(self.solution).parameters  # type: ignore[arg-type]
        return ", ".join(
            f"{name} = {one_line(part)}" for name, part in zip(names, probe, strict=False)
        )


# Arguments longer than this, as all weights of a network, help nobody inside a sentence.
LONGEST_CALL = 200


def _is_stub(value: object) -> bool:
    return value is None or value is ...
