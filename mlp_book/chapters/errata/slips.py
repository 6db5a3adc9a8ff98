"""The slips of the sources: beside each printed form that fails, the right one that holds.

A section of *The slips* computes both and ends with ``verdict("D4-10", printed=..., right=...)``.
"""

from collections.abc import Callable


def works(form: Callable[[], object]) -> bool:
    """Whether a form can be computed at all: shapes that do not fit are a ``ValueError``."""
    try:
        form()
    except ValueError:
        return False
    return True


def verdict(name: str, *, printed: object, right: object) -> None:
    """Say that the printed form fails and the right one holds; ``ValueError`` if it is not so.

    Parameters
    ----------
    name
        Which slip, as ``"D4-10"``.
    printed, right
        Whether each form holds: a truth value, of Python or of NumPy.
    """
    if bool(printed):
        raise ValueError(f"{name}: the printed form holds; then it is no slip")
    if not bool(right):
        raise ValueError(f"{name}: the right form does not hold either")
    print(f"{name}: printed fails, right holds.")
