"""The few things that the measurements ask of a machine: by CuPy, or by NumPy for a dry run.

CuPy's calls return when the work is *queued*; `synchronize` waits until it is done. `Dry` has the
same members over NumPy, so that every line of the measurements can be tried without a GPU. Its
times mean nothing, and `facts` says so.
"""

import importlib
import shutil
import statistics
import subprocess
import time
from collections.abc import Callable
from typing import Any

import numpy as np

Run = Callable[[], object]


def figure(seconds: list[float], per: int = 1) -> dict[str, float]:
    """Return best and median seconds of rounds that did `per` things each, and how many rounds."""
    return {
        "min": min(seconds) / per,
        "median": statistics.median(seconds) / per,
        "rounds": len(seconds),
    }


class Dry:
    """NumPy in the place of a GPU."""

    xp: Any = np

    def facts(self) -> dict[str, Any] | None:
        """Say which GPU computes; None, because none does."""
        return None

    def versions(self) -> dict[str, str]:
        """Return the versions of what computes."""
        return {"numpy": np.__version__}

    def synchronize(self) -> None:
        """Wait until all that was queued is done."""

    def pinned(self, size: int) -> np.ndarray:
        """Return bytes of this memory that the device can read by itself."""
        return np.empty(size, np.uint8)

    def write(self, array: Any, host: np.ndarray) -> None:
        """Copy from this memory into an array of the device."""
        array[...] = host

    def read(self, array: Any, host: np.ndarray) -> None:
        """Copy an array of the device into this memory."""
        host[...] = array

    def fused(self, function: Callable[..., Any]) -> Callable[..., Any]:
        """Make one kernel of an elementwise function."""
        return function

    def captured(self, step: Run) -> Run:
        """Record what `step` launches; return what launches all of it at once."""
        for _ in range(3):
            step()
        return step

    def timed(self, run: Run, budget: float = 0.5, wait: bool = True) -> list[float]:
        """Return the seconds of rounds of `run`: at least 5, at most 200, within the budget.

        Without `wait` the clock is stopped as soon as the calls return: the usual mistake.
        """
        run()
        self.synchronize()
        seconds: list[float] = []
        end = time.perf_counter() + budget
        while len(seconds) < 5 or (len(seconds) < 200 and time.perf_counter() < end):
            start = time.perf_counter()
            run()
            if wait:
                self.synchronize()
            seconds.append(time.perf_counter() - start)
            self.synchronize()
        return seconds


class Gpu(Dry):
    """The current CUDA device, through CuPy."""

    def __init__(self) -> None:
        """ImportError without CuPy; its CUDARuntimeError without a device."""
        self.xp = importlib.import_module("cupy")
        if self.xp.cuda.runtime.getDeviceCount() == 0:
            raise RuntimeError("CUDA finds no device")
        self.xp.zeros(1)

    def facts(self) -> dict[str, Any]:
        """Name, memory, driver."""
        runtime = self.xp.cuda.runtime
        number = self.xp.cuda.runtime.getDevice()
        properties = runtime.getDeviceProperties(number)
        return {
            "name": properties["name"].decode(),
            "compute capability": f"{properties['major']}.{properties['minor']}",
            "memory, bytes": int(properties["totalGlobalMem"]),
            "driver": driver(),
            "CUDA of the driver": runtime.driverGetVersion(),
            "CUDA of CuPy": runtime.runtimeGetVersion(),
        }

    def versions(self) -> dict[str, str]:
        """NumPy's and CuPy's."""
        return {**super().versions(), "cupy": self.xp.__version__}

    def synchronize(self) -> None:
        """Wait for every stream."""
        self.xp.cuda.runtime.deviceSynchronize()

    def pinned(self, size: int) -> np.ndarray:
        """Page-locked memory."""
        return importlib.import_module("cupyx").empty_pinned(size, np.uint8)

    def write(self, array: Any, host: np.ndarray) -> None:
        """Copy to the GPU."""
        array.set(host)

    def read(self, array: Any, host: np.ndarray) -> None:
        """Copy from the GPU."""
        array.get(out=host)

    def fused(self, function: Callable[..., Any]) -> Callable[..., Any]:
        """One kernel, compiled at the first call."""
        return self.xp.fuse(function)

    def captured(self, step: Run) -> Run:
        """Capture a CUDA graph; see `benchmarks.gpu_graph`."""
        from benchmarks.gpu_graph import captured

        return captured(self.xp, step)


def driver() -> str:
    """Return the version of NVIDIA's driver, where nvidia-smi tells it."""
    program = shutil.which("nvidia-smi")
    if program is None:
        return ""
    query = [program, "--query-gpu=driver_version", "--format=csv,noheader"]
    found = subprocess.run(query, capture_output=True, text=True, check=False)
    return found.stdout.splitlines()[0].strip() if found.stdout.strip() else ""
