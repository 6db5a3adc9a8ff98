"""CuPy beside NumPy, bare cuBLAS products and PyTorch: what a GPU costs and brings.

``make gpu`` sets up what this needs; then ``python -m benchmarks.gpu`` writes what the chapter *The
GPU with CuPy* shows, with date, machine and versions, into ``book/measured/gpu.json``. It needs
an NVIDIA GPU. ``--dry-run FILE`` tries every line on NumPy with small sizes; what it writes says
``"gpu": null`` and is refused by the page and by this script's own destination. Every time is the
best and the median of its rounds, in seconds. PyTorch takes part if it is installed beside CuPy.
"""

import argparse
import datetime
import importlib.metadata
import importlib.util
import json
import os
import platform
import sys
from pathlib import Path
from typing import Any

from threadpoolctl import threadpool_info

from benchmarks.gpu_costs import chain, clocks, launches, product, tf32, transfers
from benchmarks.gpu_device import Dry, Gpu
from benchmarks.gpu_tasks import SMALL, Plan, large, small, sweep
from benchmarks.loops import processor
from mlp_book.page import measured

RESULT = measured.path("gpu")
TASKS = (launches, clocks, transfers, chain, tf32, small, large, sweep)
DRY = "dry run on NumPy with small sizes, without a GPU: no measurement"


def measure(device: Dry, plan: Plan) -> dict[str, Any]:
    """Run every task, and say where and when."""
    facts = device.facts()
    found: dict[str, Any] = {
        "script": "python -m benchmarks.gpu",
        "date": datetime.datetime.now(datetime.UTC).date().isoformat(),
        "gpu": facts,
        "processor": processor(),
        "cores": os.cpu_count(),
        "threads of NumPy": max((pool["num_threads"] for pool in threadpool_info()), default=1),
        "python": platform.python_version(),
        "versions": device.versions(),
    }
    if importlib.util.find_spec("torch"):
        found["versions"]["torch"] = importlib.metadata.version("torch")
    if facts is None:
        found["note"] = DRY
    for task in TASKS:
        print(f"{task.__name__} ...", file=sys.stderr, flush=True)
        found[task.__name__] = task(device, plan)
    return found


def write(found: dict[str, Any], path: Path) -> None:
    """Write the result; a dry run never where measurements are kept."""
    if found["gpu"] is None and path.resolve().parent == RESULT.parent:
        raise SystemExit(f"{path}: a dry run is no measurement; name another file")
    path.write_text(json.dumps(found, indent=1) + "\n", encoding="utf-8")
    print(f"wrote {path.name}")


def gpu() -> Gpu:
    """Return the GPU, or stop with what is missing."""
    try:
        return Gpu()
    except ImportError as error:
        raise SystemExit(
            f"benchmarks.gpu: CuPy cannot be imported ({error}): run make gpu"
        ) from error
    except RuntimeError as error:  # CuPy's CUDARuntimeError is one
        raise SystemExit(f"benchmarks.gpu: no GPU that CUDA can use ({error})") from error


def main(arguments: list[str]) -> None:
    """Read the command line and measure."""
    parser = argparse.ArgumentParser(prog="benchmarks.gpu", description=__doc__)
    parser.add_argument("--dry-run", type=Path, metavar="FILE", help="NumPy, small sizes")
    parser.add_argument("--product", action="store_true", help="one product, in this TF32 mode")
    options = parser.parse_args(arguments)
    if options.product:
        print(json.dumps(product(gpu(), Plan())))
    elif options.dry_run:
        write(measure(Dry(), SMALL), options.dry_run)
    else:
        write(measure(gpu(), Plan()), RESULT)


if __name__ == "__main__":
    main(sys.argv[1:])
