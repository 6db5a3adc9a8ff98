"""Every function that is one change away from a given one.

A change is made in the syntax tree, so comments and spaces play no part.
"""

import ast
import copy
from typing import NamedTuple

from .of_expressions import of_node
from .of_statements import of_statements
from .tables import written


class Mutant(NamedTuple):
    kind: str
    what: str
    source: str


def mutants(source):
    """Every mutant of the one function in the source, each text once."""
    function = ast.parse(source).body[0]
    seen, found = {ast.unparse(function)}, []
    for kind, what, tree in _changed(function):
        text = _compiling(tree)
        if text is not None and text not in seen:
            seen.add(text)
            found.append(Mutant(kind, what, text))
    return found


def _changed(function):
    """(kind, what was done, changed copy of the function)."""
    parameters = {one.arg for one in (*function.args.args, function.args.vararg) if one}
    names = parameters | {
        node.id
        for node in ast.walk(function)
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store)
    }
    for place, node in enumerate(_nodes(function)):
        for kind, new in of_node(node, names, parameters):
            changed = copy.deepcopy(function)
            put = _Put(_nodes(changed)[place], new)
            changed.body = [put.visit(statement) for statement in changed.body]
            yield kind, f"{written(node)} -> {written(new)}", changed
    yield from of_statements(function)


def _nodes(function):
    return [node for statement in function.body for node in ast.walk(statement)]


class _Put(ast.NodeTransformer):
    """Put a new node in the place of another."""

    def __init__(self, old, new):
        self.old, self.new = old, new

    def visit(self, node):
        return copy.deepcopy(self.new) if node is self.old else self.generic_visit(node)


def _compiling(tree):
    """The source of the tree; None if it is no Python."""
    try:
        text = ast.unparse(ast.fix_missing_locations(tree))
        compile(text, "<mutant>", "exec")
    except (SyntaxError, ValueError, TypeError, AttributeError):
        return None
    return text
