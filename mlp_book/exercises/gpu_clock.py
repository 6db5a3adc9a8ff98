"""The exercise of the chapter *The GPU with CuPy* on timing what is only queued."""

from dataclasses import dataclass

from mlp_book.checks import Exercise, Mistake


@dataclass
class Machine:
    """A GPU with a clock that only its own work moves: what a check can repeat exactly."""

    launch: float
    work: float
    compiling: float
    waiting: float  # work that is queued already
    now: float = 0.0
    warm: bool = False

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
        return self.now

    def __repr__(self):
        return f"a machine whose kernel takes {self.work:g}"


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


clock = Exercise(
    name="The right clock",
    solution=_clocked,
    probes=[(Machine(0.5, 4.0, 30.0, 2.0),), (Machine(0.25, 9.0, 60.0, 70.0),),
            (Machine(1.0, 2.0, 50.0, 0.0, now=7.0),)],
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
        Mistake(_both_runs, "The run that warms up is counted. Start the clock after it."),
        Mistake(lambda m: -_clocked(m), "The sign is turned round: end minus start."),
    ],
)  # fmt: skip
