"""Exercises that check themselves, at once and in words, without network or server.

A chapter keeps its `Exercise` objects in ``mlp_book.chapters.NAME.exercises``; its notebook calls
``exercises.layer.check(layer)`` right under the learner's cell. A check never raises: whatever
the attempt does, the learner reads one sentence that helps.
"""

import copy
import inspect
import textwrap
import warnings
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property

from mlp_book.page.check_calls import EndedError, Guarded
from mlp_book.page.check_sentences import STUB, difference, missing_words
from mlp_book.page.check_values import (
    SEVEN_DIGITS,
    agree,
    is_finite,
    is_kind,
    is_narrow,
    is_stub,
    kept,
    refuse_no_numbers,
)
from mlp_book.page.check_verdicts import Mistake, Verdict
from mlp_book.page.check_words import LONGEST, one_line, plain

__all__ = ["Exercise", "Mistake", "Verdict"]

ROUNDED = "right to about three digits: do not round inside, round only what you print."
TYPED_SHORT = "right to about three digits: write one digit more, or let Python compute it."
SEVEN = "right to about seven digits"


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
    changes_arguments
        Whether a right function may change the arrays and lists that it is given.
    """

    name: str
    solution: object
    probes: Sequence[tuple[object, ...]] = ()
    mistakes: Sequence[Mistake] = ()
    tolerance: float = 1e-9
    view: Callable[[object], object] | None = None
    nearly: str = ROUNDED
    changes_arguments: bool = False

    def check(self, attempt: object) -> None:
        """Say whether ``attempt`` is right; if not, what to look at next."""
        print(textwrap.fill(f"{self.name}: {self.judge(attempt).sentence}", width=72))

    def judge(self, attempt: object) -> Verdict:
        """Give the verdict whose sentence `check` prints."""
        with warnings.catch_warnings(action="ignore"):  # the sentence says what NumPy warns of
            return self._judged(attempt)

    def _judged(self, attempt: object) -> Verdict:
        attempt = kept(attempt)
        if is_stub(attempt):
            return Verdict("else", f"{STUB} answer and run the cell again.")
        if callable(self.solution) != callable(attempt):
            wanted = "a function" if callable(self.solution) else "a value, not a function"
            return Verdict("else", f"expected {wanted}, got {plain(attempt)}.")
        guarded = Guarded(attempt) if callable(attempt) else attempt
        got = self._outcomes(guarded)
        if nothing := missing_words(got):
            return Verdict("else", nothing)
        if self._same(got, self._wanted):
            return self._right(guarded)
        lenient = self.nearly == ROUNDED and self.tolerance >= 1e-9  # digits are not the point
        narrow = guarded.narrow if is_kind(guarded, Guarded) else is_narrow(attempt)
        seven = lenient and self._same(got, self._wanted, SEVEN_DIGITS, scaled=True)
        if seven and (narrow or not self.probes):
            return self._right(guarded, f": {SEVEN}{', all that float32 holds' if narrow else ''}")
        near = SEVEN_DIGITS if narrow and lenient else self.tolerance
        for place, mistake in enumerate(self.mistakes):
            if mistake.explains(got, of_function=bool(self.probes)) and self._same(
                got, self._mistaken(place), near
            ):
                return Verdict("mistake", f"not yet. {mistake.hint}", mistake)
        if seven:
            return Verdict("nearly", f"{SEVEN}. Is a number rounded on the way, or typed short?")
        if self.nearly and self._same(got, self._wanted, 1e-3):
            typed = self.nearly == ROUNDED and not self.probes
            return Verdict("nearly", TYPED_SHORT if typed else self.nearly)
        if len(got) > 1 and self._same(got[1:], got[:-1]) and is_finite(got[0]):
            same = "Your answer is the same for every input: does it use its argument?"
            return Verdict("else", f"not yet. {same}")
        return Verdict("else", self._difference(got, self._wanted))

    def _right(self, guarded: object, how: str = "") -> Verdict:
        """What is said of an answer with the right numbers, and how right they are."""
        changed = guarded.changed if is_kind(guarded, Guarded) else None
        if changed is None or self.changes_arguments:
            tried = f" Tried on {len(self.probes)} inputs." if self.probes else ""
            return Verdict("right", f"correct{how}.{tried}")
        names = self._names(changed + 1)
        return Verdict(
            "nearly",
            f"right, but your function changes {names[changed] or 'what it is given'}: whoever "
            "calls it finds other numbers there. Make new ones, or work on a copy.",
        )

    @cached_property
    def _wanted(self) -> list[object]:
        return self._outcomes(self.solution)

    @cached_property
    def _known(self) -> dict[int, list[object]]:
        return {}

    def _mistaken(self, place: int) -> list[object]:
        """The outcomes of a mistake, computed when they are first asked for."""
        if place not in self._known:
            self._known[place] = self._outcomes(self.mistakes[place].solution)
        return self._known[place]

    def _outcomes(self, answer: object) -> list[object]:
        """What the answer gives for each probe: a value, or the exception it stopped with."""
        if not callable(answer):
            try:
                if self.view is None:
                    return [answer]
                refuse_no_numbers(answer)
                return [self.view(answer)]
            except KeyboardInterrupt:
                raise
            except BaseException as error:  # the view refuses what is no answer at all
                return [error if isinstance(error, Exception) else EndedError()]
        outcomes: list[object] = []
        for probe in self.probes:
            try:
                outcomes.append(answer(*copy.deepcopy(probe)))
            except Exception as error:  # the learner's code may fail in any way
                outcomes.append(error)
        return outcomes

    def _same(
        self,
        got: list[object],
        wanted: list[object],
        near: float | None = None,
        *,
        scaled: bool = False,
    ) -> bool:
        pairs = zip(got, wanted, strict=True)
        return all(agree(g, w, near or self.tolerance, scaled=scaled) for g, w in pairs)

    def _difference(self, got: list[object], wanted: list[object]) -> str:
        """Describe the first outcome that is wrong in a way nobody foresaw."""
        pairs = enumerate(zip(got, wanted, strict=True))
        first = next(i for i, (g, w) in pairs if not agree(g, w, self.tolerance))
        place = ""
        if self.probes:
            call = self._call(self.probes[first])
            short = len(call) <= LONGEST
            place = f" for {call if short else f'input {first + 1} of {len(self.probes)}'}"
        return difference(
            got[first],
            wanted[first],
            place,
            self.tolerance,
            secret=not self.probes,
            viewed=self.view is not None,
        )

    def _call(self, probe: tuple[object, ...]) -> str:
        """Write the probe as a reader reads it, with the names of the function's parameters."""
        pairs = zip(self._names(len(probe)), probe, strict=True)
        return ", ".join(f"{name} = {one_line(p)}" if name else one_line(p) for name, p in pairs)

    def _names(self, size: int) -> list[str]:
        """Names of the first parameters of the solution; empty where it takes *any number."""
        parameters = inspect.signature(self.solution).parameters.values()  # type: ignore[arg-type]
        names = [p.name for p in parameters if p.kind is p.POSITIONAL_OR_KEYWORD]
        return (names + [""] * size)[:size]
