"""Changes of whole statements: (kind, what was done, changed copy of the function)."""

import ast
import copy

from .tables import SWAPS, written


def _blocks(tree):
    """(path of attribute names and places, list of statements) of every block."""
    for node in ast.walk(tree):
        for field in ("body", "orelse"):
            block = getattr(node, field, None)
            if isinstance(block, list) and block and isinstance(block[0], ast.stmt):
                yield node, field


def of_statements(function):
    """(kind, what, changed copy of the function) for changes of whole statements."""
    numbered = list(_blocks(function))
    for k, (node, field) in enumerate(numbered):
        block = getattr(node, field)

        def fresh(k=k, field=field):
            c = copy.deepcopy(function)
            owner = list(_blocks(c))[k][0]
            return c, getattr(owner, field), owner

        for j, s in enumerate(block):
            if not isinstance(s, ast.Return):
                c, b, _ = fresh()
                b[j : j + 1] = [ast.Pass()] if len(b) == 1 else []
                yield "statement removed", written(s).splitlines()[0], c
            if isinstance(s, ast.AugAssign):
                c, b, _ = fresh()
                b[j] = ast.Assign([s.target], s.value, lineno=0)
                yield "statement", f"{written(s)} with = alone", c
                for other in SWAPS.get(type(s.op), ()):
                    c, b, _ = fresh()
                    b[j].op = other()
                    yield "operator", written(b[j]), c
            if isinstance(s, ast.Assign) and isinstance(s.targets[0], ast.Name):
                c, b, _ = fresh()
                b[j].targets[0].id = "unused"
                if ast.dump(s.value).find(f"id='{s.targets[0].id}'") >= 0:
                    yield "statement", f"{written(s)} under another name", c
            if isinstance(s, ast.For):
                c, b, _ = fresh()
                b[j].body.append(ast.Break())
                yield "loop", "ends after the first round", c
                if j + 1 < len(block) and isinstance(block[j + 1], ast.Return):
                    c, b, _ = fresh()
                    b[j].body.append(b.pop(j + 1))
                    yield "loop", "return inside", c
                if j and isinstance(block[j - 1], ast.Assign):
                    c, b, _ = fresh()
                    b[j].body.insert(0, b[j - 1])
                    yield "loop", f"{written(block[j - 1])} made anew inside", c
                if len(s.body) > 1:
                    c, b, _ = fresh()
                    b.insert(j + 1, b[j].body.pop())
                    yield "loop", f"{written(s.body[-1]).splitlines()[0]} behind it", c
                    c, b, _ = fresh()
                    b.insert(j, b[j].body.pop(0))
                    yield "loop", f"{written(s.body[0]).splitlines()[0]} before it", c
            if isinstance(s, ast.If):
                for new in (s.body, s.orelse):
                    c, b, _ = fresh()
                    b[j : j + 1] = copy.deepcopy(new) or [ast.Pass()]
                    yield "branch", f"if {written(s.test)}", c
            if isinstance(s, ast.Raise):
                c, b, _ = fresh()
                b[j] = ast.Return(s.exc)
                yield "statement", "raise becomes return", c
                c, b, _ = fresh()
                b[j] = ast.parse("raise ValueError('mixed')").body[0]
                yield "statement", "another error", c
            if isinstance(s, ast.Break):
                c, b, _ = fresh()
                b[j] = ast.Continue()
                yield "loop", "continue in place of break", c
            if j + 1 < len(block) and not isinstance(block[j + 1], ast.Return):
                c, b, _ = fresh()
                b[j], b[j + 1] = b[j + 1], b[j]
                yield "statements swapped", f"{written(s).splitlines()[0]} later", c
            if (
                isinstance(s, ast.Assign)
                and len(s.targets) == 1
                and not isinstance(s.targets[0], ast.Tuple)
            ):
                c, b, _ = fresh()
                b[j].value = ast.UnaryOp(ast.USub(), s.value)
                yield "sign", f"minus in {written(s)}", c
            if isinstance(s, ast.Return) and s.value is not None:
                parts = s.value.elts if isinstance(s.value, ast.Tuple) else [None]
                for p in range(len(parts)):
                    c, b, _ = fresh()
                    if parts[0] is None:
                        b[j].value = ast.UnaryOp(ast.USub(), s.value)
                    else:
                        b[j].value.elts[p] = ast.UnaryOp(ast.USub(), parts[p])
                    yield "sign", "minus in the return", c
                if parts[0] is None:
                    for text in (
                        "2 * ({})",
                        "np.round({}, 3)",
                        "({}) / 2",
                        "abs({})",
                        "np.sum({})",
                        "np.mean({})",
                        "np.atleast_1d({})[0]",
                        "({})[::-1]",
                        "({}).T",
                    ):
                        c, b, _ = fresh()
                        b[j].value = ast.parse(text.format(written(s.value)), mode="eval").body
                        yield "result", text.format("result"), c
