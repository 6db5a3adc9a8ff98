"""Running a step: say what it does, show how long it took, stop with one clear line."""

import hashlib
import os
import subprocess
import sys
import time
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
BIN = VENV / ("Scripts" if os.name == "nt" else "bin")
LOGS = ROOT / "_build" / "logs"


class StepError(Exception):
    """A step cannot go on; the message is the one line that the user reads."""


@contextmanager
def step(title):
    """Print ``title``, and the seconds it took once it is done."""
    print(f"[make] {title} ...", flush=True)
    begin = time.perf_counter()
    yield
    print(f"[make] {title}: {time.perf_counter() - begin:.1f} s", flush=True)


def run(command, *, why, log=None, env=None):
    """Run ``command`` in the repository; on failure stop with ``why``, its output in the log."""
    command = [str(part) for part in command]
    environment = {**os.environ, **(env or {})}
    if log is None:
        code = subprocess.run(command, cwd=ROOT, env=environment, check=False).returncode
        if code:
            raise StepError(f"{why} (exit {code})")
        return
    LOGS.mkdir(parents=True, exist_ok=True)
    path = LOGS / log
    with path.open("w") as out:
        done = subprocess.run(
            command, cwd=ROOT, env=environment, stdout=out, stderr=subprocess.STDOUT, check=False
        )
    if done.returncode:
        tail = "\n".join(path.read_text().splitlines()[-12:])
        raise StepError(
            f"{why}\n        the whole output is in {path.relative_to(ROOT)}; it ends:\n{tail}"
        )


def digest(*places):
    """Fingerprint of files and folders (sorted, names and contents) and plain strings."""
    total = hashlib.sha256()
    for place in places:
        if isinstance(place, str):
            total.update(place.encode())
            continue
        files = [place] if place.is_file() else sorted(place.rglob("*"))
        for file in files:
            if file.is_file() and "__pycache__" not in file.parts:
                total.update(str(file.relative_to(ROOT)).encode())
                total.update(file.read_bytes())
    return total.hexdigest()


def is_current(stamp, value):
    """Whether ``stamp`` holds ``value`` from the last time."""
    return stamp.is_file() and stamp.read_text() == value


def main(tasks, arguments):
    """Run the task named on the command line."""
    if len(arguments) != 1 or arguments[0] not in tasks:
        print(f"usage: make ({' | '.join(tasks)})", file=sys.stderr)
        return 2
    name = arguments[0]
    begin = time.perf_counter()
    try:
        tasks[name]()
    except StepError as stop:
        print(f"make {name}: {stop}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print(f"make {name}: stopped by you", file=sys.stderr)
        return 130
    print(f"[make] {name} finished in {time.perf_counter() - begin:.1f} s", flush=True)
    return 0
