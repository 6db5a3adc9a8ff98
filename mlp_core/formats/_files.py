"""Opening files, and writing one whole or not at all.

A file is first written whole under another name in the same folder, flushed to the disk, and then
renamed, which is atomic. A program that is killed can leave a file that ends in ``.tmp``. Only
plain files are read and replaced: a pipe never ends, and a device is not to become a file.
"""

import importlib
import os
import secrets
import stat
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import IO, Any, BinaryIO

from .._arguments import require_network
from .._require import parameters, require_finite
from ..backend import Array, array_namespace
from ..network import MLP

_SPECIAL = {
    stat.S_IFIFO: "a pipe (FIFO)",
    stat.S_IFSOCK: "a socket",
    stat.S_IFCHR: "a device",
    stat.S_IFBLK: "a device",
}


def atomically(path: str | os.PathLike[str], write: Callable[[IO[bytes]], object]) -> None:
    """Let `write` fill a new file, then give it the name `path`, and the rights of the old one."""
    target = destination(path)
    # A name of its own, not the target's and more: that would be too long where it is long.
    temporary = target.with_name(f"{secrets.token_hex(8)}.tmp")
    try:
        with temporary.open("xb") as file:
            keep_rights(target, temporary)  # before a word of what may be private is written
            write(file)
            file.flush()
            os.fsync(file.fileno())
        temporary.replace(target)
    except BaseException as error:
        with suppress(OSError):  # it may be what could not be made
            temporary.unlink(missing_ok=True)
        if isinstance(error, OSError) and error.filename == str(temporary):
            error.filename = str(target)  # the one that the caller knows
            del error.filename2
        raise
    flush_folder(target.parent)


def destination(path: str | os.PathLike[str]) -> Path:
    """Return the file to be written or replaced: of a link, the one it points to."""
    name = named(path)
    if name.endswith((os.sep, os.altsep or os.sep)):
        raise IsADirectoryError(
            f"{name} ends in a slash, as folders do, expected the name of a file"
        )
    target = Path(os.path.realpath(name))
    try:
        _require_plain(name, Path(name).stat().st_mode)
    except FileNotFoundError:
        if not target.parent.is_dir():
            raise FileNotFoundError(
                f"{name}: there is no folder {target.parent}, expected one; make it first"
            ) from None
    return target


def opened(path: str | os.PathLike[str]) -> BinaryIO:
    """Open a plain file for reading; OSError for a folder and for what may never end."""
    name = named(path)
    _require_plain(name, os.stat(name).st_mode)  # noqa: PTH116  (Path would drop a slash at the end)
    return open(name, "rb")  # noqa: PTH123


def named(path: str | os.PathLike[str]) -> str:
    """Return the path as text; FileNotFoundError or ValueError where no file can have this name."""
    name = os.fsdecode(path)
    if not name:
        raise FileNotFoundError("the path is empty, expected the name of a file")
    if "\0" in name:
        raise ValueError(f"the path is {name!r}, expected a name without the character \\0")
    return name


def _require_plain(name: str, mode: int) -> None:
    if stat.S_ISDIR(mode):
        raise IsADirectoryError(f"{name} is a folder, expected the name of a file")
    if not stat.S_ISREG(mode):
        kind = _SPECIAL.get(stat.S_IFMT(mode), "no plain file")
        raise OSError(f"{name} is {kind}, expected the name of a plain file")


def keep_rights(old: Path, new: Path) -> None:
    """Give the new file the rights of the old one, if there is one."""
    with suppress(FileNotFoundError):
        rights = stat.S_IMODE(old.stat().st_mode)
        if rights != stat.S_IMODE(new.stat().st_mode):  # some shares refuse even to keep them
            new.chmod(rights)


def flush_folder(folder: Path) -> None:
    """Ask that the folder's new names survive a loss of power, too.

    Where a file system refuses (shares of other systems do), the file still is in its place, whole:
    an error would call undone what is done.
    """
    if os.name == "posix":
        with suppress(OSError):
            descriptor = os.open(folder, os.O_RDONLY)
            try:
                os.fsync(descriptor)
            finally:
                os.close(descriptor)


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
