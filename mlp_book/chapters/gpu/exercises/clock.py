"""Exercise *The right clock*: how long one run of a machine takes that only queues its work."""

import copy
import time
from dataclasses import dataclass

from mlp_book.page.checks import Exercise, Mistake


@dataclass
class Machine:
    """A GPU with a clock that only its own work moves: what a check can repeat exactly."""

    launch: float
    work: float
    compiling: float
    waiting: float  # work that is queued already
    now: float = 0.0
    warm: bool = False
    asked: int = 0  # how often the clock was read

    def __post_init__(self):
        self._free = self.now + self.waiting

    def run(self):
        """Queue the work; the first time it is compiled before."""
        self.now += self.launch + (0 if self.warm else self.compiling)
        self.warm = True
        self._free = max(self._free, self.now) + self.work

    def synchronize(self):
        """Wait until all is done."""
        self.now = max(self.now, self._free)

    def clock(self):
        """The time, in seconds."""
        self.asked += 1
        return self.now

    def __repr__(self):
        return f"a machine whose kernel takes {self.work:g}"


class OtherClockError(Exception):
    """The machine's clock was not read."""


class _Clocks(Exercise):
    """An answer that never reads the machine's clock is told so, whatever it returns."""

    def _outcomes(self, answer):
        outcomes = []
        for (machine,) in copy.deepcopy(self.probes):
            try:
                result = answer(machine)
            except Exception as error:  # the learner's code may fail in any way
                result = error
            told = result is None or result is ... or isinstance(result, Exception)
            if not told and not machine.asked:
                result = OtherClockError("m.clock() was not called")
            outcomes.append(result)
        return outcomes


def _clocked(m, warm=True, before=True, after=True, once=False):
    if warm:
        m.run()
    if before:
        m.synchronize()
    start = m.clock()
    m.run()
    if after:
        m.synchronize()
    return m.clock() - (0 if once else start)


def _both_runs(m):
    start = m.clock()
    m.run()
    m.synchronize()
    m.run()
    m.synchronize()
    return m.clock() - start


def _waits_too_soon(m):
    m.synchronize()
    m.run()
    start = m.clock()
    m.run()
    m.synchronize()
    return m.clock() - start


def _starts_too_soon(m):
    m.run()
    start = m.clock()
    m.synchronize()
    m.run()
    m.synchronize()
    return m.clock() - start


def _by_another_clock(m):
    m.run()
    m.synchronize()
    start = time.perf_counter()
    m.run()
    m.synchronize()
    return time.perf_counter() - start


clock = _Clocks(
    name="The right clock",
    solution=_clocked,
    probes=[(Machine(0.5, 4.0, 30.0, 2.0),), (Machine(0.25, 9.0, 60.0, 70.0),),
            (Machine(1.0, 2.0, 50.0, 0.0, now=7.0),),
            (Machine(0.125, 1 / 3, 8.0, 0.5, now=2.0),)],
    mistakes=[
        Mistake(
            lambda m: _clocked(m, after=False),
            "You read the clock when the call returns: this is the launch, not the work. The order "
            "is run, synchronise, read.",
        ),
        Mistake(
            lambda m: _clocked(m, before=False),
            "Work that was queued before the clock started is counted. Synchronise before you "
            "start it, too.",
        ),
        Mistake(
            lambda m: _clocked(m, warm=False),
            "The first call compiles its kernel, and you count that. Run once before the clock "
            "starts.",
        ),
        Mistake(
            lambda m: _clocked(m, warm=False, before=False),
            "The first call compiles its kernel, and older work may be queued: both are counted. "
            "Run once and synchronise before the clock starts.",
        ),
        Mistake(
            lambda m: _clocked(m, warm=False, before=False, after=False),
            "There is no wait in yours, and no first run that does not count: you time the "
            "launch and the compiling.",
        ),
        Mistake(lambda m: _clocked(m, once=True), "Subtract the time at which the clock started."),
        Mistake(
            _waits_too_soon,
            "You synchronise before the first run, so the work of that run is still in the queue "
            "when the clock starts, and is counted. Synchronise after it.",
        ),
        Mistake(
            _starts_too_soon,
            "The clock starts before the warm-up is done: synchronise first, then read it.",
        ),
        Mistake(
            _by_another_clock,
            "Yours never reads the machine's own clock. Use m.clock() in place of "
            "time.perf_counter(): the work of these machines moves no other clock.",
        ),
        Mistake(_both_runs, "The run that warms up is counted. Start the clock after it."),
        Mistake(lambda m: -_clocked(m), "The sign is turned round: end minus start."),
    ],
)  # fmt: skip

hints = (
    "Run once and wait, so that it is compiled and the queue is empty. Then read the "
    "clock, run, wait, and only then read it again.",
)
