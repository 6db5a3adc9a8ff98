"""Mutants whose verdict is the other one, and may be: since when, and why. The fewer the better.

(exercise, what was changed): (date, reason)
"""

_WIDER = (
    "2026-12-01",
    "A float64 master is wider than the float32 one that the page tells of, and as good: the two "
    "differ where the exact sum lies at the border between two float16 numbers.",
)
EXCEPTIONS = {
    ("precision.descend", "np.float32(w) -> np.float64(w)"): _WIDER,
    ("precision.descend", "np.float32(g) -> np.float64(g)"): _WIDER,
    ("precision.descend", "rate -> np.unique(rate)"): _WIDER,
    ("matrices.product", "x -> np.trunc(x)"): (
        "2026-12-01",
        "Only its length is asked for, so the numbers are right; but this exercise is to be done "
        "without NumPy.",
    ),
}
