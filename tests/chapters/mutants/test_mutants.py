"""Every check refuses each wrong answer that a program made, and no right one.

A tenth of the mutants is drawn with a fixed seed; ``make mutants`` tries all of them.
"""

import math
import os
import random
import textwrap

import pytest

from tests.chapters.mutants.legal import GENERATORS, PARTS
from tests.chapters.printed import printed
from tests.chapters.rooms import functions

from .changes import mutants
from .exceptions import EXCEPTIONS
from .judging import Judged
from .running import EndlessError, build, quiet

ALL = os.environ.get("MUTANTS") == "all"
FUNCTIONS, PRINTED = functions(), printed()
NAMES = sorted(FUNCTIONS)


def drawn(name):
    """The mutants of an exercise's printed solution: all, or a tenth."""
    found = mutants(PRINTED[name][1])
    return found if ALL else random.Random(name).sample(found, math.ceil(len(found) / 10))


def fault(judged, name, function):
    """What is wrong with the verdict on a function; None where nothing is."""
    verdict, state = judged.exercise.judge(function), judged.state(function)
    if verdict.kind == "right" and state == "wrong":
        arguments, right, given = judged.separating(function)
        return f"accepted, though for {arguments} it gives {given} in place of {right}"
    if verdict.kind != "right" and state == "equal":
        return f"refused, though right on all legal inputs: {verdict.sentence}"
    return None


def test_a_new_exercise_is_covered():
    """Each has a generator of legal inputs (legal/) and a solution in its chapter's notebook."""
    assert set(NAMES) == set(GENERATORS), "write 3 to 8 lines in tests/chapters/mutants/legal"
    assert set(NAMES) == set(PRINTED), "no folded solution defines the function that is checked"
    assert len(PARTS) == 5


@pytest.mark.parametrize("name", NAMES)
def test_printed_and_module_solution_agree_on_all_legal_inputs(name):
    function, source = PRINTED[name]
    with quiet():
        judged, attempt = Judged(name, FUNCTIONS[name]), build(source, function, name)
        assert judged.state(attempt) == "equal"
        assert judged.exercise.judge(attempt).kind == "right"


@pytest.mark.parametrize("name", NAMES)
def test_a_mutant_is_refused_where_it_is_wrong_and_only_there(name):
    function, faults = PRINTED[name][0], []
    with quiet():
        judged = Judged(name, FUNCTIONS[name])
        for mutant in drawn(name):
            said = fault(judged, name, build(mutant.source, function, name))
            if said and (name, mutant.what) not in EXCEPTIONS:
                faults.append(f"{mutant.kind}: {mutant.what}\n  {said}")
    assert not faults, f"{len(faults)} false verdicts:\n" + "\n".join(faults)


@pytest.mark.skipif(not ALL, reason="make mutants looks at all of them")
def test_what_is_listed_as_an_exception_still_is_one():
    with quiet():
        for (name, what), (date, reason) in EXCEPTIONS.items():
            assert date
            assert reason
            judged = Judged(name, FUNCTIONS[name])
            same = [m for m in mutants(PRINTED[name][1]) if m.what == what]
            made = [build(m.source, PRINTED[name][0], name) for m in same]
            assert any(fault(judged, name, one) for one in made), (name, what)


@pytest.mark.parametrize(
    "body",
    ["while True:\n    pass", "for k in iter(int, 1):\n    pass", "[0 for k in iter(int, 1)]"],
)
def test_an_endless_loop_ends(body):
    source = f"def xor(x1, x2):\n{textwrap.indent(body, '    ')}"
    with pytest.raises(EndlessError):
        build(source, "xor", "neuron.xor")(0, 1)


def test_some_mutants_are_wrong_and_some_are_not():
    """The judge that judges the checks can say both."""
    name = "examples.mean_miss"
    function, source = PRINTED[name]
    with quiet():
        judged = Judged(name, FUNCTIONS[name])
        states = {judged.state(build(m.source, function, name)) for m in mutants(source)}
    assert {"wrong", "equal"} <= states
