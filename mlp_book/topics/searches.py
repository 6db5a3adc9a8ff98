"""Three ways to a low error, and how often each asks for it: picking, a genetic algorithm, slopes.

All search the same valley, the error of n numbers that D4's deck would call weights:
E = ½ (c_1 w_1² + ... + c_n w_n²), with c from 1 to 25; the lowest error, 0, is at w = 0.
"""

from __future__ import annotations

import numpy as np

__all__ = ["GOAL", "error", "genetic", "picking", "slopes", "uphill"]

GOAL = 0.1
REACH = 5.0  # every weight is looked for between -5 and 5
PEOPLE, PARENTS, STEP = 50, 10, 0.07
MOST = 100_000  # questions before a search gives up


def _steepness(n: int) -> np.ndarray:
    return np.linspace(1, 25, n)


def error(w: np.ndarray) -> np.ndarray:
    """Return E of the weights w (n,), or of several sets of weights, one a row (m, n)."""
    return 0.5 * (_steepness(w.shape[-1]) * w * w).sum(axis=-1)


def uphill(w: np.ndarray) -> np.ndarray:
    """Return the gradient of E, (n,)."""
    return _steepness(len(w)) * w


def picking(n: int, rng: np.random.Generator) -> int | None:
    """Pick all weights by chance until E is below the goal; return how many E were asked for."""
    for asked in range(1000, MOST + 1, 1000):
        found = error(rng.uniform(-REACH, REACH, (1000, n))) < GOAL
        if found.any():
            return asked - 1000 + int(found.argmax()) + 1
    return None


def genetic(n: int, rng: np.random.Generator) -> int | None:
    """Let the best have children until E is below the goal; return how many E were asked for.

    A child takes each weight from one of two parents, and each is then moved a little by chance:
    less and less, as the generations pass.
    """
    people = rng.uniform(-REACH, REACH, (PEOPLE, n))
    for generation in range(1, MOST // PEOPLE + 1):
        errors = error(people)
        if errors.min() < GOAL:
            return PEOPLE * generation
        best = people[np.argsort(errors)[:PARENTS]]
        mothers, fathers = best[rng.integers(PARENTS, size=(2, PEOPLE))]
        children = np.where(rng.random((PEOPLE, n)) < 0.5, mothers, fathers)
        people = children + rng.normal(0, 0.97**generation, (PEOPLE, n))
    return None


def slopes(n: int, rng: np.random.Generator) -> int | None:
    """Go against the gradient until E is below the goal; return how many steps that took."""
    w = rng.uniform(-REACH, REACH, n)
    for step in range(MOST):
        if error(w) < GOAL:
            return step
        w = w - STEP * uphill(w)
    return None
