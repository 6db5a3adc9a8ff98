"""Exercises of the chapter *Formats and engines*: bytes, layouts and embeddings."""

import json
from itertools import pairwise

import numpy as np

from mlp_book.checks import Exercise, Mistake
from mlp_book.networks import worksheet


def _written(arrays):
    """A safetensors file in float32, as the chapter describes it."""
    header, numbers = {}, b""
    for name, array in arrays.items():
        start = len(numbers)
        numbers += array.astype("<f4").tobytes()
        place = [start, len(numbers)]
        header[name] = {"dtype": "F32", "shape": list(array.shape), "data_offsets": place}
    text = json.dumps(header).encode()
    text += b" " * (-len(text) % 8)
    return len(text).to_bytes(8, "little") + text + numbers


_network, _theta = worksheet()
(_W1, _b1), (_W2, _b2), (_W3, _b3) = _network.layers(_theta)
_file = _written({"0.weight": _W1, "0.bias": _b1, "2.weight": _W2, "2.bias": _b2})


def _tensor(
    content, name, *, skip=8, past=True, order="little", dtype="<f4", cut=(True, True), shape=None
):
    """A tensor of a file, with a line of the solution left out or changed."""
    length = int.from_bytes(content[:8], order)
    header = json.loads(content[8 : 8 + length])
    start, end = header[name]["data_offsets"]
    numbers = content[skip + length :] if past else content
    data = numbers[start if cut[0] else None : end if cut[1] else None]
    values = np.frombuffer(data, dtype)
    return shape(values, header[name]["shape"]) if shape else values.reshape(header[name]["shape"])


tensor = Exercise(
    name="A tensor",
    solution=_tensor,
    probes=[(_file, "0.weight"), (_file, "0.bias"), (_file, "2.weight"), (_file, "2.bias")],
    mistakes=[
        Mistake(
            lambda content, name: _tensor(content, name, past=False),
            "The places count from the first number, not from the beginning of the file: the "
            "length and the header come before it.",
        ),
        Mistake(
            lambda content, name: _tensor(content, name, skip=0),
            "You are 8 bytes too early: the numbers begin at 8 + length.",
        ),
        Mistake(
            lambda content, name: _tensor(content, name, shape=lambda v, shape: v),
            "The numbers are right, in one row: give them the shape of the header.",
        ),
        Mistake(
            lambda content, name: _tensor(
                content, name, shape=lambda v, shape: v.reshape(shape[::-1])
            ),
            "The shape is turned round. The header has the rows first, as NumPy has.",
        ),
        Mistake(
            lambda content, name: _tensor(
                content, name, shape=lambda v, shape: v.reshape(shape, order="F")
            ),
            "The numbers go down the columns. In the file they go row by row.",
        ),
        Mistake(
            lambda content, name: _tensor(content, name, shape=lambda v, s: v.reshape(s).T),
            "This is the transpose. PyTorch's weight is our W as it is: (n_out, n_in).",
        ),
        Mistake(
            lambda content, name: _tensor(content, name, order="big"),
            'What should be the header is no JSON. Is the length read as "little", and does the '
            "header end at 8 + length?",
        ),
        Mistake(
            lambda content, name: _tensor(content, name, dtype="<f8"),
            "The number of numbers does not fit the shape. F32 is 4 bytes a number: float32.",
        ),
        Mistake(
            lambda content, name: _tensor(content, name, dtype=">f4"),
            "The bytes of each number are read from the wrong end.",
        ),
        Mistake(
            lambda content, name: _tensor(content, name, cut=(True, False)),
            "You read on to the end of the file: stop where data_offsets ends.",
        ),
        Mistake(
            lambda content, name: _tensor(content, name, cut=(False, True)),
            "You read from the first number on: begin where data_offsets begins.",
        ),
        Mistake(
            lambda content, name: _tensor(content, "0.weight"),
            "This is 0.weight, whatever the name. Look up header[name].",
        ),
    ],
)


def _keras(sizes, seed):
    rng = np.random.default_rng(seed)
    shapes = [shape for n_in, n_out in pairwise(sizes) for shape in ((n_in, n_out), (n_out,))]
    return [np.round(rng.normal(size=shape), 1) for shape in shapes]


def _flat(weights, turn=lambda kernel: kernel.T):
    return np.concatenate([turn(part).ravel() for part in weights])


def _swapped(weights):
    pairs = zip(weights[::2], weights[1::2], strict=True)
    return np.concatenate([part.T.ravel() for kernel, bias in pairs for part in (bias, kernel)])


from_keras = Exercise(
    name="From Keras",
    solution=_flat,
    probes=[(_keras((2, 3), 1),), (_keras((2, 2, 1), 2),), (_keras((3, 4, 2, 1), 3),)],
    mistakes=[
        Mistake(
            lambda weights: _flat(weights, lambda kernel: kernel),
            "The kernels are not turned: Keras keeps W transposed, (n_in, n_out).",
        ),
        Mistake(
            lambda weights: _flat(weights)[::-1],
            "The order is turned round: the first layer comes first.",
        ),
        Mistake(
            lambda weights: _flat(weights[::2]),
            "The biases are missing: theta holds W and then b of each layer.",
        ),
        Mistake(
            lambda weights: _flat([*weights[::2], *weights[1::2]]),
            "First all weights, then all biases? theta goes layer by layer: W1, b1, W2, b2.",
        ),
        Mistake(_swapped, "Within a layer W comes first, then b."),
        Mistake(
            lambda weights: _flat(weights[:2]),
            "Only the first layer is there: go through the whole list.",
        ),
        Mistake(
            lambda weights: _flat(weights[-2:]),
            "Only the last layer is there. Is something emptied inside the loop?",
        ),
        Mistake(
            lambda weights: _flat(weights[1::2]),
            "The weights are missing: only biases are there.",
        ),
    ],
)

_table = np.array([[0.1, 0.2, 0.3], [-0.4, 0.5, 0.6], [0.7, -0.8, 0.9], [1.0, 1.1, -1.2]])

embed = Exercise(
    name="Embedding",
    solution=lambda E, tokens: E[tokens],
    probes=[
        (_table, np.array([2])),
        (_table, np.array([0, 3])),
        (_table, np.array([1, 1, 0])),
        (np.arange(12.0).reshape(6, 2), np.array([5, 0, 3, 3])),
    ],
    mistakes=[
        Mistake(
            lambda E, tokens: np.eye(len(E))[tokens],
            "These are the one-hot vectors; the product with E is missing.",
        ),
        Mistake(
            lambda E, tokens: E[tokens - 1],
            "One row too early: tokens count from 0 here, as NumPy does.",
        ),
        Mistake(
            lambda E, tokens: E[:, tokens],
            "These are columns of E. A token is a row.",
        ),
        Mistake(lambda E, tokens: E[tokens[0]], "Only the first token: one row for each is asked."),
        Mistake(
            lambda E, tokens: E[tokens].sum(axis=0),
            "The rows are added up: keep one row for each token.",
        ),
        Mistake(
            lambda E, tokens: E[tokens].T,
            "The answer lies on its side: one token in each row.",
        ),
        Mistake(
            lambda E, tokens: np.eye(len(E))[tokens] @ E.T,
            "A one-hot row has as many numbers as E has rows: it stands left of E, not of E.T.",
        ),
        Mistake(
            lambda E, tokens: E,
            "This is the whole table, whatever the tokens are.",
        ),
    ],
)
