"""Changes of an operation, comparison, constant, index or name: (kind, node in its place)."""

import ast
import copy

from .of_calls import of_call
from .tables import COMPARISONS, NAMES, ORDERED, STRINGS, SWAPS, call, num, plus, written


def _of_binop(b):
    yield "operand dropped", b.left
    yield "operand dropped", b.right
    for other in SWAPS.get(type(b.op), ()):
        yield "operator", ast.BinOp(b.left, other(), b.right)
    if isinstance(b.op, ORDERED):
        yield "operands swapped", ast.BinOp(b.right, b.op, b.left)
    if isinstance(b.op, ast.MatMult):
        for side in ("left", "right"):
            c = copy.deepcopy(b)
            setattr(c, side, ast.Attribute(getattr(c, side), "T", ast.Load()))
            yield "transposed", c
    if isinstance(b.op, ast.Mult | ast.Div | ast.Sub | ast.Add) and isinstance(b.left, ast.BinOp):
        # brackets elsewhere: (p o q) o r -> p o (q o r)
        yield "brackets", ast.BinOp(b.left.left, b.left.op, ast.BinOp(b.left.right, b.op, b.right))
    if isinstance(b.op, ast.Mult | ast.Div) and isinstance(b.right, ast.BinOp):
        yield (
            "brackets",
            ast.BinOp(ast.BinOp(b.left, b.op, b.right.left), b.right.op, b.right.right),
        )
    if isinstance(b.op, ast.Div) and written(b.left) == "1" and "exp(-" in written(b.right):
        inner = next(
            (
                x
                for x in ast.walk(b.right)
                if isinstance(x, ast.Call)
                and written(x.func)[-3:] == "exp"
                and isinstance(x.args[0], ast.UnaryOp)
            ),
            None,
        )
        if inner is not None:
            grown = ast.Call(inner.func, [inner.args[0].operand], [])
            yield "overflow form", ast.BinOp(grown, ast.Div(), ast.BinOp(num(1), ast.Add(), grown))


def _of_compare(c):
    if len(c.ops) == 1:
        for other in COMPARISONS.get(type(c.ops[0]), ()):
            yield "comparison", ast.Compare(c.left, [other()], c.comparators)
        yield "comparison", num(True)
        yield "comparison", num(False)


def _of_constant(c):
    v = c.value
    if isinstance(v, bool):
        yield "constant", num(not v)
    elif isinstance(v, int | float):
        values = [v + 1, v - 1, 2 * v, v / 2, -v, 0, 1]
        if isinstance(v, float):
            values += [10 * v, v / 10]
        for w in values:
            if w != v and not (isinstance(v, int) and w == v / 2 and w != int(w) and v != 1):
                yield "constant", num(int(w) if isinstance(v, int) and w == int(w) else w)
    elif isinstance(v, str):
        for w in STRINGS.get(v, ()):
            yield "constant", num(w)


def _of_subscript(s):
    yield "index dropped", s.value
    i = s.slice
    if isinstance(i, ast.Slice):
        for part in ("lower", "upper"):
            old = getattr(i, part)
            news = (
                [None, plus(old, 1), plus(old, -1)]
                if old is not None
                else [num(1) if part == "lower" else ast.UnaryOp(ast.USub(), num(1))]
            )
            for new in news:
                j = copy.deepcopy(i)
                setattr(j, part, new)
                yield "slice", ast.Subscript(s.value, j, s.ctx)
    elif isinstance(i, ast.Tuple):
        for k in range(len(i.elts)):
            rest = [e for j, e in enumerate(i.elts) if j != k]
            yield (
                "index",
                ast.Subscript(
                    s.value, rest[0] if len(rest) == 1 else ast.Tuple(rest, ast.Load()), s.ctx
                ),
            )
        yield "index", ast.Subscript(s.value, ast.Tuple(i.elts[::-1], ast.Load()), s.ctx)
        for k, e in enumerate(i.elts):
            if isinstance(e, ast.Name):
                for step in (1, -1):
                    parts = [*i.elts]
                    parts[k] = plus(e, step)
                    yield "index", ast.Subscript(s.value, ast.Tuple(parts, ast.Load()), s.ctx)
    elif not isinstance(i, ast.Constant | ast.UnaryOp):
        for step in (1, -1):
            yield "index", ast.Subscript(s.value, plus(i, step), s.ctx)


def _of_attribute(a):
    if a.attr == "T":
        yield "transpose dropped", a.value
    for other in (
        NAMES.get(a.attr, ())
        if a.attr
        in ("int32", "uint32", "float32", "float16", "train_X", "test_X", "train_Y", "test_Y")
        else ()
    ):
        yield (
            "dtype" if a.attr[-1] not in "XY" else "other name",
            ast.Attribute(a.value, other, a.ctx),
        )


def of_node(node, names, params):
    """(kind, node in its place)."""
    if isinstance(node, ast.BinOp):
        yield from _of_binop(node)
    elif isinstance(node, ast.UnaryOp):
        yield "sign", node.operand
    elif isinstance(node, ast.Compare):
        yield from _of_compare(node)
    elif isinstance(node, ast.BoolOp):
        other = ast.Or() if isinstance(node.op, ast.And) else ast.And()
        yield "and/or", ast.BoolOp(other, node.values)
        for v in node.values:
            yield "operand dropped", v
    elif isinstance(node, ast.IfExp):
        yield "branch", node.body
        yield "branch", node.orelse
        yield "branch", ast.IfExp(node.test, node.orelse, node.body)
    elif isinstance(node, ast.Constant):
        yield from _of_constant(node)
    elif isinstance(node, ast.Subscript):
        yield from _of_subscript(node)
    elif isinstance(node, ast.Call):
        yield from of_call(node)
    elif isinstance(node, ast.Attribute):
        yield from _of_attribute(node)
    elif isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load) and node.id in names:
        for other in sorted(names - {node.id}):
            yield "other name", ast.Name(other, ast.Load())
        if node.id in params:
            yield "input", call("abs", node)
            yield "input", ast.UnaryOp(ast.USub(), node)
            yield "input", call("np.trunc", node)
            yield "input", call("np.unique", node)
            for cut in ("[::-1]", "[:1]", "[:2]", "[:-1]"):
                yield "input", ast.parse(f"{node.id}{cut}", mode="eval").body
    elif isinstance(node, ast.ListComp | ast.GeneratorExp):
        for cut in ("[1:]", "[:-1]"):
            c = copy.deepcopy(node)
            c.generators[0].iter = ast.parse(
                f"list({written(c.generators[0].iter)}){cut}", mode="eval"
            ).body
            yield "range", c
    elif isinstance(node, ast.Tuple | ast.List) and isinstance(node.ctx, ast.Load):
        for k in range(len(node.elts)):
            rest = [e for j, e in enumerate(node.elts) if j != k]
            if rest:
                yield "part dropped", type(node)(rest, ast.Load())
                if len(rest) == 1:
                    yield "part dropped", rest[0]
        if len(node.elts) > 1:
            yield "order", type(node)(node.elts[::-1], ast.Load())
            for k in range(len(node.elts) - 1):
                e = [*node.elts]
                e[k], e[k + 1] = e[k + 1], e[k]
                yield "order", type(node)(e, ast.Load())
