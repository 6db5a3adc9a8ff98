"""Running a step: say what it does, show how long it took, stop with one clear line."""

import hashlib
import os
import shutil
import subprocess
import time
from contextlib import contextmanager
from pathlib import Path

from tools.advice import advice, signal_of

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
BIN = VENV / ("Scripts" if os.name == "nt" else "bin")
LOGS = ROOT / "_build" / "logs"
# What would let a program of .venv import from somewhere else.
FOREIGN = ("PYTHONPATH", "PYTHONHOME")
LITTLE = 4 << 20  # bytes of a disk that is as good as full


class StepError(Exception):
    """A step cannot go on; the message is what the user reads."""


@contextmanager
def step(title):
    """Print ``title``, and the seconds it took once it is done."""
    print(f"[make] {title} ...", flush=True)
    begin = time.perf_counter()
    yield
    print(f"[make] {title}: {time.perf_counter() - begin:.1f} s", flush=True)


def own_environment(changes=None):
    """Return this process's environment with ``changes``; None takes a variable away."""
    wanted = {**os.environ, **dict.fromkeys(FOREIGN), **(changes or {})}
    return {name: value for name, value in wanted.items() if value is not None}


def make_folder(path):
    """Make a folder; what root makes belongs to whom the repository belongs to."""
    missing = [place for place in (path, *path.parents) if not place.exists()]
    path.mkdir(parents=True, exist_ok=True)
    if hasattr(os, "geteuid") and os.geteuid() == 0:
        owner = ROOT.stat()
        for place in missing:
            os.chown(place, owner.st_uid, owner.st_gid)


def run(command, *, why, log=None, env=None):
    """Run ``command`` in the repository; on failure stop with ``why``, its own words, and advice.

    With ``log`` the output goes to a file of that name; without it the user has seen it.
    """
    command = [str(part) for part in command]
    options = {"cwd": ROOT, "env": own_environment(env), "check": False}
    if log is None:
        code = subprocess.run(command, **options).returncode
        if code:
            killed = signal_of(code)
            raise StepError(f"{why} (exit {code})" + (f"\n{advice('', code)}" if killed else ""))
        return
    make_folder(LOGS)
    path = LOGS / log
    with path.open("wb") as out:
        code = subprocess.run(command, stdout=out, stderr=subprocess.STDOUT, **options).returncode
    if code:
        # Programs write in encodings of their own: what is not UTF-8 must not hide the rest.
        text = path.read_text(encoding="utf-8", errors="replace")
        last = "\n".join(f"    {line}" for line in text.splitlines()[-12:] if line.strip())
        said = f"it ended with exit {code}; its last words:\n{last}" if last else f"exit {code}"
        # On a full disk the log, too, is cut off: ask the disk itself.
        full = "\nNo space left on device" if shutil.disk_usage(LOGS).free < LITTLE else ""
        raise StepError(
            f"{why}: {said}\n{advice(text + full, code)}\n"
            f"The whole output is in {path.relative_to(ROOT).as_posix()}."
        )


def digest(*places):
    """Fingerprint of files and folders (sorted, names and contents) and plain strings."""
    total = hashlib.sha256()
    for place in places:
        if isinstance(place, str):
            total.update(place.encode("utf-8", "surrogateescape"))
            continue
        files = [place] if place.is_file() else sorted(place.rglob("*"))
        for file in files:
            if file.is_file() and "__pycache__" not in file.parts:
                total.update(str(file.relative_to(ROOT)).encode("utf-8", "surrogateescape"))
                total.update(file.read_bytes())
    return total.hexdigest()


def is_current(stamp, value):
    """Whether ``stamp`` holds ``value`` from the last time."""
    return stamp.is_file() and stamp.read_bytes() == value.encode()


@contextmanager
def stamped(stamp, value):
    """Take the stamp away, do the work, and set it: work that is cut off is done again."""
    stamp.unlink(missing_ok=True)
    yield
    stamp.parent.mkdir(parents=True, exist_ok=True)
    stamp.write_bytes(value.encode())
