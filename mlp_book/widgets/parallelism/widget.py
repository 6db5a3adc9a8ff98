"""One matrix product on one core, on a few, and on thousands of weak ones."""

from __future__ import annotations

import operator
from typing import Any

import traitlets

from mlp_book.topics.cores import Schedule, entries_of, in_round, schedule
from mlp_book.widgets.base import PictureWidget
from mlp_book.widgets.choices import OneOf
from mlp_book.widgets.trait_types import Scalar, Whole

__all__ = ["MACHINES", "ParallelismWidget"]

WHERE = "ParallelismWidget"
MACHINES = {
    "one": "One strong core",
    "few": "A few strong cores",
    "many": "Thousands of weak cores",
}
SETTINGS = ("m", "n_in", "n_out", "few", "many", "slower", "share", "machine", "core", "round")


class ParallelismWidget(PictureWidget):
    """The entries of a product Z = X Wᵀ + b, shared among the cores of three machines.

    One entry of Z is one task, n_in multiplications and n_in additions. In each round every core
    takes the next entry. Time is counted in ticks: a strong core needs one for an operation, a weak
    one `slower`. What cannot be divided is done first, by one strong core.

    Parameters
    ----------
    m, n_in, n_out : int
        Examples, inputs and neurons of the layer.
    **settings
        Any of the attributes below.

    Attributes
    ----------
    few, many : int
        How many strong cores, and how many weak ones.
    slower : float
        How many ticks an operation takes on a weak core.
    share : float
        The part of the time on one strong core that cannot be divided, from 0 to 0.99.
    machine : str
        "one", "few" or "many": whose rounds the page shows.
    round : int
        How many rounds are done.
    core : int
        Whose entries are outlined, counted from 1; 0 for nobody's.
    schedules : dict of str to Schedule
        Rounds, times and speed-ups of all three.
    fastest : list of str
        Who needs the least time.
    now : list of tuple
        (example, neuron, core) of each entry of the present round, counted from 1.
    followed : list of tuple
        (example, neuron) of each entry of `core`, counted from 1.

    Notes
    -----
    The page names its controls `examples m`, `inputs n_in`, `neurons n_out`, `cores`, `weak cores`,
    `times slower`, `share s that cannot be divided`, `outline core`, and for the machines
    `One strong core`, `A few strong cores` and `Thousands of weak cores`; its buttons `Step`,
    `Run` (then `Pause`), `Step back`, `Reset` and `Default settings`. Its results, by
    ``data-value``, are `round`, `operations done`, `entries`, `operations`, `rounds`,
    `round time`, `alone`, `T`, `speed-up`, `busy`, `idle` and `limit`, and for each machine
    `rounds of few`, `T of few`, `speed-up of few`, `busy of few`.

    Examples
    --------
    >>> widget = ParallelismWidget(4, 8, 8)
    >>> widget
    ParallelismWidget(m=4, n_in=8, n_out=8)
    >>> widget.schedules["few"].rounds
    2
    """

    bundle = "parallelism"

    m = Whole(4, least=1, most=64).tag(sync=True)
    n_in = Whole(8, least=1, most=1024).tag(sync=True)
    n_out = Whole(8, least=1, most=64).tag(sync=True)
    few = Whole(16, least=2, most=64).tag(sync=True)
    many = Whole(4000, least=100, most=10_000).tag(sync=True)
    slower = Scalar(25.0, 1, 1000).tag(sync=True)
    share = Scalar(0.0, 0, 0.99).tag(sync=True)
    machine = OneOf(MACHINES, "few").tag(sync=True)
    core = traitlets.Int(0).tag(sync=True)
    round = traitlets.Int(0).tag(sync=True)
    initial = traitlets.Dict(read_only=True).tag(sync=True)

    def __init__(self, m: int = 4, n_in: int = 8, n_out: int = 8, **settings: Any) -> None:
        if unknown := set(settings) - set(SETTINGS):
            raise TypeError(f"{WHERE}: got {', '.join(unknown)}, expected {', '.join(SETTINGS)}")
        super().__init__(m=m, n_in=n_in, n_out=n_out)
        # Round and core last: which there are depends on the rest.
        for name in sorted(settings, key=SETTINGS.index):
            setattr(self, name, settings[name])
        self._begin_with(SETTINGS)
        self._text = f"{WHERE}(m={m}, n_in={n_in}, n_out={n_out})"

    def _machine(self, name: str) -> tuple[int, float]:
        few, many = (self.few, 1.0), (self.many, self.slower)
        return {"one": (1, 1.0), "few": few, "many": many}[name]

    @property
    def cores(self) -> int:
        """The cores of the machine that is shown."""
        return self._machine(self.machine)[0]

    @property
    def schedules(self) -> dict[str, Schedule]:
        """The schedule of each machine."""
        size = self.m, self.n_in, self.n_out
        return {name: schedule(*size, *self._machine(name), self.share) for name in MACHINES}

    @property
    def fastest(self) -> list[str]:
        """Who needs the least time."""
        times = {name: one.time for name, one in self.schedules.items()}
        least = min(times.values()) * (1 + 1e-12)
        return [name for name in MACHINES if times[name] <= least]

    @property
    def now(self) -> list[tuple[int, int, int]]:
        """What is computed in the present round."""
        if self.round == 0:
            return []
        entries = in_round(self.m * self.n_out, self.cores, self.round)
        return [(e // self.n_out + 1, e % self.n_out + 1, k + 1) for k, e in enumerate(entries)]

    @property
    def followed(self) -> list[tuple[int, int]]:
        """What the outlined core computes."""
        if self.core == 0:
            return []
        entries = entries_of(self.m * self.n_out, self.cores, self.core)
        return [(e // self.n_out + 1, e % self.n_out + 1) for e in entries]

    def step(self, times: int = 1) -> None:
        """Let the cores compute so many rounds, as the button *Step* does; fewer than 0 go back."""
        self.round = self.round + operator.index(times)

    @traitlets.validate("round", "core")
    def _check_place(self, proposal: dict) -> int:
        name, value = proposal["trait"].name, proposal["value"]
        most = self.schedules[self.machine].rounds if name == "round" else self.cores
        if not 0 <= value <= most:
            wanted = f"a whole number from 0 to {most}"
            raise ValueError(f"{WHERE}.{name}: got {value}, expected {wanted}")
        return value

    @traitlets.observe("m", "n_out", "few", "many", "machine")
    def _settle(self, _: dict) -> None:
        """Keep to a round and a core that exist."""
        self.round = min(self.round, self.schedules[self.machine].rounds)
        self.core = min(self.core, self.cores)

    def summary(self) -> str:
        """Return the text form."""
        return self._text
