"""Several files of a folder, written all together or not at all.

No file system replaces several files at once. So a save has one moment that decides. Before it,
the new files lie in a folder of their own, ``...tmp``, and count for nothing; by one rename this
becomes ``unfinished_save``, and counts. Then the old files are moved out of the way, all of them,
and after that the new ones into their places: no two files of different saves ever stand side by
side. An error retraces these steps, one by one. A program that is killed between them leaves a
folder in which `found` finds the new files, and the next save does the rest.
"""

import os
import secrets
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path

from ._files import destination, flush_folder, keep_rights, named

try:
    import fcntl
except ImportError:  # Windows: one program at a time is up to who starts them
    fcntl = None  # type: ignore[assignment]

_UNFINISHED = "unfinished_save"
_OLD = "old"


def write_whole(folder: str | os.PathLike[str], contents: Mapping[str, bytes]) -> None:
    """Write the files of these names and contents into the folder; other files stay."""
    target = Path(os.path.realpath(named(folder)))
    if target.exists() and not target.is_dir():
        raise NotADirectoryError(f"{folder} is a file, expected a folder or a new name")
    made = [path for path in (target, *target.parents) if not path.exists()]
    try:
        target.mkdir(parents=True, exist_ok=True)
        with _locked(target, shared=False):
            # A link's file may lie on another disk, where nothing can be moved to: told now.
            places = {name: _place(target, name) for name in contents}
            _finish(target, places)
            _replace(target, places, contents)
    except BaseException:
        for path in made:
            with suppress(OSError):
                path.rmdir()
        raise


@contextmanager
def reading(folder: str | os.PathLike[str]) -> Iterator[Path]:
    """Return the folder to read from, in which no save goes on meanwhile."""
    target = Path(named(folder))
    with _locked(target, shared=True):
        yield target


def found(folder: Path, name: str) -> Path:
    """Return where the file of this name lies: in its place, or still where a save left it."""
    waiting = folder / _UNFINISHED / name
    return waiting if waiting.exists() else folder / name


def _place(folder: Path, name: str) -> Path:
    place = destination(folder / name)
    if place.parent.stat().st_dev != folder.stat().st_dev:
        raise OSError(f"{folder / name} is a link to another disk, expected a file; copy it here")
    return place


def _replace(target: Path, places: Mapping[str, Path], contents: Mapping[str, bytes]) -> None:
    staged, unfinished = target / f"{secrets.token_hex(8)}.tmp", target / _UNFINISHED
    try:
        (staged / _OLD).mkdir(parents=True)
        for name, content in contents.items():
            with (staged / name).open("xb") as file:
                keep_rights(places[name], staged / name)
                file.write(content)
                file.flush()
                os.fsync(file.fileno())
        flush_folder(staged)
        with _undone_on_error([(staged, unfinished)]):
            flush_folder(target)
            _finish(target, places)
    except BaseException as error:
        _remove(staged, contents)
        if isinstance(error, OSError) and str(error.filename).startswith(str(staged)):
            error.filename = str(target)  # the one that the caller knows
        raise


def _finish(target: Path, places: Mapping[str, Path]) -> None:
    """Put the files of a save that is decided into their places, if there is one."""
    unfinished = target / _UNFINISHED
    if not os.path.lexists(unfinished):
        return
    if unfinished.is_symlink() or not unfinished.is_dir():
        raise OSError(f"{unfinished} is in the way, expected no such name; move it away")
    (unfinished / _OLD).mkdir(exist_ok=True)
    waiting = [name for name in places if os.path.lexists(unfinished / name)]
    away = [(places[name], unfinished / _OLD / name) for name in waiting if places[name].exists()]
    home = [(unfinished / name, places[name]) for name in waiting]
    with _undone_on_error([*away, *home]):
        for folder in {target, *(place.parent for place in places.values())}:
            flush_folder(folder)
    _remove(unfinished, places)


@contextmanager
def _undone_on_error(moves: Iterable[tuple[Path, Path]]) -> Iterator[None]:
    """Make the moves in turn; after an error in them or in the block, make them back."""
    done: list[tuple[Path, Path]] = []
    try:
        for source, goal in moves:
            source.replace(goal)
            done.append((source, goal))
        yield
    except BaseException:
        for source, goal in reversed(done):
            if os.path.lexists(goal):  # all may be done, and cleared away
                goal.replace(source)
        raise


def _remove(folder: Path, names: Iterable[str]) -> None:
    """Remove a folder of these files; anything else in it stays, and so does the folder."""
    with suppress(OSError):
        for name in names:
            (folder / _OLD / name).unlink(missing_ok=True)
            (folder / name).unlink(missing_ok=True)
        (folder / _OLD).rmdir()
        folder.rmdir()


@contextmanager
def _locked(folder: Path, *, shared: bool) -> Iterator[None]:
    """Keep other programs from saving here meanwhile, where the file system can."""
    descriptor = None
    if fcntl is not None:
        with suppress(OSError):
            descriptor = os.open(folder, os.O_RDONLY)
            fcntl.flock(descriptor, fcntl.LOCK_SH if shared else fcntl.LOCK_EX)
    try:
        yield
    finally:
        if descriptor is not None:
            os.close(descriptor)
