"""What stands in the place of what, when a solution is changed."""

import ast

SWAPS = {
    ast.Add: [ast.Sub, ast.Mult],
    ast.Sub: [ast.Add],
    ast.Mult: [ast.Div, ast.Add, ast.MatMult],
    ast.Div: [ast.Mult, ast.FloorDiv],
    ast.MatMult: [ast.Mult],
    ast.Pow: [ast.Mult],
    ast.FloorDiv: [ast.Div, ast.Mod],
    ast.Mod: [ast.FloorDiv],
    ast.BitOr: [ast.BitAnd, ast.BitXor],
    ast.BitAnd: [ast.BitOr],
    ast.LShift: [ast.RShift],
    ast.RShift: [ast.LShift],
}
ORDERED = (ast.Sub, ast.Div, ast.MatMult, ast.Pow, ast.FloorDiv, ast.Mod, ast.LShift, ast.RShift)
COMPARISONS = {
    ast.Lt: [ast.LtE, ast.Gt],
    ast.LtE: [ast.Lt, ast.GtE],
    ast.Gt: [ast.GtE, ast.Lt],
    ast.GtE: [ast.Gt, ast.LtE],
    ast.Eq: [ast.NotEq, ast.LtE, ast.GtE],
    ast.NotEq: [ast.Eq],
}
NAMES = {
    "max": ["min"],
    "min": ["max"],
    "sum": ["max", "len"],
    "any": ["all"],
    "all": ["any"],
    "maximum": ["minimum", "add"],
    "minimum": ["maximum"],
    "exp": ["expm1", "exp2"],
    "log": ["log2", "log10", "log1p"],
    "log1p": ["log"],
    "sqrt": ["square", "cbrt"],
    "rint": ["floor", "ceil", "trunc"],
    "outer": ["inner", "multiply"],
    "zeros": ["ones"],
    "int32": ["int8", "int16", "int64", "float32"],
    "float32": ["float16", "float64"],
    "float16": ["float32", "float64"],
    "uint32": ["int32", "uint64"],
    "argmin": ["argmax"],
    "argmax": ["argmin"],
    "eye": ["ones"],
    "mean_absolute_error": ["mean_squared_error"],
    "mean_squared_error": ["mean_absolute_error"],
    "apply": ["invert"],
    "invert": ["apply"],
    "predict": ["forward"],
    "sigmoid": ["relu"],
    "relu": ["sigmoid"],
    "sigma": ["relu"],
    "train_X": ["test_X"],
    "test_X": ["train_X"],
    "train_Y": ["test_Y"],
    "test_Y": ["train_Y"],
}
METHODS = {
    "sum": ["mean", "max", "prod", "cumsum"],
    "mean": ["sum", "max", "min"],
    "max": ["min", "mean"],
    "min": ["max", "mean"],
    "std": ["var", "ptp"],
    "argmin": ["argmax"],
    "argmax": ["argmin"],
    "append": ["extend"],
}
STRINGS = {
    "little": ["big"],
    "keras": ["textbook"],
    "relu": ["identity", "tanh", "sigmoid"],
    "identity": ["relu", "sigmoid"],
    "data_offsets": ["shape"],
    "output": ["X"],
}


def call(name, *args):
    return ast.Call(ast.parse(name, mode="eval").body, list(args), [])


def num(value):
    return ast.Constant(value)


def plus(node, step):
    return ast.BinOp(node, ast.Add() if step > 0 else ast.Sub(), num(abs(step)))


def written(node):
    return ast.unparse(node) if isinstance(node, ast.AST) else str(node)


def function_name(node):
    if isinstance(node.func, ast.Name):
        return node.func.id
    return node.func.attr if isinstance(node.func, ast.Attribute) else ""


def is_method(node):
    """x.sum() is one, np.sum(x) is not."""
    return isinstance(node.func, ast.Attribute) and not (
        isinstance(node.func.value, ast.Name)
        and node.func.value.id
        in ("np", "math", "xp", "json", "sys", "mlp_core", "int", "Standardizer")
    )
