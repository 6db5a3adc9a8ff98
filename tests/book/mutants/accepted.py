"""Mutants that differ from the solution on a legal input, and are accepted all the same.

(exercise, what was changed): (since when, why). Empty is best.
"""

ACCEPTED = {}
