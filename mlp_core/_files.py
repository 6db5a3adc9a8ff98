"""Writing a file whole or not at all, and what the formats' modules share.

A file is first written whole under another name in the same folder, flushed to the disk, and then
renamed, which is atomic. A program that is killed can leave a file that ends in ``.tmp``.
"""

import importlib
import os
import secrets
import stat
from collections.abc import Callable
from pathlib import Path
from typing import IO, Any

from ._arguments import require_network
from ._validation import parameters, require_finite
from .backend import Array, array_namespace
from .network import MLP


def atomically(path: str | os.PathLike[str], write: Callable[[IO[bytes]], object]) -> None:
    """Let `write` fill a new file, then give it the name `path`, and the rights of the old one."""
    if os.fspath(path) in ("", b""):
        raise FileNotFoundError("the path is empty, expected the name of a file")
    target = Path(os.path.realpath(path))  # of a link, the file it points to
    if target.is_dir():
        raise IsADirectoryError(f"{target} is a folder, expected the name of a file")
    temporary = target.with_name(f"{target.name}.{secrets.token_hex(8)}.tmp")
    try:
        with temporary.open("xb") as file:
            if target.is_file():  # before a word of what may be private is written
                temporary.chmod(stat.S_IMODE(target.stat().st_mode))
            write(file)
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


def optional(where: str, module: str, package: str) -> Any:
    """Import a module of a package that is not always there; the error says how to get it."""
    try:
        return importlib.import_module(module)
    except ImportError as error:
        raise ImportError(
            f"{where} needs the package {package}, which is not installed: pip install {package}"
        ) from error


def require_numpy(where: str, name: str, value: Any) -> None:
    """Refuse a CuPy array."""
    if array_namespace(value).__name__ == "cupy":
        raise TypeError(
            f"{where}: {name} is a CuPy array, expected a NumPy array; "
            f"copy it into this memory with cupy.asnumpy({name})"
        )


def finite_parameters(where: str, network: MLP, theta: Array) -> Array:
    """Return theta as a vector that fits the network; ValueError if it does not.

    A vector on a GPU is a TypeError: a file is written from this memory, and a copy is asked for.
    """
    require_network(where, network)
    require_numpy(where, "theta", theta)
    theta = parameters(where, theta, network.n_parameters)
    require_finite(where, "theta", theta)
    return theta
