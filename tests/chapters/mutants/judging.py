"""Whether a function is right on all legal inputs, beside what the check says of it."""

import dataclasses
from functools import cached_property

from mlp_book.page.check_calls import Guarded
from tests.chapters.mutants.legal import inputs

FIRST = 24  # inputs that are tried before all the others
FAR, NEAR = 1e-6, 1e-9  # a difference, and what rounding leaves


class Judged:
    """One exercise, and the same with every legal input as a probe."""

    def __init__(self, name, exercise, many=240):
        self.exercise = exercise
        self.inputs = inputs(name, many)
        self.all = dataclasses.replace(exercise, probes=self.inputs)
        self.first = dataclasses.replace(exercise, probes=self.inputs[:FIRST])

    @cached_property
    def wanted(self):
        return self.all._outcomes(self.exercise.solution)

    def state(self, function):
        """Say "wrong" on some legal input, "equal" on all, or "close": apart by rounding."""
        guarded = Guarded(function)
        for exercise in (self.first, self.all):
            got = exercise._outcomes(guarded)
            if not exercise._same(got, self.wanted[: len(got)], FAR):
                return "wrong"
        equal = guarded.changed is None and self.all._same(got, self.wanted, NEAR)
        return "equal" if equal else "close"

    def separating(self, function):
        """(arguments, right, given) of the shortest legal input that shows a difference."""
        got = self.all._outcomes(Guarded(function))
        per = len(got) // len(self.inputs)  # some exercises try each input in two ways
        far = [
            (self.inputs[place // per], right, given)
            for place, (given, right) in enumerate(zip(got, self.wanted, strict=True))
            if not self.all._same([given], [right], FAR)
        ]
        return min(far, key=lambda one: len(repr(one[0])))
