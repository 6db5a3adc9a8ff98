"""Plants a mistake in a module: one expression of one function is replaced by another.

The place is found in the syntax tree, so a comment, a line break or a bracket more changes nothing.
"""

import ast
from collections.abc import Iterator


def plant(source: str, function: str, right: str, wrong: str) -> str:
    """Return the module with `wrong` in place of `right`, which must occur once in the function.

    `function` is a qualified name ("Adam.update", a class counts too); "" is the whole module.
    `right` is an expression, and then so is `wrong`; or whole statements, which an empty `wrong`
    leaves out. LookupError where the function is not there, where `right` is not in it exactly
    once, and where `wrong` is no expression and must be one.
    """
    tree = ast.parse(source)
    place = _scope(tree, function)
    old, new = ast.parse(right).body, ast.parse(wrong or "pass").body
    if _is_expression(old) and not _is_expression(new):
        raise LookupError(f"{wrong!r} is no expression, as {right!r} is")
    replace = _replace_expression if _is_expression(old) else _replace_statements
    count = replace(place, old, new)
    if count != 1:
        where = function or "the module"
        raise LookupError(f"{right!r} occurs {count} times in {where}, expected once")
    return ast.unparse(tree) + "\n"


def _is_expression(body: list[ast.stmt]) -> bool:
    return len(body) == 1 and isinstance(body[0], ast.Expr)


def _scope(tree: ast.Module, name: str) -> ast.AST:
    place: ast.AST = tree
    for part in name.split(".") if name else ():
        found = [node for node in _defined(place) if node.name == part]
        if len(found) != 1:
            raise LookupError(f"{name!r} is defined {len(found)} times, expected once")
        place = found[0]
    return place


def _defined(place: ast.AST) -> Iterator[ast.FunctionDef | ast.ClassDef]:
    """What a scope defines itself, also under an `if`, and not inside another definition."""
    for node in ast.iter_child_nodes(place):
        if isinstance(node, ast.FunctionDef | ast.ClassDef):
            yield node
        else:
            yield from _defined(node)


def _replace_expression(place: ast.AST, old: list[ast.Expr], new: list[ast.Expr]) -> int:
    wanted, count = ast.dump(old[0].value), 0

    class Replace(ast.NodeTransformer):
        def visit(self, node: ast.AST) -> ast.AST:
            nonlocal count
            if ast.dump(node) == wanted:
                count += 1
                return new[0].value
            return self.generic_visit(node)

    Replace().generic_visit(place)
    return count


def _replace_statements(place: ast.AST, old: list[ast.stmt], new: list[ast.stmt]) -> int:
    wanted, count = [ast.dump(one) for one in old], 0
    for node in list(ast.walk(place)):
        for body in (getattr(node, "body", None), getattr(node, "orelse", None)):
            for i in range(len(body) - len(old) + 1) if isinstance(body, list) else ():
                if [ast.dump(one) for one in body[i : i + len(old)]] == wanted:
                    body[i : i + len(old)] = new
                    count += 1
    return count
