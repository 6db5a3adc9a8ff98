"""Mutants run in this process: a loop that does not end is stopped by counting its rounds."""

import ast
import warnings
from contextlib import contextmanager

import numpy as np

from .names import on_page

ROUNDS = 30_000  # of all loops in one call; the longest right answer takes some 5,000


class EndlessError(Exception):
    """A function went round its loops more often than any right answer does."""


class _Counted(ast.NodeTransformer):
    """Let every loop, also inside brackets, take its rounds from `Rounds`."""

    def _wrapped(self, node):
        self.generic_visit(node)
        node.iter = ast.Call(ast.Name("_rounds", ast.Load()), [node.iter], [])
        return node

    visit_For = visit_comprehension = _wrapped

    def visit_While(self, node):
        self.generic_visit(node)
        one = ast.Call(ast.Name("_round", ast.Load()), [], [])
        node.body.insert(0, ast.Expr(one))
        return node


class Rounds:
    """Counts the rounds of all loops since the last `start`."""

    def start(self):
        self.left = ROUNDS

    def one(self):
        self.left -= 1
        if self.left < 0:
            raise EndlessError(f"more than {ROUNDS} rounds")

    def of(self, iterable):
        for value in iterable:
            self.one()
            yield value


def build(source, function, exercise):
    """The function that a source defines, among the names of its page, with its loops counted."""
    rounds = Rounds()
    tree = ast.fix_missing_locations(_Counted().visit(ast.parse(source)))
    names = on_page(exercise) | {"_rounds": rounds.of, "_round": rounds.one}
    exec(compile(tree, "<mutant>", "exec"), names)
    made = names[function]
    inner = ast.parse(source).body[0].args
    arguments = ", ".join(
        [a.arg for a in inner.args] + ([f"*{inner.vararg.arg}"] if inner.vararg else [])
    )
    names |= {"_start": rounds.start, "_made": made}
    # The same parameters, since some checks look at them.
    call = f"lambda {ast.unparse(inner)}: (_start(), _made({arguments}))[1]"
    return eval(call, names)


@contextmanager
def quiet():
    """Without NumPy's and Python's warnings: wrong code divides by 0 and overflows."""
    with warnings.catch_warnings(), np.errstate(all="ignore"):
        warnings.simplefilter("ignore")
        yield
