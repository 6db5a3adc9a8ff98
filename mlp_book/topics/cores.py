"""A matrix product shared among cores: who computes what, and when; `cores.js` does the same.

The model is as simple as it can be. One task is one entry of the output, n_in multiplications and
n_in additions with the bias. In each round every core takes the next entry, row by row, until none
is left. The unit of time is a tick: what a strong core needs for one operation. A weak core needs
`slower` ticks. What cannot be divided is done first, by one strong core.
"""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["Schedule", "amdahl", "entries_of", "in_round", "schedule"]


@dataclass(frozen=True)
class Schedule:
    """How one machine computes one product.

    Attributes
    ----------
    entries, operations : int
        Entries of the output; multiplications and additions for all of them.
    rounds : int
        How often every core takes an entry: entries / cores, rounded up.
    round_time, serial, time : float
        Ticks of one round, of what cannot be divided, and of all.
    alone : float
        Ticks of all on one strong core.
    speed_up : float
        alone / time.
    busy : float
        The share of the cores' time in the product in which they compute.
    """

    entries: int
    operations: int
    rounds: int
    round_time: float
    serial: float
    alone: float
    time: float
    speed_up: float
    busy: float


def schedule(
    m: int, n_in: int, n_out: int, cores: int, slower: float = 1.0, share: float = 0.0
) -> Schedule:
    """Share a product of m examples, n_in inputs and n_out neurons among `cores`.

    Parameters
    ----------
    slower : float
        Ticks that one operation takes on a core of this machine.
    share : float
        The part of the time on one strong core, from 0 to below 1, that cannot be divided.

    Examples
    --------
    >>> schedule(1, 2, 4, cores=3).rounds
    2
    """
    if min(m, n_in, n_out, cores) < 1 or slower <= 0 or not 0 <= share < 1:
        raise ValueError(
            f"schedule: got a product {m}, {n_in}, {n_out} on {cores} cores, slower {slower}, "
            f"share {share}; expected positive numbers and 0 <= share < 1"
        )
    entries = m * n_out
    operations = 2 * n_in * entries
    rounds = -(-entries // cores)
    round_time = slower * 2 * n_in
    alone = operations / (1 - share)
    serial = share * alone
    time = serial + rounds * round_time
    busy = entries / (rounds * cores)
    return Schedule(
        entries, operations, rounds, round_time, serial, alone, time, alone / time, busy
    )


def in_round(entries: int, cores: int, number: int) -> range:
    """Return the entries, counted from 0, that are computed in round `number`, counted from 1."""
    return range((number - 1) * cores, min(number * cores, entries))


def entries_of(entries: int, cores: int, core: int) -> range:
    """Return the entries, counted from 0, that core number `core`, counted from 1, computes."""
    return range(core - 1, entries, cores)


def amdahl(share: float, cores: float) -> float:
    """Return the speed-up 1 / (share + (1 - share) / cores); `cores` may be infinite."""
    return 1 / (share + (1 - share) / cores)
