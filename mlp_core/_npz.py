"""Reading and writing npz files: without pickle, and atomically.

A file is first written whole under another name in the same folder, flushed to the disk, and then
renamed, which is atomic. A program that is killed can leave a file that ends in ``.tmp``.
"""

import os
import secrets
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np

from .backend import Array


def read(where: str, path: str | os.PathLike[str]) -> dict[str, Array]:
    """Return every array of an npz file; ValueError, led by `where`, if it is damaged."""
    with Path(path).open("rb") as file:
        try:
            with np.load(file, allow_pickle=False) as archive:
                return {name: archive[name] for name in archive.files}
        except Exception as error:  # a damaged archive raises nearly anything
            raise ValueError(f"{where}: {path} is damaged or is no npz file ({error})") from error


def write(path: str | os.PathLike[str], values: Mapping[str, Any]) -> None:
    """Write the values to an npz file: whole, or not at all."""
    arrays: dict[str, Any] = {name: np.asarray(value) for name, value in values.items()}
    if unfit := [name for name, array in arrays.items() if array.dtype.hasobject]:
        raise TypeError(f"{path}: {', '.join(unfit)} would need pickle, expected arrays of numbers")
    target = Path(os.path.realpath(path))  # of a link, the file it points to
    temporary = target.with_name(f"{target.name}.{secrets.token_hex(8)}.tmp")
    try:
        with temporary.open("xb") as file:
            np.savez(file, **arrays)
            file.flush()
            os.fsync(file.fileno())
        temporary.replace(target)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
    if os.name == "posix":  # the new name, too, is to survive a loss of power
        folder = os.open(target.parent, os.O_RDONLY)
        os.fsync(folder)
        os.close(folder)
