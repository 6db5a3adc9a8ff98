"""Changes of a call: (kind, node in its place)."""

import ast
import copy

from .tables import METHODS, NAMES, call, function_name, is_method, num, plus, written


def of_call(c):
    name, method = function_name(c), is_method(c)
    for a in c.args:
        if not isinstance(a, ast.Starred | ast.GeneratorExp):
            yield "call dropped", a
    if method:
        yield "call dropped", c.func.value
    for k in range(len(c.keywords)):
        yield (
            "argument dropped",
            ast.Call(c.func, c.args, [w for j, w in enumerate(c.keywords) if j != k]),
        )
        if c.keywords[k].arg == "axis":
            for v in (0, 1, -1):
                if written(c.keywords[k].value) != str(v):
                    yield (
                        "axis",
                        ast.Call(
                            c.func,
                            c.args,
                            [
                                ast.keyword("axis", num(v)) if j == k else w
                                for j, w in enumerate(c.keywords)
                            ],
                        ),
                    )
    for k in range(len(c.args)):
        if len(c.args) > 1:
            yield (
                "argument dropped",
                ast.Call(c.func, [a for j, a in enumerate(c.args) if j != k], c.keywords),
            )
        if k + 1 < len(c.args):
            args = [*c.args]
            args[k], args[k + 1] = args[k + 1], args[k]
            yield "arguments swapped", ast.Call(c.func, args, c.keywords)
        if not isinstance(c.args[k], ast.Starred | ast.Constant):
            args = [*c.args]
            args[k] = ast.UnaryOp(ast.USub(), args[k])
            if name not in ("len", "range", "zip", "reversed", "enumerate", "append", "isinstance"):
                yield "sign", ast.Call(c.func, args, c.keywords)
    for other in (METHODS if method else NAMES).get(name, ()):
        func = copy.deepcopy(c.func)
        if isinstance(func, ast.Name):
            func.id = other
        else:
            func.attr = other
        yield "other function", ast.Call(func, c.args, c.keywords)
    if name in ("maximum", "max") and len(c.args) == 2:
        for a in c.args:
            if not isinstance(a, ast.Constant):
                yield "other function", call("np.abs", a)
                yield (
                    "other function",
                    ast.BinOp(a, ast.Mult(), ast.Compare(a, [ast.Gt()], [num(0)])),
                )
    if name in ("std", "var") and method:
        yield "argument", ast.Call(c.func, c.args, [*c.keywords, ast.keyword("ddof", num(1))])
    if name == "range":
        last = 0 if len(c.args) == 1 else 1
        for step in (-1, 1):
            args = [*c.args]
            args[last] = plus(args[last], step)
            yield "range", ast.Call(c.func, args, [])
        if len(c.args) == 1:
            yield "range", ast.Call(c.func, [num(1), *c.args], [])
            yield "range", ast.Call(c.func, [num(1), plus(c.args[0], 1)], [])
        yield "range", call("reversed", c)
    if name in ("zip", "enumerate"):
        for k, a in enumerate(c.args):
            for cut in ("[1:]", "[:-1]"):
                args = [*c.args]
                args[k] = ast.parse(f"({written(a)}){cut}", mode="eval").body
                yield "range", ast.Call(c.func, args, [w for w in c.keywords if w.arg != "strict"])
    if name == "len":
        for v in (1, 2, 3):
            yield "size fixed", num(v)
        yield "size fixed", plus(c, -1)
        yield "size fixed", plus(c, 1)
        yield "size fixed", ast.parse(f"len({written(c.args[0])}[0])", mode="eval").body
    if name == "log1p":
        yield (
            "overflow form",
            ast.Call(
                ast.parse("np.log", mode="eval").body, [ast.BinOp(num(1), ast.Add(), c.args[0])], []
            ),
        )
    if name == "astype":
        for other in ("int", "float"):
            yield "dtype", ast.Call(c.func, [ast.Name(other, ast.Load())], [])
