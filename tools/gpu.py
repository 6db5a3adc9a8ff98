"""``make gpu``: what it needs of the machine, and which CuPy fits the driver.

CuPy's wheels are built for one major version of CUDA. ``[ctk]`` brings CUDA's libraries along, so
that the driver is all that must be there before.
"""

import ctypes
import shutil

from tools.environment import LOCKED, PROJECT, make_venv
from tools.steps import ROOT, StepError, digest

LIBRARIES = ("libcuda.so.1", "nvcuda.dll")  # the driver's, on Linux and on Windows
VENV = ROOT / "build" / "gpu"
MAJOR, MINOR = 75, 76  # CU_DEVICE_ATTRIBUTE_COMPUTE_CAPABILITY_MAJOR, _MINOR


def cuda_driver():
    """Return (CUDA version, compute capability of each device), asked of the driver, or None."""
    for name in LIBRARIES:
        try:
            cuda = ctypes.CDLL(name)
        except OSError:
            continue
        version, count = ctypes.c_int(), ctypes.c_int()
        if cuda.cuInit(0) or cuda.cuDriverGetVersion(ctypes.byref(version)):
            return 0, []  # the library is there, its kernel module or its devices are not
        cuda.cuDeviceGetCount(ctypes.byref(count))
        devices = []
        for number in range(count.value):
            device, major, minor = ctypes.c_int(), ctypes.c_int(), ctypes.c_int()
            cuda.cuDeviceGet(ctypes.byref(device), number)
            cuda.cuDeviceGetAttribute(ctypes.byref(major), MAJOR, device)
            cuda.cuDeviceGetAttribute(ctypes.byref(minor), MINOR, device)
            devices.append((major.value, minor.value))
        return version.value, devices
    return None


def wheel(driver, smi):
    """Return CuPy's wheel for a driver as `cuda_driver` describes it, or stop and say what to do.

    CUDA 13 has no more support for devices before compute capability 7.5.
    """
    again = "nothing was changed; without a GPU `make test` runs the same tests on a stand-in"
    if driver is None or not driver[1]:
        library = "is not there" if driver is None else "finds no GPU"
        raise StepError(
            f"no NVIDIA GPU: the CUDA driver ({' or '.join(LIBRARIES)}) {library}, "
            f"nvidia-smi is {'at ' + smi if smi else 'not on the PATH'}. On a machine with an "
            f"NVIDIA GPU install NVIDIA's driver, see that nvidia-smi lists the GPU, and run "
            f"`make gpu` again; {again}"
        )
    version, devices = driver
    if version < 12000:
        raise StepError(
            f"the NVIDIA driver knows CUDA {version // 1000}.{version % 1000 // 10}, CuPy needs "
            f"12.0 or newer: install a newer driver; {again}"
        )
    modern = version >= 13000 and min(devices) >= (7, 5)
    return "cupy-cuda13x[ctk]>=14" if modern else "cupy-cuda12x[ctk]>=14"


def ensure_cupy():
    """Make build/gpu with the pinned requirements and CuPy, unless it is there and current."""
    name = wheel(cuda_driver(), shutil.which("nvidia-smi"))
    return make_venv(
        VENV,
        digest(ROOT / "requirements.txt", name),
        f"setting up build/gpu with {name} (a few GB the first time)",
        # One after the other: CuPy's wheel fits the driver, and so has no hash in the lock.
        [LOCKED, ("CuPy", [name]), PROJECT],
    )
