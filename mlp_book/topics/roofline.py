"""The roof of a machine, and what was reached under it, as `benchmarks.parallelism` stored it."""

from collections.abc import Mapping
from typing import Any

from mlp_book.topics import operations

__all__ = ["points", "roof"]

NUMBER = 8  # bytes
SMALL = (2, 4, 2, 1)  # D0's network


def roof(stored: Mapping[str, Any], *ways: str) -> tuple[float, float]:
    """Return peak (operations a second) and bandwidth (bytes a second).

    The peak is the fastest product, the bandwidth the fastest way through long arrays: a dot
    product, a copy, a matrix times a vector. `ways` are "one" core, "all" cores, or both.
    """
    seconds, widths = stored["seconds"], stored["widths"]
    passed = 2 * NUMBER * stored["vector"]  # bytes: each way passes two vectors
    rates, speeds = [], []
    for way in ways:
        rates += [2 * n**3 / s for n, s in zip(widths, seconds[way], strict=True)]
        speeds += [passed / s for s in seconds[f"vectors_{way}"].values()]
        speeds.append(NUMBER * widths[-1] ** 2 / seconds[f"matrix_vector_{way}"])
    return max(rates), max(speeds)


def points(stored: Mapping[str, Any]) -> dict[str, tuple[float, float]]:
    """Return intensity and rate on one core, by name.

    Of D0's forward pass each parameter, input and output passes once. Of Boston's update the
    multiplications are counted, and as many additions; its rows pass once, and each parameter four
    times: RMSProp reads and writes it, and a memory of its own.
    """
    seconds, sizes, rows = stored["seconds"], stored["sizes"], stored["rows"]
    widest = stored["widths"][-1]
    pass_once = 2 * operations.forward(SMALL).multiplications
    parameters = 18 + 7
    update = 2 * sum(
        count(sizes, rows).multiplications for count in (operations.forward, operations.backward)
    )
    weights = operations.forward(sizes)
    numbers = 4 * (weights.multiplications + weights.activations) + rows * (sizes[0] + sizes[-1])
    found = {
        "D0": (pass_once / (NUMBER * (parameters + 2 + 1)), pass_once / seconds["forward_pass"]),
        "Boston, update": (update / (NUMBER * numbers), update / seconds["update"]),
        "matrix, vector": (
            operations.intensity(1, widest, widest),
            operations.product(1, widest, widest) / seconds["matrix_vector_one"],
        ),
    }
    for n in stored["widths"][-2:]:
        rate = operations.product(n, n, n) / seconds["one"][stored["widths"].index(n)]
        found[f"product, {n}"] = operations.intensity(n, n, n), rate
    return found
