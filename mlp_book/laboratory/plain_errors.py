"""Python's errors in plain words, for who meets them for the first time."""

import builtins
import difflib
import re
from collections.abc import Collection

from mlp_book.page.check_words import translated

__all__ = ["plain_error"]

TOO_MUCH = "This needs more memory than the page has."
NOT_IN_PAGES = "{} is not in the page. Cells that need it run in JupyterLab (`make lab`)."

# Python's own words, as all its versions from 3.11 to 3.14 have them -> what they mean.
SYNTAX = (
    ("was never closed", "A bracket or a quote is opened and never closed."),
    ("unterminated string", "A text begins with a quote and has no quote at its end."),
    ("unmatched", "A bracket is closed that was never opened."),
    ("does not match opening", "A bracket is closed by one of another kind."),
    ("expected ':'", "A colon is missing at the end of this line."),
    ("maybe you meant '=='", "= gives a name its value; == asks whether two values are equal."),
    ("'return' outside function", "A return stands outside a function: is its line indented?"),
    ("forgot a comma", "Is a comma or an operator missing between two values?"),
    ("cannot assign to", "On the left of = stands something that cannot be given a value."),
)
MESSAGES = (
    ("not callable", "Something that is no function is called with (...). Is an operator missing?"),
    ("not subscriptable", "Square brackets stand after something that has no parts, as a number."),
    ("unsupported operand", "These two kinds of values cannot be put together in this way."),
    ("positional argument", "A function is called with too many or too few arguments."),
    ("unexpected keyword", "A function is called with an argument whose name it does not know."),
    ("not enough values to unpack", "More names stand on the left of = than values on the right."),
    ("too many values to unpack", "Fewer names stand on the left of = than values on the right."),
    ("NoneType", "A value is None: does some function lack its return?"),
    ("array is too big", TOO_MUCH),
    ("Maximum allowed dimension", TOO_MUCH),
)
KINDS = {
    "ZeroDivisionError": "The code divides by zero.",
    "IndexError": "An index points past the end. The first entry has index 0, the last size - 1.",
    "KeyError": "The dictionary has no entry of this name.",
    "RecursionError": "A function calls itself without end: which call is the last?",
    "MemoryError": TOO_MUCH,
    "OverflowError": "A number is too large for its kind.",
    "AssertionError": "Something that the code asserts is not true.",
    "FileNotFoundError": "There is no file of this name in the page.",
    "EOFError": "A page cannot ask you with input(): write the value into the code.",
    "SystemExit": "exit() ends nothing in a page: leave it out.",
    "TabError": "Tabs and spaces are mixed at the beginning of lines: use four spaces.",
}
ATTRIBUTE = re.compile(r"has no attribute '(\w+)'")


def plain_error(error: BaseException, names: Collection[str] = ()) -> str:
    """Say in plain words what an error means; empty where there is nothing to add.

    Parameters
    ----------
    error
        What stopped the code.
    names
        The names that the code could have meant.
    """
    kind = type(error).__name__
    message = _message(error)
    if isinstance(error, NameError):
        return _unknown_name(getattr(error, "name", None) or "", names)
    if isinstance(error, ModuleNotFoundError) and error.name:
        return NOT_IN_PAGES.format(error.name.partition(".")[0])
    if isinstance(error, IndentationError) and kind != "TabError":
        return _indentation(message)
    if isinstance(error, SyntaxError) and kind != "TabError":
        return (
            _first(SYNTAX, message) or "Python cannot read this line. Is a sign missing or extra?"
        )
    found = translated(message) or _first(MESSAGES, message)
    if not found and isinstance(error, AttributeError) and (missing := ATTRIBUTE.search(message)):
        found = f"This value has nothing called {missing[1]}. Is it spelt right?"
    return found or KINDS.get(kind, "")


def _message(error: BaseException) -> str:
    try:
        return str(error)
    except Exception:  # the learner's own kind of error may do anything
        return ""


def _first(table: tuple[tuple[str, str], ...], message: str) -> str:
    return next((words for sign, words in table if sign in message), "")


def _unknown_name(name: str, names: Collection[str]) -> str:
    close = difflib.get_close_matches(name, [*names, *dir(builtins)], n=1, cutoff=0.7)
    if close:
        return f"The name {name} is not known here. Is {close[0]} meant?"
    return f"The name {name} is not known here. Is it spelt right, and given a value before?"


def _indentation(message: str) -> str:
    if "expected an indented block" in message:
        return "After a line that ends with a colon, the next line begins with four more spaces."
    if "unexpected indent" in message:
        return "This line begins with more spaces than the line above it, without a reason."
    return "The spaces at the beginning of this line fit no line above it."
