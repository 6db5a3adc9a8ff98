"""The ledger of a chapter: every number on the page, beside what it must equal.

A chapter ends with a folded cell::

    ledger = Ledger()
    ledger.given("0.2 0.8 0.6 -0.5", W1[:2])          # printed data, and the data really used
    ledger.computed("1.1 -0.1 0.1 0.7", forward.z[0])  # printed results, and what computes them
    ledger.report()

`report` fails on the first printed number that is not its expression rounded to the printed
digits. `printed_numbers` and `entries` let a test find numbers on the page that no entry covers.
"""

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal

import numpy as np

# A decimal number that is not part of a word, a version or a path. A minus belongs to the number
# when it touches it and nothing that could be subtracted from stands right before it.
NUMBER = re.compile(
    r"(?<![\w.])(?:(?<![\w)\]}])-)?\d+(?:\.\d+(?:e[+-]?\d+)?|e[+-]?\d+)(?![\w]|\.\d)"
)
POWER_OF_TEN = re.compile(r"\s*\\(?:times|cdot)\s*10\^\{?([+-]?\d+)\}?")
LINK = re.compile(r"\]\([^)\s]*\)|https?://\S+|</?[A-Za-z/#][^<>\n]*>|<!--.*?-->")


def printed_numbers(text: str) -> list[str]:
    r"""Decimal numbers in Markdown or LaTeX, in order, with their signs.

    ``1.2 \times 10^{-3}`` counts as ``1.2e-3``; targets of links and HTML tags do not count. Whole
    numbers are not looked for: they are too often names (a1, row 2, page 7).
    """
    text = text.replace("\N{MINUS SIGN}", "-")
    text = POWER_OF_TEN.sub(r"e\1", LINK.sub("", text))
    return NUMBER.findall(text)


def entries(source: str) -> list[str]:
    """The numbers that a ledger cell covers, read from its source without running it."""
    return [
        number
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr in ("given", "computed")
        for number in ast.literal_eval(node.args[0]).split()
    ]


def agrees(printed: str, value: float) -> bool:
    """Whether ``value`` rounds to ``printed`` at the digits printed (halves may go either way)."""
    if not np.isfinite(value):
        return False
    shown = Decimal(printed)
    unit = Decimal(1).scaleb(int(shown.as_tuple().exponent))
    return abs(Decimal(float(value)) - shown) <= unit * Decimal("0.500001")


@dataclass
class Ledger:
    """Collects a chapter's printed numbers and compares each with what it must equal."""

    counts: dict[str, int] = field(default_factory=lambda: {"given": 0, "computed": 0})
    faults: list[str] = field(default_factory=list)

    def given(self, printed: str, values: object = None) -> None:
        """Numbers that the chapter starts from; ``values`` is the data used, where there is one.

        Without ``values`` they are facts from elsewhere: a year, a version, a section number.
        """
        numbers = printed.split()
        self._compare("given", numbers, [float(n) for n in numbers] if values is None else values)

    def computed(self, printed: str, values: object) -> None:
        """Numbers that the chapter claims to have computed, in the order of ``values``."""
        self._compare("computed", printed.split(), values)

    def _compare(self, kind: str, numbers: list[str], values: object) -> None:
        flat = list(_flatten(values))
        if len(flat) != len(numbers):
            raise ValueError(
                f"Ledger.{kind}: {len(numbers)} numbers are printed ({' '.join(numbers)}), "
                f"but {len(flat)} values are given"
            )
        self.counts[kind] += len(numbers)
        for number, value in zip(numbers, flat, strict=True):
            if not agrees(number, value):
                self.faults.append(f"the page prints {number}, the computation gives {value!r}")

    def report(self) -> None:
        """Print how many numbers agree; raise ``ValueError`` naming all that do not."""
        if self.faults:
            raise ValueError("; ".join(self.faults))
        print(
            f"Ledger: {self.counts['given']} given numbers are the ones used,\n"
            f"{self.counts['computed']} computed numbers are right at the printed digits."
        )


def _flatten(values: object) -> Iterator[float]:
    if isinstance(values, (list, tuple)):
        for value in values:
            yield from _flatten(value)
    else:
        yield from (float(v) for v in np.ravel(np.asarray(values, dtype=float)))
