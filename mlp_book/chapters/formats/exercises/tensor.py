"""Exercise *A tensor*: read one float32 array out of the bytes of a safetensors file."""

import json

import numpy as np

from mlp_book.page.checks import Exercise, Mistake
from mlp_book.topics.networks import worksheet


def _written(arrays, metadata=None, pad=8):
    """A safetensors file in float32, as the chapter describes it."""
    header, numbers = ({"__metadata__": metadata} if metadata else {}), b""
    for name, array in arrays.items():
        start = len(numbers)
        numbers += array.astype("<f4").tobytes()
        place = [start, len(numbers)]
        header[name] = {"dtype": "F32", "shape": list(array.shape), "data_offsets": place}
    text = json.dumps(header).encode()
    text += b" " * (-len(text) % pad)
    return len(text).to_bytes(8, "little") + text + numbers


_network, _theta = worksheet()
(_W1, _b1), (_W2, _b2), (_W3, _b3) = _network.layers(_theta)
_file = _written({"0.weight": _W1, "0.bias": _b1, "2.weight": _W2, "2.bias": _b2})
# 15.8125 has a byte that reads as the brace }, and no space is left behind this header.
_unpadded = _written(
    {"out.bias": np.array([1 / 3, 15.8125]), "in.weight": np.array([[[15.8125], [-2 / 3]]])},
    {"format": "pt"},
    pad=1,
)


def _tensor(
    content,
    name,
    *,
    skip=8,
    past=True,
    order="little",
    dtype="<f4",
    cut=(True, True),
    shape=None,
    header=None,
):
    """A tensor of a file, with a line of the solution left out or changed."""
    length = int.from_bytes(content[:8], order)
    header = json.loads(content[header or slice(8, 8 + length)])
    start, end = header[name]["data_offsets"]
    numbers = content[skip + length :] if past else content
    data = numbers[start if cut[0] else None : end if cut[1] else None]
    values = np.frombuffer(data, dtype)
    return shape(values, header[name]["shape"]) if shape else values.reshape(header[name]["shape"])


tensor = Exercise(
    name="A tensor",
    solution=_tensor,
    probes=[
        (_file, "0.weight"),
        (_file, "0.bias"),
        (_file, "2.weight"),
        (_file, "2.bias"),
        (_unpadded, "in.weight"),
        (_unpadded, "out.bias"),
    ],
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
            lambda content, name: _tensor(content, name, skip=len(content)),
            "Behind your header no numbers are left. Is length the one of the page's file? Compute "
            "length and header inside the function, from its content.",
            says="of size 0",
        ),
        Mistake(
            lambda content, name: _tensor(
                content, name, header=slice(8, int.from_bytes(content[:8], "little"))
            ),
            "What should be the header breaks off: it ends at 8 + length, not at length.",
            says="Expecting",
        ),
        Mistake(
            lambda content, name: _tensor(content, name, header=slice(8, content.rindex(b"}") + 1)),
            "You read the header up to the last brace of the file. A number's bytes may hold one "
            "that looks like it: the header ends at 8 + length.",
        ),
        Mistake(
            lambda content, name: _tensor(content, name, order="big"),
            'What should be the header is no JSON. Is the length read as "little", from this '
            "content, and is the header content[8 : 8 + length], no more and no less?",
            says="codec can't decode",
        ),
        Mistake(
            lambda content, name: _tensor(content, name, dtype="<f8"),
            "The number of numbers does not fit the shape. F32 is 4 bytes a number: float32. And "
            "data_offsets count bytes, not numbers: cut the bytes first, then np.frombuffer.",
            says="cannot reshape array of size",
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

hints = (
    "`header[name]` holds `data_offsets`, counted from the end of the header, and "
    "`shape`. Cut the bytes first, then read them as `np.float32`.",
)
wrong_lines = (
    "    data = content[start:end]",
    '    return np.frombuffer(data, np.float64).reshape(header[name]["shape"])',
)
