"""Whatever an attempt does, a check gives one sentence; and it takes nothing else for numbers."""

import datetime
import decimal
import fractions
import itertools

import numpy as np
import pytest

from mlp_book.page.check_words import is_own
from mlp_book.page.checks import Exercise, Mistake, Verdict
from tests.page.test_checks import double, every, number

table = Exercise("Table", lambda v: np.outer(v, v), [(np.arange(8.0),), (np.arange(7.0),)])
pair = Exercise("Pair", lambda v: (v, 2 * v), [(3.0,), (4.0,)])
third = Exercise("Third", 1 / 3)
seen = Exercise("Seen", [0.5, -1.5], view=lambda answer: [answer[0] > 0, answer[1] < 0])


class Hostile:
    """Raises ``error`` whatever is asked of it."""

    def __init__(self, error):
        self.__dict__["error"] = error

    def _raise(self, *arguments, **names):
        raise self.__dict__["error"]

    __repr__ = __str__ = __array__ = __float__ = __eq__ = __len__ = __iter__ = _raise
    __getattr__ = __bool__ = __index__ = __array_ufunc__ = __getitem__ = _raise
    __hash__ = None
    __class__ = property(_raise)


class WantsGradients:
    """As a tensor of PyTorch that has a gradient to compute."""

    def __array__(self, *arguments, **names):
        raise RuntimeError("Can't call numpy() on Tensor that requires grad.")

    def __repr__(self):
        return "tensor([2., 4.], requires_grad=True)"


class MuteError(Exception):
    def __str__(self):
        raise RuntimeError("no words")


def itself(*more):
    found = [*more]
    found += [found, found, found]
    return found


def raising(error):
    def attempt(*arguments):
        raise error

    return attempt


def object_array():
    made = np.empty(2, dtype=object)
    made[:] = Hostile, 1.0
    return made


def endless(*arguments):
    return endless(*arguments)


class Text(str):
    """Text by another name."""


ODD = {  # what is neither right nor numbers: every sentence says what it is
    "hostile": lambda: Hostile(ValueError("no")),
    "hostile exit": lambda: Hostile(SystemExit(1)),
    "hostile in a list": lambda: [1.0, Hostile(ValueError("no"))],
    "list in itself": itself,
    "list in itself, with numbers": lambda: itself(1.0, 2.0),
    "gradients": WantsGradients,
    "large": lambda: 10**400,
    "larger": lambda: [10**5000, 2],
    "generator": lambda: (v for v in (2.0, 4.0)),
    "map": lambda: map(float, (2.0, 4.0)),
    "text": lambda: "2.0",
    "texts": lambda: ["2.0", "4.0"],
    "other text": lambda: Text("2"),
    "array of texts": lambda: np.array(["2.0", "4.0"]),
    "bytes": lambda: b"24",
    "complex": lambda: np.array([2.0, 4.0]) + 5j,
    "complex in a list": lambda: [2.0 + 0j, 4.0],
    "masked": lambda: np.ma.array([2.0, 4.0], mask=[False, True]),
    "masked in a list": lambda: [2.0, np.ma.masked],
    "dict": lambda: {"a": 2.0},
    "set": lambda: {2.0, 4.0},
    "nothing in a list": lambda: [2.0, None],
    "one part open": lambda: [2.0, ...],
    "ragged": lambda: [[2.0, 4.0], [1.0]],
    "ragged arrays": lambda: (np.zeros(2), np.zeros(3)),
    "date": lambda: np.datetime64("2026-01-01"),
    "day": lambda: datetime.date(2026, 1, 1),
    "records": lambda: np.zeros(2, dtype=[("a", float)]),
    "array of objects": object_array,
    "class": lambda: Hostile,
    "error": lambda: ValueError("returned"),
    "module": lambda: np,
    "counter": itertools.count,
    "empty": list,
    "tall": lambda: np.zeros((2, 1)),
    "many": lambda: np.zeros((50, 50)),
    "deep": lambda: [[[[[[[2.0]]]]]]],
}
ENDS = {
    "exit": raising(SystemExit(0)),
    "generator exit": raising(GeneratorExit()),
    "mute": raising(MuteError()),
    "long": raising(ValueError("word " * 10_000)),
    "memory": raising(MemoryError()),
    "stop iteration": raising(StopIteration()),
    "recursion": endless,
    "too few arguments": lambda: 1,
    "hostile": raising(Hostile),
}


@pytest.mark.parametrize("exercise", [double, number, table, pair, seen], ids=lambda e: e.name)
@pytest.mark.parametrize("odd", ODD)
def test_what_is_no_number_gets_one_sentence(exercise, odd, capsys):
    made = ODD[odd]
    attempt = (lambda *v: made()) if exercise.probes else made()
    try:
        verdict = exercise.judge(attempt)
    except BaseException as error:  # pytest cannot show what is hostile
        pytest.fail(f"the check raised {type(error).__name__}", pytrace=False)
    assert isinstance(verdict, Verdict)
    assert verdict.kind in ("else", "mistake")
    assert 20 < len(verdict.sentence) < 700
    exercise.check(attempt)
    assert capsys.readouterr().out.startswith(f"{exercise.name}: ")


@pytest.mark.parametrize("end", ENDS)
def test_whatever_ends_a_function_does_not_end_the_check(end):
    verdict = double.judge(ENDS[end])
    assert verdict.kind == "else"
    assert len(verdict.sentence) < 700


def test_the_reader_may_still_interrupt():
    with pytest.raises(KeyboardInterrupt):
        double.judge(raising(KeyboardInterrupt()))


@pytest.mark.parametrize(
    ("exercise", "attempt", "words"),
    [
        (double, ENDS["exit"], "your function ends the program for v = [1., 2.], as exit() does"),
        (double, endless, "A function calls itself, and that call itself again, without end"),
        (double, lambda v: [*(2 * v).tolist(), 0j], "imaginary part"),
        (double, lambda v: 2 * v + 5j, "the answer is real"),
        (double, lambda v: [str(2 * part) for part in v], "numbers stand without quotes"),
        (double, lambda v: np.ma.array(2 * v), "a masked array"),
        (double, lambda v: (2 * part for part in v), "list(...) makes a list of them"),
        (double, lambda v: WantsGradients(), "Can't call numpy() on Tensor that requires grad."),
        (double, lambda v: 10**400, "too large for a float"),
        (double, lambda v: [[1.0, 2.0], [3.0]], "parts are of different lengths"),
        (double, lambda v: [..., ...], "not attempted yet. Replace the ... by your code."),
        (double, lambda v: [[..., ...], [...]], "not attempted yet"),
        (double, lambda v: [2.0, ...], "A part of it is still ...: replace that too."),
        (double, lambda v: v * np.nan, "contains NaN at index [0]"),
        (double, lambda v: v / np.zeros(1) if v.size > 1 else 2 * v, "contains infinity"),
        (double, [2.0, 4.0], "expected a function, got [2.0, 4.0]."),
        (number, lambda: 0.5, "expected a value, not a function"),
        (number, [..., ...], "not attempted yet. Replace the ... by your answer"),
        (number, 0.7, "Your answer is 0.7. Compare it with your sums on paper."),
        (third, 0.3333333, "correct: right to about seven digits"),
        (third, 0.333, "right to about three digits: write one digit more"),
        (table, lambda v: np.outer(v, v) + np.eye(len(v)), "at index [0, 0], expected 0.0"),
        (table, lambda v: np.outer(v, v) + np.eye(len(v)), "In all 8 of 64 entries differ."),
        (table, lambda v: np.outer(v, v)[:, :3], "should have shape (8, 8), yours has (8, 3)."),
        (table, lambda v: v.sum(), "yours has (): it is one number."),
        (pair, lambda v: [2 * v, v], "for v = 3.0 is [6.0, 3.0], expected (3.0, 6.0)."),
        (seen, [1.0, 1.0], "Try your answer on one case that you can work out on paper."),
        (seen, ["1.0", "1.0"], "numbers stand without quotes"),
    ],
)
def test_the_sentence_says_what_came_and_what_was_wanted(exercise, attempt, words):
    with np.errstate(all="ignore"):
        assert words in exercise.judge(attempt).sentence


def test_rows_and_columns_swapped_are_told():
    tall = Exercise("Tall", lambda m, n: np.ones((m, n)), [(2, 3), (4, 5)])
    assert "rows and columns are swapped" in tall.judge(lambda m, n: np.ones((n, m))).sentence


@pytest.mark.parametrize(
    "real",
    [fractions.Fraction(1, 2), decimal.Decimal("0.5"), np.float32(0.5), np.array(0.5), [0.5]],
    ids=str,
)
def test_every_kind_of_real_number_is_one(real):
    assert number.judge(real).kind == "right"


def test_what_a_function_returned_is_copied_at_once():
    out = np.empty(2)

    def reuses(v):
        return np.multiply(v, 2, out=out[: len(v)])

    assert double.judge(reuses).kind == "right"


def destroys(v):
    result = 2 * v
    v[:] = 0
    return result


def test_a_changed_argument_is_told_unless_that_is_the_point():
    verdict = double.judge(destroys)
    assert verdict.kind == "nearly"
    assert verdict.sentence.startswith("right, but your function changes v")
    lists = Exercise("Lists", lambda rows: len(rows), [([[1.0], [2.0, np.nan]],), ([],)])
    assert lists.judge(lambda rows: len(rows)).kind == "right"
    assert lists.judge(lambda rows: (len(rows), rows.clear())[0]).kind == "nearly"
    assert lists.judge(lambda rows: [len(rows), rows and rows[0].append(1)][0]).kind == "nearly"
    meant = Exercise("Meant", double.solution, double.probes, changes_arguments=True)
    assert meant.judge(destroys).kind == "right"
    np.testing.assert_array_equal(double.probes[0][0], [1.0, 2.0])


def test_float32_is_right_to_its_seven_digits():
    long = Exercise("Long", np.exp, [(np.array([0.1, 3.0, 1.7]),), (np.array([2.0]),)])
    narrow = long.judge(lambda v: np.exp(np.float32(v)))
    assert narrow.kind == "right"
    assert "seven digits, all that float32 holds" in narrow.sentence
    assert long.judge(lambda v: np.exp(v).round(6)).kind == "nearly"
    assert "do not round inside" in long.judge(lambda v: np.exp(v).round(3)).sentence
    # Where digits are the point, they are not given away.
    exact = Exercise("Exact", np.exp, long.probes, tolerance=1e-12, nearly="")
    assert exact.judge(lambda v: np.exp(np.float32(v))).kind == "else"


def test_a_hint_meets_float32_too():
    assert double.judge(lambda v: np.float32(v) ** 2 * np.float32(1.0000001)).kind == "mistake"


OWN = [ValueError, TypeError, IndexError, KeyError, NameError, AttributeError, ZeroDivisionError]
OWN += [AssertionError, OverflowError, RuntimeError, np.linalg.LinAlgError, UnicodeError, OSError]
FUNCTIONS = [p for p in every() if callable(p.values[0].solution)]


@pytest.mark.parametrize("exercise", FUNCTIONS)
def test_an_error_of_its_own_never_earns_a_hint(exercise):
    for error in OWN:
        verdict = exercise.judge(raising(error("mine")))
        assert verdict.kind == "else", (error, verdict.sentence)


@pytest.mark.parametrize("exercise", FUNCTIONS)
def test_a_mistake_that_always_stops_says_with_which_words(exercise):
    for mistake in exercise.mistakes:
        outcomes = exercise._outcomes(mistake.solution)
        made = [type(o).__module__.startswith("mlp_book") for o in outcomes]  # by the exercise
        if all(isinstance(o, Exception) for o in outcomes) and not all(made):
            assert mistake.says, f"{mistake.hint} needs says=, some words of {outcomes[0]!r}"


def test_a_mistake_without_words_is_not_earned_by_any_error():
    stops = Mistake(raising(IndexError("index 2 is out of bounds")), "Too far.")
    without = Exercise("Stops", double.solution, double.probes, [stops])
    assert without.judge(raising(IndexError("mine"))).kind == "else"
    some = Mistake(lambda v: v[1:] / len(v[1:]) if v.size > 1 else [][0], "Half.")
    half = Exercise("Half", double.solution, double.probes, [some])
    assert half.judge(some.solution).kind == "mistake"


def own_errors(kind=Exception):
    """The names of all errors that the book's pages and checks made for themselves."""
    below = kind.__subclasses__()
    return {k.__name__ for k in below if is_own(k)}.union(*map(own_errors, below))


class OwnError(ZeroDivisionError):
    __module__ = "mlp_book.page"


def stops(*arguments):
    raise OwnError("a mark of a check")


NO_ANSWERS = [
    "3 of 4", ["3 of 4"] * 4, 2j, [1, [2, 3]], np.ma.array([1.0], mask=True), [1.0, ...], {1}, [],
    object(), [[1.0]], np.zeros((2, 3, 4)), stops, lambda *a: a[0][99], lambda *a: np.zeros(3),
    lambda *a: "3 of 4", lambda *a: [1.0, ...], lambda *a: a[0] @ a[0], lambda *a: [a[0], "one"],
]  # fmt: skip


@pytest.mark.parametrize("exercise", every())
def test_no_sentence_names_a_class_of_ours(exercise):
    names = own_errors()
    assert {"NoNumbersError", "OpenCircleError", "UnfinishedError"} <= names
    for answer in NO_ANSWERS:
        sentence = exercise.judge(answer).sentence
        assert not [name for name in names if name in sentence], sentence


def test_an_error_of_ours_has_the_name_of_pythons():
    assert "stopped for v = [1., 2.] with ZeroDivisionError: a mark" in double.judge(stops).sentence
    wanted = Exercise("Stops", stops, [(1.0,)])
    assert "ZeroDivisionError. Yours gave 1.0" in wanted.judge(lambda v: v).sentence
