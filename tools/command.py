"""The command line: ``python -m tools TASK``, which the Makefile calls."""

import inspect
import sys
import time

from tools.advice import of_error
from tools.alone import alone
from tools.steps import ROOT, StepError


def main(tasks, arguments):
    """Run the task named on the command line, or tell what there is; return the exit code."""
    name, *rest = arguments or [None]
    if name in ("--help", "-h", "help"):
        for task, does in tasks.items():
            print(f"{task:16} {inspect.getdoc(does).splitlines()[0]}")
        return 0
    if name in tasks:
        try:
            inspect.signature(tasks[name]).bind(*rest)
        except TypeError:
            name = None
    if name not in tasks:
        print(f"usage: make ({' | '.join(tasks)})", file=sys.stderr)
        return 2
    return perform(name, lambda: tasks[name](*rest))


def perform(name, task):
    """Do one task; return the exit code, and end with one sentence in place of a traceback.

    A task may return a function, which is what it does once others may work in this folder again,
    or a string, which the last line ends with.
    """
    begin = time.perf_counter()
    try:
        with alone(name, ROOT):
            result = task()
        if callable(result):
            result = result()
    except StepError as stop:
        print(f"make {name}: {stop}", file=sys.stderr)
        return 1
    except OSError as error:
        print(f"make {name}: {of_error(error, ROOT)}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print(f"make {name}: stopped by you", file=sys.stderr)
        return 130
    note = f"; {result}" if result else ""
    print(f"[make] {name} finished in {time.perf_counter() - begin:.1f} s{note}", flush=True)
    return 0
