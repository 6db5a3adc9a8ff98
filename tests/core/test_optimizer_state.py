"""What a user's optimiser remembers comes back from a checkpoint whole, or is refused."""

from dataclasses import dataclass, field
from typing import Any, NamedTuple

import numpy as np
import pytest

from mlp_core import (
    MLP,
    Adam,
    Momentum,
    load_checkpoint,
    mean_squared_error,
    save_checkpoint,
    train,
)

NETWORK = MLP((2, 3, 1), ("tanh", "identity"))
THETA = NETWORK.init(np.random.default_rng(0)).astype(np.float32)
X = np.random.default_rng(2).normal(size=(10, 2))
Y = np.random.default_rng(3).normal(size=(10, 1))


class Remembering:
    """A user's optimiser: gradient descent whose state is what these functions say."""

    def __init__(self, first, after):
        self.first, self.after = first, after

    def init(self, theta):
        return self.first

    def update(self, theta, gradient, state):
        return theta - 0.1 * gradient, self.after(state, gradient)


class Pair(NamedTuple):
    rate: Any
    mean: Any


@dataclass
class Record:
    rate: float
    mean: Any = None


ZERO = np.zeros_like(THETA)
KINDS = {
    "a dict": ({"rate": 0.5, "mean": ZERO}, lambda s, g: {"rate": s["rate"] / 2, "mean": g}),
    "a dict that grows": ({}, lambda s, g: {**s, f"update {len(s)}": g}),
    "a dataclass": (Record(0.5, ZERO), lambda s, g: Record(s.rate / 2, g)),
    "a named tuple": (Pair(1, ZERO), lambda s, g: Pair(s.rate + 1, g)),
    "a tuple": ((True, 1, 2.5, 1j, ZERO), lambda s, g: (False, 2, 0.1, 2j, g)),
    "a tuple that grows": ((), lambda s, g: (*s, g)),
    "a tuple that shrinks": ((1, 2, 3), lambda s, g: s[1:]),
    "nothing": (None, lambda s, g: None),
    "nothing at first": (None, lambda s, g: (g, len(g))),
    "numbers of NumPy": (
        (np.float32(1), np.float64(2), np.int8(3), np.bool_(True)),
        lambda s, g: s,
    ),
    "arrays of one number": ((np.array(1.5), np.ones(1), np.ones((1, 1))), lambda s, g: s),
    "arrays of other shapes": ((0, ZERO), lambda s, g: (s[0] + g, np.outer(g, g), np.arange(3))),
}


def same(got, expected):
    """Whether the two are one to the last bit, and of one type."""
    if type(got) is not type(expected):
        return False
    if isinstance(got, tuple):
        return len(got) == len(expected) and all(map(same, got, expected))
    if isinstance(got, dict):
        return list(got) == list(expected) and all(same(got[name], expected[name]) for name in got)
    if isinstance(got, Record):
        return same((got.rate, got.mean), (expected.rate, expected.mean))
    if isinstance(got, np.ndarray):
        return (got.dtype, got.shape) == (expected.dtype, expected.shape) and (
            got == expected
        ).all()
    return got == expected


def epochs(optimizer, count, **start):
    start = {"theta": THETA, "rng": np.random.default_rng(0), **start}
    run = train(NETWORK, X=X, Y=Y, loss=mean_squared_error, optimizer=optimizer, batch_size=4,
                **start)  # fmt: skip
    return [epoch for _, epoch in zip(range(count), run, strict=False)]


@pytest.mark.parametrize("kind", KINDS)
def test_a_state_of_any_form_comes_back_whole_and_the_run_goes_on(kind, tmp_path):
    path, optimizer = tmp_path / "run.npz", Remembering(*KINDS[kind])
    first, second = epochs(optimizer, 2)
    save_checkpoint(path, NETWORK, first)
    found = load_checkpoint(path, optimizer)
    assert same(found.optimizer_state, first.optimizer_state)
    (resumed,) = epochs(
        optimizer,
        1,
        theta=found.theta,
        rng=found.rng,
        optimizer_state=found.optimizer_state,
        first_epoch=2,
    )
    assert same(resumed.optimizer_state, second.optimizer_state)
    np.testing.assert_array_equal(resumed.theta, second.theta)


@dataclass
class Derived:
    rate: float
    half: float = field(init=False, default=1.0)


class Counter(int):
    pass


class Several(tuple):
    __slots__ = ()


REFUSED = [
    (
        [ZERO],
        r"state is \[array.*, expected None, or arrays and numbers in a tuple, a named tuple,",
    ),
    ({1: ZERO}, "a dict with names"),
    (ZERO, "state is array"),
    ("state", "state is 'state'"),
    (Derived(1.0), "a dataclass that is made from its fields"),
    (Several([ZERO]), "expected None, or arrays"),
    (object(), "expected None, or arrays"),
    (
        (1, None),
        "part 1 of the optimiser's state is None, expected a NumPy array of numbers or a n",
    ),
    (([ZERO, ZERO],), "part 0 .*, expected a NumPy array of numbers"),
    ({"mean": {"of": ZERO}}, "part mean .*, expected a NumPy array"),
    ({"name": "momentum"}, "part name .* is 'momentum'"),
    ((np.array([None]),), "part 0 "),
    ((np.array(["a"]),), "part 0 "),
    ((2**70,), "part 0 .* is 1180591620717411303424"),
    ((Counter(3),), "part 0 .* is 3"),
    ((np.ma.masked_array([1.0, 2.0], [True, False]),), "part 0 .*masked"),
    (Record(1.0, {"deep": 1}), "part mean "),
]


@pytest.mark.parametrize(("state", "message"), REFUSED, ids=range(len(REFUSED)))
def test_what_would_not_come_back_is_refused_when_it_is_saved(state, message, tmp_path):
    (epoch,) = epochs(Remembering((), lambda s, g: s), 1)
    with pytest.raises(TypeError, match=f"(?s)^save_checkpoint: .*{message}"):
        save_checkpoint(tmp_path / "run.npz", NETWORK, epoch._replace(optimizer_state=state))
    assert list(tmp_path.iterdir()) == []


def test_a_state_of_another_form_is_refused_when_it_is_loaded(tmp_path):
    path = tmp_path / "run.npz"
    for kind in ("a dict", "a dataclass", "a named tuple", "nothing", "a tuple"):
        (epoch,) = epochs(Remembering(*KINDS[kind]), 1)
        save_checkpoint(path, NETWORK, epoch)
        told = type(epoch.optimizer_state).__name__
        with pytest.raises(ValueError, match=f"a state of type {told}, Adam expects AdamState"):
            load_checkpoint(path, Adam())
    other = Remembering(type("Pair", (), {})(), None)
    (epoch,) = epochs(Remembering(*KINDS["a named tuple"]), 1)
    save_checkpoint(path, NETWORK, epoch)
    with pytest.raises(TypeError, match="expected None, or arrays and numbers"):
        load_checkpoint(path, other)


def test_a_checkpoint_of_an_earlier_version_is_read(tmp_path):
    path = tmp_path / "run.npz"
    for optimizer in (Adam(), Momentum(0.1)):
        (epoch,) = epochs(optimizer, 1)
        save_checkpoint(path, NETWORK, epoch)
        with np.load(path) as archive:
            parts = {name: archive[name] for name in archive if name != "optimizer_state_form"}
        np.savez(path, **parts)
        assert same(load_checkpoint(path, optimizer).optimizer_state, epoch.optimizer_state)
