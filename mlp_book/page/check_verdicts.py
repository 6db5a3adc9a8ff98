"""What a check can say of an answer, and the mistakes that it knows."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from mlp_book.page.check_values import is_kind
from mlp_book.page.check_words import error_words, is_own


@dataclass(frozen=True)
class Verdict:
    """What a check has to say: its kind, the sentence that is printed, the mistake it names."""

    kind: Literal["right", "nearly", "mistake", "else"]
    sentence: str
    mistake: "Mistake | None" = None


@dataclass(frozen=True)
class Mistake:
    """A typical wrong answer: what it would compute, and the hint that it earns.

    Where it stops with an error, `says` holds words of the error's message: an attempt that stops
    with another message does not earn the hint. Without `says`, a function that always stops with
    an error of its own never earns it.
    """

    solution: object
    hint: str
    says: str = ""

    def explains(self, outcomes: Sequence[object], *, of_function: bool = True) -> bool:
        """Whether every error among `outcomes` says the words of this mistake."""
        errors = [o for o in outcomes if is_kind(o, Exception)]
        own = [error for error in errors if not is_own(type(error))]
        if of_function and own and len(own) == len(outcomes) and not self.says:
            return False
        return all(self.says in error_words(error, 10_000) for error in errors)  # type: ignore[arg-type]
