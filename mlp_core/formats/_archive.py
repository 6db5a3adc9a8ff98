"""Reading and writing npz files: without pickle, without unpacking, and atomically."""

import os
import zipfile
from collections.abc import Mapping
from typing import Any

import numpy as np

from ..backend import Array
from ._files import atomically, opened


def read(where: str, path: str | os.PathLike[str]) -> dict[str, Array]:
    """Return every array of an npz file; ValueError, led by `where`, if it is damaged."""
    with opened(path) as file:
        try:
            _refuse_packed(file)
            with np.load(file, allow_pickle=False) as archive:
                return {name: archive[name] for name in archive.files}
        except Exception as error:  # a damaged archive raises nearly anything
            raise ValueError(f"{where}: {path} is damaged or is no npz file ({error})") from error


def _refuse_packed(file: Any) -> None:
    """Refuse an archive that would be larger in memory than on the disk: a zip bomb."""
    size = os.fstat(file.fileno()).st_size
    with zipfile.ZipFile(file) as archive:
        unpacked = sum(entry.file_size for entry in archive.infolist())
    if unpacked > size:
        raise ValueError(
            f"its arrays would take {unpacked} bytes, and the file has {size}; "
            "compressed files are refused, write it with save or numpy.savez"
        )
    file.seek(0)


def write(path: str | os.PathLike[str], values: Mapping[str, Any]) -> None:
    """Write the values to an npz file: whole, or not at all."""
    arrays: dict[str, Any] = {name: np.asarray(value) for name, value in values.items()}
    if unfit := [name for name, array in arrays.items() if array.dtype.hasobject]:
        raise TypeError(f"{path}: {', '.join(unfit)} would need pickle, expected arrays of numbers")
    atomically(path, lambda file: np.savez(file, **arrays))
