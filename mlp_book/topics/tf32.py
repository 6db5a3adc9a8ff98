"""TF32 in NumPy: float32 with the last 13 of its 23 fraction bits rounded away."""

import numpy as np


def tf32(x: np.ndarray) -> np.ndarray:
    """Return x as float32 rounded to a fraction of 10 bits, halves away from zero."""
    bits = np.asarray(x, np.float32).view(np.uint32)
    rounded = (bits + np.uint32(1 << 12)) & np.uint32(0xFFFFE000)  # add half a step, cut 13 bits
    return rounded.view(np.float32)


def fraction_bits(x: float) -> str:
    """Return the 23 fraction bits of x as float32."""
    return f"{int(np.float32(x).view(np.uint32)) & 0x7FFFFF:023b}"
