"""Rounding, bits and passes by NumPy, ml_dtypes and mlp_book; numbers travel as their 64 bits."""

import numpy as np

from mlp_book.topics.low_precision import NAMES, forward_in, parameter_bytes
from mlp_book.topics.networks import worksheet
from mlp_book.topics.number_formats import FORMATS, SMALL, same_digits
from mlp_book.topics.quantisation import int8_layers
from mlp_core import MLP


def hexed(values) -> list[str]:
    """Return float64 numbers as 16 hexadecimal digits each."""
    flat = np.ravel(np.asarray(values, dtype=np.float64))
    return [f"{int(bits):016x}" for bits in flat.view(np.uint64)]


def hard_values() -> np.ndarray:
    """Thousands of numbers: random, ties and what lies next to them, subnormal, at both ends."""
    rng = np.random.default_rng(11)
    scales = 2.0 ** rng.integers(-160, 140, 1500)
    values = [rng.normal(size=1500) * scales, rng.normal(size=500), rng.uniform(-7e4, 7e4, 500)]
    for one in (*FORMATS.values(), *SMALL.values()):
        if one.name == "float64":
            continue
        stored = one.round(np.concatenate([rng.normal(size=300), rng.normal(size=200) * 1e-6]))
        half = np.array([one.gap(v) / 2 for v in stored])
        values += [stored, stored + half, stored - half]
        values += [np.nextafter(stored + half, 0), np.nextafter(stored + half, np.inf)]
        ends = [
            one.largest,
            one.largest * (1 + 2.0 ** -(one.fraction_bits + 2)),
            one.smallest_normal,
        ]
        ends += [one.smallest, one.smallest / 2, one.smallest * 0.50001, one.smallest * 1.5]
        ends += [one.largest + one.gap(one.largest) / 2, one.smallest_normal - one.smallest / 2]
        values += [np.array(ends), -np.array(ends)]
    ends = [0.0, -0.0, np.inf, -np.inf, 5e-324, -5e-324, 2.2e-308, 1.7e308, 1 + 2.0**-8 + 2.0**-40]
    return np.concatenate([*values, ends])


def rounding() -> dict:
    """Each format: what every value becomes, its bits, and the gap beside it."""
    values = hard_values()
    found = {"values": hexed(values), "formats": {}}
    for one in (*FORMATS.values(), *SMALL.values()):
        rounded = one.round(values)
        finite = np.isfinite(rounded)
        found["formats"][one.name] = {
            "rounded": hexed(rounded),
            "patterns": ["".join(one.pattern(v)) for v in values],
            "gaps": hexed(
                [one.gap(v) if fine else 0 for v, fine in zip(values, finite, strict=True)]
            ),
        }
    return found


def digits() -> list:
    """Pairs of numbers, and in how many digits they agree."""
    rng = np.random.default_rng(12)
    pairs = [(1.0996, 1.1), (0.0, 0.0), (0.0, 1.0), (-1.0, 1.0), (0.125, 0.12), (1e-30, 1.1e-30)]
    pairs += [(np.inf, 1.0), (np.inf, np.inf), (9.9996, 10.0), (0.25, 0.35)]
    for _ in range(400):
        reference = float(rng.normal() * 10.0 ** rng.integers(-8, 8))
        pairs.append(
            (float(reference * (1 + rng.normal() * 10.0 ** -rng.integers(1, 17))), reference)
        )
    return [[*hexed(pair), same_digits(*pair)] for pair in pairs]


def case(network: MLP, theta: np.ndarray, x: np.ndarray) -> dict:
    """One network and example in every format."""
    passes = {}
    for name in NAMES:
        done = forward_in(name, network, theta, x)
        passes[name] = {"z": [hexed(z) for z in done.z], "a": [hexed(a) for a in done.a]}
    whole = [
        {
            "W": layer.W.tolist(),
            "a": layer.a[0].tolist(),
            "scales": hexed([layer.w_scale, layer.a_scale]),
            "aZero": layer.a_zero,
            "total": layer.total[0].tolist(),
        }
        for layer in int8_layers(network, theta, x[None, :])[1]
    ]
    return {
        "sizes": list(network.sizes),
        "activations": [one.name for one in network.activations],
        "theta": theta.tolist(),
        "x": x.tolist(),
        "passes": passes,
        "whole": whole,
        "bytes": {name: parameter_bytes(name, network) for name in NAMES},
    }


def everything() -> dict:
    """Return all fixtures."""
    network, theta = worksheet()
    rng = np.random.default_rng(13)
    cases = [case(network, theta, np.array(x, float)) for x in ([1, 1], [0, 1], [1, 0], [0, 0])]
    for scale in (1e-7, 1e-3, 1.0, 1.0, 1.0, 30.0, 300.0, 1e5):
        for _ in range(8):
            numbers = rng.normal(size=network.n_parameters) * scale
            cases.append(case(network, numbers, rng.normal(size=2) * min(scale, 100.0)))
    large = MLP((5, 8, 3), ["tanh", "sigmoid"])
    cases.append(case(large, large.init(rng), rng.normal(size=5)))
    return {"rounding": rounding(), "digits": digits(), "cases": cases}
