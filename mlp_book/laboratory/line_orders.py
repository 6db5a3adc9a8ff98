"""A solution as lines to be put in order, and every order of them that does the same.

Two neighbouring statements of one block may change places if neither writes a name that the other
reads or writes. A ``return`` keeps its place.
"""

import ast
import itertools
import textwrap

MOST = 48  # orders; a solution with more is no exercise in order

# What an array is asked, and is not changed by; any other method may change it.
ASK = {"argmax", "argmin", "astype", "copy", "max", "mean", "min", "shape", "std", "sum", "T"}

_Block = list[list[str]]  # every order of a block, as its lines


def _names(node: ast.AST) -> tuple[set[str], set[str]]:
    """The names that a statement reads, and those that it writes or changes."""
    reads, writes, inside = set(), set(), set()
    for part in ast.walk(node):
        if isinstance(part, ast.comprehension):  # its name is known in the brackets alone
            inside |= {n.id for n in ast.walk(part.target) if isinstance(n, ast.Name)}
        if isinstance(part, ast.Name):
            (reads if isinstance(part.ctx, ast.Load) else writes).add(part.id)
        elif isinstance(part, ast.arg):
            writes.add(part.arg)
        elif (isinstance(part, ast.Attribute) and part.attr not in ASK) or (
            isinstance(part, ast.Subscript) and isinstance(part.ctx, ast.Store)
        ):  # x.append(y)
            writes |= {n.id for n in ast.walk(part.value) if isinstance(n, ast.Name)}
        elif isinstance(part, ast.FunctionDef | ast.ClassDef):
            writes.add(part.name)
    known = inside | {"np", "math", "mlp_core"}  # a module that is called is not changed
    return reads - known, writes - known


def _must_follow(first: ast.stmt, second: ast.stmt) -> bool:
    """Whether two statements must keep their order."""
    ends = ast.Return | ast.Raise | ast.Break | ast.Continue
    if any(isinstance(part, ends) for one in (first, second) for part in ast.walk(one)):
        return True
    (reads, writes), (later_reads, later_writes) = _names(first), _names(second)
    return bool(writes & (later_reads | later_writes) or reads & later_writes)


def _blocks(statement: ast.stmt) -> list[list[ast.stmt]]:
    return [
        block
        for name in ("body", "orelse")
        if (block := getattr(statement, name, None)) is not None
    ]


def _statement(statement: ast.stmt, source: list[str]) -> _Block:
    """Every order of one statement: its first line, then its block."""
    blocks = [block for block in _blocks(statement) if block]
    if not blocks:
        lines = source[statement.lineno - 1 : statement.end_lineno]
        return [["\n".join(lines)]]
    if len(blocks) > 1:
        raise ValueError(f"line {statement.lineno}: an else makes no exercise in order")
    head = "\n".join(source[statement.lineno - 1 : blocks[0][0].lineno - 1])
    return [[head, *lines] for lines in _orders(blocks[0], source)]


def _orders(block: list[ast.stmt], source: list[str]) -> _Block:
    """Every order of a block's statements, each in every order of its own."""
    found: _Block = []
    order = range(len(block))
    before = {
        (i, j) for i, j in itertools.combinations(order, 2) if _must_follow(block[i], block[j])
    }

    def extend(chosen: list[int]) -> None:
        if len(chosen) == len(block):
            parts = [_statement(block[k], source) for k in chosen]
            every = itertools.product(*parts)
            found.extend([list(itertools.chain(*lines)) for lines in every])
        for k in order:
            if k not in chosen and all(i in chosen for i, j in before if j == k):
                extend([*chosen, k])
        if len(found) > MOST:
            raise ValueError(f"more than {MOST} orders of these lines do the same")

    extend([])
    return found


def line_orders(solution: str) -> tuple[list[str], list[list[int]]]:
    """Return the lines of a solution, and every right order of them.

    Parameters
    ----------
    solution : str
        The solution as it is printed.

    Returns
    -------
    pieces : list of str
        One statement each, with its indentation; a long one may have several lines.
    orders : list of list of int
        Each right order, as places in `pieces`; the first is the printed one.

    Raises
    ------
    ValueError
        If the solution has an ``else``, two equal lines, or more than 48 right orders.
    """
    text = textwrap.dedent(solution).strip("\n")
    kept = [line for line in text.split("\n") if line.strip() and not line.lstrip().startswith("#")]
    tree = ast.parse("\n".join(kept))
    found = _orders(tree.body, kept)
    pieces = found[0]
    if len(set(pieces)) < len(pieces):
        raise ValueError("two lines are equal")
    return pieces, [[pieces.index(line) for line in order] for order in found]
