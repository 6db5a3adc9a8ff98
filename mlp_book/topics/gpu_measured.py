"""What ``make gpu`` has measured, if it has: read, and put into words. A dry run is refused."""

import json
from pathlib import Path
from typing import Any

from mlp_book.page import measured

STORED = measured.path("gpu")
NONE = (
    "No GPU measurement is stored with this book:\n"
    "the machine that it was made on has no GPU,\n"
    "so no measurement could be made.\n"
    "`make gpu` makes one, on a machine with an NVIDIA GPU."
)


def load(path: Path = STORED) -> dict[str, Any] | None:
    """Return the stored measurement, or None where there is none."""
    if not path.exists():
        return None
    stored = json.loads(path.read_text(encoding="utf-8"))
    if not stored.get("gpu"):
        raise ValueError(f"{path.name} was not measured on a GPU: remove it, and run make gpu")
    return stored


def _micro(time: dict[str, float]) -> str:
    """A time as best and median, in microseconds."""
    return f"{1e6 * time['min']:.1f} us (median {1e6 * time['median']:.1f})"


def wins(stored: dict[str, Any]) -> dict[int, int | None]:
    """For each width, the smallest measured batch at which the GPU's median is the smaller one."""
    sweep = stored["sweep"]
    first: dict[int, int | None] = {}
    rows = zip(sweep["widths"], sweep["numpy"], sweep["device"], strict=True)
    for width, numpys, devices in rows:
        faster = [
            batch
            for batch, cpu, gpu in zip(sweep["batches"], numpys, devices, strict=True)
            if gpu["median"] < cpu["median"]
        ]
        first[width] = min(faster, default=None)
    return first


def words(stored: dict[str, Any] | None) -> str:
    """Say what was measured, where and when: lines of 72 characters at most."""
    if stored is None:
        return NONE
    gpu, small, large = stored["gpu"], stored["small"], stored["large"]
    costs, clocks, tf32 = stored["launches"], stored["clocks"], stored["tf32"]
    versions = ", ".join(f"{name} {version}" for name, version in stored["versions"].items())
    lines = [
        f"{gpu['name']}, driver {gpu['driver']}, {stored['date']}",
        f"beside {stored['processor']}, {stored['threads of NumPy']} threads",
        versions,
        "a launch, queued:     " + _micro(costs["queued"]),
        "a launch, waited for: " + _micro(costs["waited for"]),
        f"a product of {clocks['side']} x {clocks['side']}:",
        "  by a clock that waits:      " + _micro(clocks["waiting"]),
        "  by a clock that does not:   " + _micro(clocks["not waiting"]),
        "D4's update, batch 16:",
        "  NumPy, one thread:  " + _micro(small["numpy"]),
        "  CuPy:               " + _micro(small["cupy"]),
        "  CuPy, one graph:    " + _micro(small["graph"]),
        f"RMSProp's rule on {stored['chain']['numbers']} numbers:",
        "  one kernel an operation: " + _micro(stored["chain"]["one by one"]),
        "  fused into one kernel:   " + _micro(stored["chain"]["fused"]),
    ]
    lines += [
        f"the product in {name}: {_micro(tf32[name])}, error {tf32[name]['error']:.1e}"
        for name in ("float32", "TF32")
    ]
    lines += [f"{'-'.join(map(str, large['sizes']))}, batch {large['batch']}:"]
    lines += [
        f"  update / {name}: {large[f'update / {name}']:.2f}"
        for name in ("products", "torch")
        if f"update / {name}" in large
    ]
    lines += ["784-w-w-10, the GPU's update is the faster one from batch:"]
    lines += [f"  w = {w:4}: {batch or 'none measured'}" for w, batch in wins(stored).items()]
    return "\n".join(lines)
