"""Exercise *Engine*: run a graph of Gemm, Relu and Sigmoid nodes."""

import numpy as np

from mlp_book.page.checks import Exercise, Mistake
from mlp_book.topics.networks import lecture, worksheet

_OPERATIONS = {"relu": "Relu", "sigmoid": "Sigmoid"}


def graph_of(network, theta):
    """The nodes and constants of a network, as ONNX has them."""
    nodes, constants, a = [], {}, "X"
    for l, (layer, activation) in enumerate(
        zip(network.layers(theta), network.activations, strict=True), start=1
    ):
        constants |= {f"W{l}": layer.W, f"b{l}": layer.b}
        out = "output" if l == len(network.activations) else f"a{l}"
        z = f"z{l}" if activation.name in _OPERATIONS else out
        nodes.append(("Gemm", [a, f"W{l}", f"b{l}"], z))
        if z != out:
            nodes.append((_OPERATIONS[activation.name], [z], out))
        a = out
    return nodes, constants


def _run(
    nodes,
    constants,
    X,
    *,
    turn=True,
    bias=True,
    relu=lambda z: np.maximum(0, z),
    sigmoid=lambda z: 1 / (1 + np.exp(-z)),
    last=None,
    always_x=False,
    newest=False,
    every=False,
):
    """The engine, with a line of the solution left out or changed."""
    values, result = {**constants, "X": X}, None
    for operation, inputs, output in nodes[:last]:
        given = [values[name] for name in inputs]
        if operation == "Gemm":
            A, W, b = given
            A = X if always_x else result if newest and result is not None else A
            values[output] = A @ (W.T if turn else W) + (b if bias else 0)
        else:
            values[output] = {"Relu": relu, "Sigmoid": sigmoid}[operation](given[0])
        result = values[output]
    return values if every else result


def _one_after_another(nodes, constants, X):
    """No names: each node takes what the node before has made."""
    a = X
    for operation, inputs, _ in nodes:
        if operation == "Gemm":
            a = a @ constants[inputs[1]].T + constants[inputs[2]]
        else:
            a = np.maximum(0, a) if operation == "Relu" else 1 / (1 + np.exp(-a))
    return a


def _without(forgotten):
    """An engine that passes over one kind of node."""

    def engine(nodes, constants, X):
        kept = [node for node in nodes if node[0] != forgotten]
        values = _run(kept, constants, X, last=None, every=True)
        return values[nodes[-1][2]]

    return engine


_D0, _D4 = graph_of(*worksheet()), graph_of(*lecture())
_biased = {**_D4[1], "b1": np.array([0.5, -2.0]), "b2": np.array([0.25])}


# A sigmoid inside, ReLU at the end, and a number between them that is used twice.
_other = [
    ("Gemm", ["X", "U", "c"], "h"),
    ("Relu", ["h"], "r"),
    ("Sigmoid", ["h"], "s"),
    ("Gemm", ["s", "V", "d"], "output"),
]


# Two ways from X that meet: what comes last is not what the next node asks for.
_forked = [
    ("Gemm", ["X", "U", "c"], "h"),
    ("Gemm", ["X", "V", "d"], "g"),
    ("Relu", ["h"], "r"),
    ("Sigmoid", ["g"], "s"),
    ("Gemm", ["r", "V", "c"], "output"),
]


_straight = [("Gemm", ["X", "U", "c"], "h"), ("Sigmoid", ["X"], "output")]

_numbers = {
    "U": np.array([[1.0, -1.0], [0.5, 2.0]]),
    "c": np.array([0.1, -0.2]),
    "V": np.array([[2.0, 1.0], [-1.0, 3.0]]),
    "d": np.array([0.3, 0.4]),
}

_four = np.array([[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]])

run = Exercise(
    name="Engine",
    solution=_run,
    probes=[
        (_D4[0], _biased, np.array([[0.5, 0.7], [-1.0, 0.2]])),
        (*_D0, _four),
        (_other, _numbers, _four),
        (_forked, _numbers, np.array([[0.5, -0.3], [-1.2, 1 / 3]])),
        (_straight, _numbers, np.array([[0.0, 0.25], [-1.2, 2.0]])),
    ],
    mistakes=[
        Mistake(
            lambda nodes, constants, X: _run(nodes, constants, X, turn=False),
            "Here Gemm is A @ W.T + b: W must be turned.",
        ),
        Mistake(
            lambda nodes, constants, X: _run(nodes, constants, X, bias=False),
            "Gemm adds b too: that line, or that summand, is missing.",
        ),
        Mistake(
            lambda nodes, constants, X: _run(nodes, constants, X, relu=lambda z: z),
            "Relu lets negative numbers through: is np.maximum missing?",
        ),
        Mistake(
            lambda nodes, constants, X: _run(nodes, constants, X, sigmoid=lambda z: z),
            "Sigmoid changes nothing yet.",
        ),
        Mistake(
            lambda nodes, constants, X: _run(
                nodes, constants, X, sigmoid=lambda z: 1 / (1 + np.exp(z))
            ),
            "The sigmoid has the wrong sign in its exponent: exp(-z).",
        ),
        Mistake(
            lambda nodes, constants, X: _run(
                nodes, constants, X, relu=lambda z: 1 / (1 + np.exp(-z))
            ),
            "Relu is computed as a sigmoid: compare the operation's name.",
        ),
        Mistake(
            _one_after_another,
            "Each node takes the result of the node before. Take the values that its inputs name: "
            "a graph may use a value later, or twice.",
        ),
        Mistake(
            lambda nodes, constants, X: _run(nodes, constants, X, newest=True),
            "Gemm takes the result of the node before. Take the value that its first input names.",
        ),
        Mistake(
            _without("Sigmoid"),
            "A Sigmoid node makes no value yet: each of the three operations needs a branch that "
            "stores its output.",
        ),
        Mistake(
            _without("Relu"),
            "A Relu node makes no value yet: each of the three operations needs a branch that "
            "stores its output.",
        ),
        Mistake(
            lambda nodes, constants, X: _run(nodes, constants, X, always_x=True),
            "Every Gemm gets X. Take the value that its first input names.",
        ),
        Mistake(
            lambda nodes, constants, X: _run(nodes, constants, X, last=1),
            "Only the first node is run. Does return stand inside the loop?",
        ),
        Mistake(
            lambda nodes, constants, X: _run(nodes, constants, X, last=-1),
            "The last node is not run.",
        ),
    ],
)

hints = (
    "A Gemm of ours is `A @ W.T + b`: the weights have one neuron a row. Store each "
    'result under the name of its output, and return `values["output"]`.',
)
