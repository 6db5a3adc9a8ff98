"""Run what a learner wrote: what it needs of the page first, then the code, then the check.

It runs in the reader's browser (Pyodide) and, in the tests, in any Python. Nothing of one run stays
for the next: each has a namespace of its own.
"""

import ast
import contextlib
import io
import json
import linecache
import traceback
from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import Any

import numpy as np

from mlp_book.laboratory.plain_errors import plain_error
from mlp_book.laboratory.slice import needed
from mlp_book.page.arrays import PRINTED
from mlp_book.page.checks import STUB

__all__ = ["MOST", "run", "warm"]

MOST = 20_000  # characters that one run may print
YOURS = "your code"  # how a traceback calls what the learner wrote
CHECK = "the check"
DEEPEST = 8  # lines of a traceback's way


class TooMuchError(BaseException):
    """More is printed than a page shows; no ``except Exception`` of the learner's takes it."""


class Printed(io.TextIOBase):
    """A stream that hands on what is printed, at once, and ends a flood."""

    def __init__(self, say: Callable[[str], object]) -> None:
        self._say, self._room = say, MOST

    def write(self, text: str) -> int:
        """Hand text on, as far as there is room."""
        shown = text[: self._room]
        self._room -= len(shown)
        if shown:
            self._say(shown)
        if len(shown) < len(text):
            raise TooMuchError
        return len(text)

    def writable(self) -> bool:
        """Say yes, as a stream for printing must."""
        return True


class Numbers:
    """Stands for a widget of the page: the numbers that it shows at this moment."""

    def __init__(self, values: Mapping[str, Any]) -> None:
        for name, value in values.items():
            setattr(self, name, np.array(value, float) if _is_array(value) else value)


def _is_array(value: object) -> bool:
    return isinstance(value, list) and all(
        _is_array(part) or isinstance(part, int | float) for part in value
    )


@lru_cache(maxsize=4)
def _page(text: str) -> dict[str, Any]:
    return json.loads(text)  # type: ignore[no-any-return]


def warm(page: str) -> None:
    """Import what the page's exercises need, while the learner still reads or types."""
    chapter = _page(page)["chapter"]
    with contextlib.suppress(ImportError):
        __import__(f"mlp_book.chapters.{chapter}.exercises")


def run(page: str, request: str, say: Callable[[str, str], object]) -> str:
    """Run a cell of a page, and give what the page shows of it beside its output.

    Parameters
    ----------
    page
        `page_cells.Page.data`, as JSON.
    request
        JSON: ``place``, the number of the cell; ``code``, what stands in its editor; ``own``, the
        learner's right answers by exercise; ``values``, the numbers of the page's widgets by name.
    say
        Called with the stream ("out" or "err") and each piece of text as it is printed.

    Returns
    -------
    str
        JSON: ``error`` (a traceback from the learner's code on), ``plain`` (the same in plain
        words), ``line`` (of the learner's code, from 1; 0 for none), ``cut`` (whether too much was
        printed), ``verdict`` and ``sentence`` of the check, ``used`` (exercises whose answers went
        in: ``{"exercise", "title", "own"}``).
    """
    data, asked = _page(page), json.loads(request)
    answer = {"error": "", "plain": "", "line": 0, "cut": False, "verdict": "", "sentence": ""}
    out, err = Printed(lambda t: say("out", t)), Printed(lambda t: say("err", t))
    names: dict[str, Any] = {"__name__": "__main__"}
    place, code = asked["place"], asked["code"]
    exercise = data["exercises"].get(str(place))
    check = exercise["check"] if exercise else ""
    own = {k: one for k, one in _own(data, asked["own"]).items() if int(k) < place}
    cells = [own[str(k)][0] if str(k) in own else source for k, source in enumerate(data["cells"])]
    names |= {name: Numbers(values) for name, values in asked["values"].items()}
    before = needed(cells, place, f"{code}\n\n{check}", set(names))
    answer["used"] = [
        {"exercise": e["exercise"], "title": e["title"], "own": own[k][1]}
        for k, e in data["exercises"].items()
        if int(k) in before.cells and k in own
    ]
    options = np.get_printoptions()
    try:
        np.set_printoptions(**PRINTED)
        with contextlib.redirect_stdout(io.StringIO()):
            for statement in before.statements:
                exec(compile(statement.source, f"cell {statement.cell + 1}", "exec"), names)
        with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
            _execute(code, names)
            if check:
                verdict = _judged(check, names)
                answer["sentence"] = verdict.sentence[:1].upper() + verdict.sentence[1:]
                answer["verdict"] = "stub" if STUB in verdict.sentence else verdict.kind
    except TooMuchError:
        answer["cut"] = True
    except BaseException as error:  # whatever a learner's code does ends here
        answer |= _told(error, names)
    finally:
        np.set_printoptions(**options)
    return json.dumps(answer)


def _own(data: dict[str, Any], answers: Mapping[str, str]) -> dict[str, tuple[str, bool]]:
    """What stands for each exercise's cell: the learner's right answer, else the solution."""
    return {
        place: (answers.get(one["exercise"]) or one["solution"], one["exercise"] in answers)
        for place, one in data["exercises"].items()
        if answers.get(one["exercise"]) or one["solution"]
    }


def _execute(code: str, names: dict[str, Any]) -> None:
    """Run the learner's code; show the value of its last line, as a notebook does."""
    linecache.cache[YOURS] = (len(code), None, code.splitlines(keepends=True), YOURS)
    tree = ast.parse(code, YOURS)
    last = tree.body.pop() if tree.body and isinstance(tree.body[-1], ast.Expr) else None
    exec(compile(tree, YOURS, "exec"), names)
    # a semicolon at the end hides the value
    if isinstance(last, ast.Expr) and not code.rstrip().endswith(";"):
        value = eval(compile(ast.Expression(last.value), YOURS, "eval"), names)
        if value is not None:
            print(repr(value))
    elif last is not None:
        exec(compile(ast.Module([last], []), YOURS, "exec"), names)


def _judged(check: str, names: dict[str, Any]) -> Any:
    """The verdict of ``exercises.layer.check(layer)``, asked as `Exercise.judge` gives it."""
    call = ast.parse(check, CHECK, "eval")
    call.body.func.attr = "judge"  # type: ignore[attr-defined]
    return eval(compile(call, CHECK, "eval"), names)


def _told(error: BaseException, names: Mapping[str, Any]) -> dict[str, Any]:
    """The traceback from the learner's code on, plain words, and the line that stopped."""
    plain = plain_error(error, [name for name in names if not name.startswith("_")])
    if isinstance(error, SyntaxError) and error.filename == YOURS:
        text = "".join(traceback.format_exception_only(error))
        return {"error": text, "plain": plain, "line": error.lineno or 0}
    way = error.__traceback__
    while way is not None and way.tb_frame.f_code.co_filename != YOURS:
        way = way.tb_next
    if way is None:
        return _elsewhere(error, plain)
    lines = [n for f, n in traceback.walk_tb(way) if f.f_code.co_filename == YOURS]
    text = "".join(traceback.format_exception(type(error), error, way, limit=DEEPEST, chain=False))
    return {"error": text, "plain": plain, "line": lines[-1]}


def _elsewhere(error: BaseException, plain: str) -> dict[str, Any]:
    """An error that never came to the learner's code: in the check's line, or above it."""
    text = "".join(traceback.format_exception_only(error))
    ours = [f.f_code.co_filename for f, _ in traceback.walk_tb(error.__traceback__)]
    if CHECK in ours and isinstance(error, NameError):
        plain = (
            f"The check asks for the name {error.name}, and your code does not make it. "
            "Reset brings the name back."
        )
    elif CHECK not in ours:
        text = f"In an earlier cell of this page:\n{text}"
    return {"error": text, "plain": plain, "line": 0}
