"""The state of a generator of random numbers as text, and back."""

import json
from collections.abc import Mapping
from typing import Any

import numpy as np

from ._architecture import parsed

_KNOWN = ("MT19937", "PCG64", "PCG64DXSM", "Philox", "SFC64")


def state_as_text(where: str, state: Mapping[str, Any]) -> str:
    """Return ``rng.bit_generator.state`` as JSON; ValueError if it would not come back."""
    try:
        text = json.dumps(state, default=lambda array: array.tolist())
    except (AttributeError, TypeError, ValueError) as error:
        raise ValueError(f"{where}: the epoch holds no state of a generator: {error}") from error
    generator(where, "the epoch", text)
    return text


def generator(where: str, path: Any, text: str) -> np.random.Generator:
    """Return a generator in the state that the text tells; ValueError if it tells none."""
    try:
        state = parsed(text)
        if state["bit_generator"] not in _KNOWN:
            raise ValueError(f"{state['bit_generator']!r} is none of {_KNOWN}")
        # NumPy takes any number for the place in its buffer, and reads behind the end.
        for name, part, last in (("pos", state["state"], 624), ("buffer_pos", state, 4)):
            if not 0 <= part.get(name, 0) <= last:
                raise ValueError(f"its {name} is {part[name]}, expected 0 to {last}")
        bit_generator = getattr(np.random, state["bit_generator"])()
        bit_generator.state = state
        return np.random.Generator(bit_generator)
    except Exception as error:  # NumPy checks little: a damaged state raises nearly anything
        raise ValueError(f"{where}: {path} holds no state of a generator: {error}") from error
