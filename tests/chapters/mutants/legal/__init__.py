"""Legal inputs of every exercise whose answer is a function: 3 to 8 lines each.

Sizes vary, with zeros, ties, negative numbers, large numbers and borders. What is legal is what
the page says; where it says nothing, what the printed solution and the module's own agree on.
"""

import numpy as np

from . import application, function, learning, scale, training
from .drawing import GENERATORS

__all__ = ["GENERATORS", "PARTS", "inputs"]

PARTS = (function, learning, training, scale, application)


def inputs(name, many=240):
    """Give ``many`` legal inputs of an exercise; the same at every call."""
    rng = np.random.default_rng([len(name), *name.encode()])
    return [GENERATORS[name](rng, i) for i in range(many)]
