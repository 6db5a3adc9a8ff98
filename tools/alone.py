"""One make at a time in a folder: two that set up the same .venv would spoil each other's."""

import errno
import os
from contextlib import contextmanager

from tools.steps import StepError

FAR = 1 << 20  # Windows locks bytes, and nobody else may read them: lock one behind the words
HELD = (errno.EWOULDBLOCK, errno.EACCES, errno.EDEADLK)


def _lock(file):
    if os.name == "nt":
        import msvcrt

        file.seek(FAR)
        msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
    else:
        import fcntl

        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)


@contextmanager
def alone(name, root):
    """Hold the folder ``root`` for the task ``name``; a StepError says who holds it already.

    The system gives the lock back when the process ends, however it ends.
    """
    path = root / ".make.lock"
    if not path.exists():
        path.touch()
        path.chmod(0o666)  # root's lock (sudo make bare) must not shut the others out
    with path.open("a+b") as file:
        try:
            _lock(file)
        except OSError as error:
            if error.errno not in HELD:  # some shared folders know no locks: go on without
                yield
                return
            file.seek(0)
            other = file.read(200).decode("utf-8", "replace").strip() or "of which nothing is known"
            raise StepError(
                f"another make is at work in this folder ({other}); wait until it is done, or stop "
                "it, then run the command again"
            ) from None
        file.seek(0)
        file.truncate()
        file.write(f"make {name}, process {os.getpid()}".encode())
        file.flush()
        yield
        file.seek(0)
        file.truncate()
