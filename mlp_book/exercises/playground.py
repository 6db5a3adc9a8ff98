"""Exercises of the chapter *The playground*."""

import numpy as np

import mlp_core
from mlp_book.checks import Exercise, Mistake


def _seen(updates, m, batch):
    per_epoch = -(-m // batch)
    epochs, rest = divmod(updates, per_epoch)
    return epochs * m + rest * batch


def _seen_if(per_epoch, updates, m, batch):
    return updates // per_epoch * m + updates % per_epoch * batch


ROUNDED_DOWN = (
    "You rounded the number of updates in an epoch down. The examples left over make one more."
)

examples_seen = Exercise(
    name="Examples seen",
    solution=_seen,
    probes=[(25, 100, 10), (13, 45, 10), (10, 20, 400), (4, 45, 10)],
    mistakes=[
        Mistake(
            lambda updates, m, batch: updates * batch,
            "You count every batch as full. The last one of an epoch may be smaller.",
        ),
        Mistake(
            lambda updates, m, batch: updates * min(m, batch),
            "You count every batch as full. With 45 points and batches of 10 the fifth has 5.",
        ),
        Mistake(
            lambda updates, m, batch: updates // -(-m // batch) * m,
            "You count complete epochs only. The updates after them have shown examples too.",
        ),
        Mistake(
            lambda updates, m, batch: updates % -(-m // batch) * batch,
            "You count only what the unfinished epoch has shown.",
        ),
        Mistake(
            lambda updates, m, batch: updates * m,
            "An update sees one batch, not all m examples.",
        ),
        Mistake(
            lambda updates, m, batch: updates / -(-m // batch) * m,
            "Within an epoch the batches are not equal shares: the full ones come first.",
        ),
        Mistake(lambda *probe: _seen_if(max(1, probe[1] // probe[2]), *probe), ROUNDED_DOWN),
        Mistake(lambda *probe: _seen_if(probe[1] // probe[2], *probe), ROUNDED_DOWN),
        Mistake(
            lambda *probe: _seen_if(probe[1] // probe[2] + 1, *probe),
            "Where the batches are all full, as 10 of 100, there is no update more: round up, "
            "-(-m // batch), and do not add 1 always.",
        ),
    ],
)


def _distance(w, b, x):
    w = np.asarray(w, dtype=float)
    return abs(w @ np.asarray(x) + b) / np.sqrt((w**2).sum())


distance = Exercise(
    name="The distance from a line",
    solution=_distance,
    probes=[
        (np.array([3.0, 4.0]), 5.0, np.array([1.0, 1.0])),
        (np.array([3.0, -4.0]), -2.0, np.array([0.0, 1.0])),
        (np.array([-1.0, 1.0]), 0.5, np.array([2.0, -1.0])),
        (np.array([0.5, 0.5]), -1.0, np.array([-0.2, 1.4])),
    ],
    mistakes=[
        Mistake(
            lambda w, b, x: (w @ x + b) / np.sqrt((w**2).sum()),
            "On one side of the line your distance is negative. Take its size.",
        ),
        Mistake(
            lambda w, b, x: abs(w @ x + b),
            "This is the size of z. Divide by the length of w.",
        ),
        Mistake(
            lambda w, b, x: w @ x + b,
            "This is z. Take its size, and divide by the length of w.",
        ),
        Mistake(
            lambda w, b, x: abs(w @ x) / np.sqrt((w**2).sum()),
            "The bias is missing: without it every line goes through the origin.",
        ),
        Mistake(
            lambda w, b, x: abs(w @ x + b) / (w**2).sum(),
            "You divided by the square of the length. Take the root.",
        ),
        Mistake(
            lambda w, b, x: abs(w @ x + b) / np.abs(w).sum(),
            "The length of w is the root of the sum of squares, not the sum of sizes.",
        ),
        Mistake(
            lambda w, b, x: abs(w @ x + b) / np.sqrt((w**2).sum() + b**2),
            "The bias does not belong to the length: it moves the line, and does not turn it.",
        ),
    ],
)


def _flip(network, theta, i, into=0, bias=True, out=1, each=False):
    """Turn neuron i round; `into` and `out` are the axes of W1 and W2 along which i counts."""
    theta = np.array(theta, dtype=float)
    (W1, b1), (W2, _) = network.layers(theta)  # views into theta
    if into is not None:
        np.moveaxis(W1, into, 0)[i] *= -1
    if bias:
        b1[i] *= -1
    if out is not None:
        np.moveaxis(W2, out, 0)[slice(None) if each else i] *= -1
    return theta


_two = mlp_core.MLP((2, 2, 1), ["tanh", "sigmoid"])
_wide = mlp_core.MLP((2, 3, 2), ["tanh", "sigmoid"])

flip = Exercise(
    name="The same function, other weights",
    solution=_flip,
    probes=[
        (_two, np.array([1.0, -2.0, 0.5, 1.5, 0.5, -1.0, 2.0, -1.0, 0.25]), 0),
        (_wide, np.arange(1.0, 18.0), 1),
        (_wide, np.arange(-8.0, 9.0) / 3, 2),
    ],
    mistakes=[
        Mistake(
            lambda *args: _flip(*args, out=None),
            "The neuron now answers the opposite, and nobody behind it knows: W2 must change too.",
        ),
        Mistake(
            lambda *args: _flip(*args, bias=False),
            "z = w x + b changes its sign only if b does too.",
        ),
        Mistake(
            lambda *args: _flip(*args, into=None),
            "The weights into the neuron are still the old ones.",
        ),
        Mistake(
            lambda *args: _flip(*args, each=True),
            "You turned round every weight of W2. Only those that meet a1[i] change: column i.",
        ),
        Mistake(
            lambda *args: _flip(*args, into=None, bias=False),
            "Only W2 has changed: the network's answer is another one now.",
        ),
        Mistake(
            lambda *args: _flip(*args, bias=False, out=None),
            "Only W1 has changed. Three things meet in this neuron: its row of W1, its bias, and "
            "its column of W2.",
        ),
        Mistake(
            lambda *args: _flip(*args, into=None, out=None),
            "Only b1 has changed. Three things meet in this neuron: its row of W1, its bias, and "
            "its column of W2.",
        ),
        Mistake(
            lambda *args: _flip(*args, out=0),
            "W2[i] is a row: what leads into output i. What meets a1[i] is column i: W2[:, i].",
        ),
        Mistake(
            lambda *args: _flip(*args, into=1),
            "W1[:, i] is a column: what input i gives to each neuron. Row i, W1[i], leads into it.",
        ),
        Mistake(
            lambda *args: _flip(*args, into=1, out=0),
            "Rows and columns are swapped: row i of W1 leads into neuron i, column i of W2 out.",
        ),
        Mistake(
            lambda network, theta, i: theta,
            "Nothing has changed: this is the network you were given.",
        ),
        Mistake(
            lambda network, theta, i: -theta,
            "You turned every number round, the output's bias too.",
        ),
        Mistake(
            lambda network, theta, i: _flip(network, theta, i - 1),
            "You turned another neuron: i is counted from 0 here.",
        ),
    ],
)
