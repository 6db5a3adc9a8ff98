"""Which statements of a page a piece of code needs: a backward slice over the page's cells.

Standard library only: it runs in the reader's browser as it runs in the tests. A page is a list of
cells, top to bottom. A statement is taken when it binds or changes a name that is read below it,
so that an exercise waits for no training run and no plot that it does not use, and clicks may come
in any order.
"""

import ast
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from mlp_book.laboratory.statements import Statement, statements

__all__ = ["Slice", "needed"]


@dataclass(frozen=True)
class Slice:
    """What to run before some code: statements in the order of the page; names nobody makes."""

    statements: tuple[Statement, ...]
    missing: frozenset[str]

    @property
    def cells(self) -> frozenset[int]:
        """The cells from which something is taken."""
        return frozenset(statement.cell for statement in self.statements)


def _only(statement: Statement, wanted: Collection[str]) -> Statement:
    """Of an import only what is wanted: ``from mlp_book.page import plots, x`` brings too much."""
    (node,) = ast.parse(statement.source).body
    node.names = [  # type: ignore[attr-defined]
        one
        for one in node.names  # type: ignore[attr-defined]
        if one.name == "*" or (one.asname or one.name.partition(".")[0]) in wanted
    ]
    return replace(statement, source=ast.unparse(node))


def _reached(above: Sequence[Statement], modules: Collection[str]) -> list[set[str]]:
    """For each statement the names that its object was made from: it may change what they hold.

    ``E.backward()`` writes into the numbers from which E was computed.
    """
    made_from: dict[str, set[str]] = {}
    found = []
    for one in above:
        found.append(set().union(*(made_from.get(name, set()) for name in one.asks - {*modules})))
        sources = set().union(one.reads, *(made_from.get(name, set()) for name in one.reads))
        for name in () if one.imports else one.binds | one.changes:
            made_from[name] = sources | (set() if name in one.binds else made_from.get(name, set()))
    return found


def needed(cells: Sequence[str], place: int, code: str, given: Collection[str] = ()) -> Slice:
    """What must run before `code` can stand in the place of a cell.

    Parameters
    ----------
    cells
        The sources of the page's cells, top to bottom.
    place
        The number of the cell, from 0: only the cells above it count.
    code
        What stands there now.
    given
        Names that the page itself supplies, as the numbers of a widget.
    """
    wanted: set[str] = set()
    bound: set[str] = set()
    for statement in statements(place, code):
        wanted |= statement.reads - bound
        bound |= statement.binds
    above = [one for cell in range(place) for one in statements(cell, cells[cell])]
    modules = {name for one in above if one.imports for name in one.binds}
    wanted -= {*given}
    taken = []
    for statement, reached in reversed([*zip(above, _reached(above, modules), strict=True)]):
        # plots.use_style() changes no module that somebody needs
        changes = (statement.changes | reached) - modules | statement.sets
        if (statement.binds | changes) & wanted:
            taken.append(_only(statement, wanted) if statement.imports else statement)
            wanted -= statement.binds
            wanted |= statement.reads - {*given}
    missing = {name for name in wanted if not name.startswith("file ")}
    return Slice(tuple(taken[::-1]), frozenset(missing))
