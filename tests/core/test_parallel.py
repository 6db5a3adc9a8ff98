"""Data-parallel training, by threads that act as ranks: the arithmetic and the agreement."""

import copy
import subprocess
import sys
from functools import partial
from itertools import islice

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from mlp_book.topics.ranks import Ranks, together
from mlp_core import (
    MLP,
    Adam,
    RMSProp,
    data_parallel,
    elu,
    freeze,
    half_squared_error,
    l2,
    leaky_relu,
    mean_squared_error,
    shard,
    train,
    value_and_gradient,
)
from mlp_core.parallel._agreement import agree
from mlp_core.parallel._computed import computed

from .own import changed, own, own_loss

NETWORK = MLP((3, 5, 2), ("tanh", "identity"))
THETA = NETWORK.init(np.random.default_rng(1))
X = np.random.default_rng(2).normal(size=(11, 3))
Y = np.random.default_rng(3).normal(size=(11, 2))
for array in (THETA, X, Y):
    array.flags.writeable = False
WHOLE = value_and_gradient(NETWORK, THETA, X, Y, mean_squared_error)


def call(comm, theta=THETA, X=X, Y=Y, gradient=value_and_gradient):
    return data_parallel(comm, gradient)(NETWORK, theta, X, Y, mean_squared_error)


@given(st.integers(0, 200), st.integers(1, 40))
def test_shards_are_all_rows_in_order_and_all_but_equal(m, size):
    shards = [shard(m, rank, size) for rank in range(size)]
    rows = [list(range(m))[part] for part in shards]
    assert [row for part in rows for row in part] == list(range(m))
    lengths = [len(part) for part in rows]
    assert max(lengths) - min(lengths) <= 1
    assert lengths == sorted(lengths, reverse=True)
    assert all(part.stop - part.start == n for part, n in zip(shards, lengths, strict=True))


@pytest.mark.parametrize(
    "arguments", [(5, 2, 2), (5, -1, 2), (-1, 0, 2), (5, 0, 0), (5.5, 0, 2), (5, 0, 2.5)]
)
def test_no_such_shard(arguments):
    with pytest.raises(ValueError, match=r"^shard: got .* expected 0 or more rows and 0 <= rank"):
        shard(*arguments)


@pytest.mark.parametrize("size", [1, 2, 3, 4, 7, 11, 13])  # 13 ranks: two have no row
@pytest.mark.parametrize(("dtype", "near"), [(np.float64, 1e-15), (np.float32, 1e-6)])
def test_the_weighted_mean_of_uneven_shards_is_the_whole_gradient(size, dtype, near):
    results = together(size, lambda comm: call(comm, THETA.astype(dtype)))
    for value, g in results:
        assert type(value) is float
        assert g.dtype == dtype
        assert abs(value - WHOLE[0]) < near
        np.testing.assert_allclose(g, WHOLE[1], rtol=0, atol=near)
        np.testing.assert_array_equal(g, results[0][1])


def test_one_allreduce_carries_all():
    ranks = Ranks(3)
    together(3, call, ranks)
    assert ranks.bytes == [8 * (NETWORK.n_parameters + 4)]


def test_what_comes_back_is_the_callers_own():
    def program(comm):
        gradient = data_parallel(comm)
        first = gradient(NETWORK, THETA, X, Y, mean_squared_error)[1]
        gradient(NETWORK, THETA + 1, X, Y, mean_squared_error)
        return first

    np.testing.assert_allclose(together(2, program)[0], WHOLE[1], atol=1e-15)


def test_nothing_of_the_last_batch_is_left_in_the_next():
    def program(comm):
        gradient = data_parallel(comm)
        gradient(NETWORK, THETA, X, Y, mean_squared_error)
        return gradient(NETWORK, THETA, X[:1], Y[:1], mean_squared_error)  # rank 1 has no row

    value, whole = value_and_gradient(NETWORK, THETA, X[:1], Y[:1], mean_squared_error)
    for got, g in together(2, program):
        assert got == value
        np.testing.assert_array_equal(g, whole)


def trained(gradient, optimizer, theta=THETA, epochs=6):
    run = train(
        NETWORK,
        theta,
        X,
        Y,
        loss=mean_squared_error,
        optimizer=optimizer,
        batch_size=4,
        rng=np.random.default_rng(5),
        gradient=gradient,
    )
    return [(epoch.loss, epoch.theta) for epoch in islice(run, epochs)]


@pytest.mark.parametrize("optimizer", [RMSProp(0.01), Adam(0.01)])
def test_the_trajectory_is_that_of_one_machine(optimizer):
    alone = trained(value_and_gradient, optimizer)
    for run in together(3, lambda comm: trained(data_parallel(comm), optimizer)):
        for (loss, theta), (loss_alone, theta_alone) in zip(run, alone, strict=True):
            assert abs(loss - loss_alone) < 1e-12
            np.testing.assert_allclose(theta, theta_alone, rtol=0, atol=1e-12)


def test_it_takes_another_gradient_function():
    first = NETWORK.layers(THETA)[0]
    run = together(
        2, lambda comm: trained(data_parallel(comm, freeze(NETWORK, layers=(0,))), Adam())
    )
    last = NETWORK.layers(run[0][-1][1])
    np.testing.assert_array_equal(last[0].W, first.W)
    assert (last[1].W != NETWORK.layers(THETA)[1].W).any()


def by_rank(comm, ours, theirs):
    """What rank 1 has, if this is rank 1."""
    return theirs if comm.rank == 1 else ours


def with_nan(array, row):
    array = array.copy()
    array[row, 0] = np.nan
    return array


@pytest.mark.parametrize("dtype", [np.float64, np.float32])
@pytest.mark.parametrize(
    ("changed", "name"),
    [
        ({"theta": THETA + 1e-6}, "theta"),
        ({"X": X[::-1]}, "X"),  # the same rows in another order: other shards
        ({"Y": Y[::-1]}, "Y"),
        ({"theta": THETA[::-1]}, "theta"),
        ({"theta": np.r_[THETA[1], THETA[0], THETA[2:]]}, "theta"),
        ({"theta": -THETA}, "theta"),
        ({"X": X[:10], "Y": Y[:10]}, "X"),
    ],
)
def test_ranks_that_do_not_compute_with_the_same_numbers_are_told(changed, name, dtype):
    def program(comm):
        given = {"theta": THETA, "X": X, "Y": Y} | by_rank(comm, {}, changed)
        given["theta"] = given["theta"].astype(dtype)
        with pytest.raises(ValueError, match=rf"^data_parallel: {name} of rank 1 differs from ran"):
            call(comm, **given)

    together(3, program)


@pytest.mark.parametrize("size", [2, 3, 100])
@pytest.mark.parametrize("dtype", [np.float64, np.float32])
def test_ranks_that_agree_are_never_refused(size, dtype):
    def program(comm):
        for seed in range(3):
            call(comm, NETWORK.init(np.random.default_rng(seed), dtype=dtype))

    together(size, program)


def test_one_ranks_failure_is_everyones_error():
    bad = with_nan(X, 5)  # row 5 is row 1 of rank 1's shard, rows 4 to 7

    def program(comm):
        words = r"^data_parallel: rank 1 of 3 failed: ValueError: value_and_gradient: X holds nan"
        with pytest.raises(RuntimeError, match=words + " in row 1, column 0") as caught:
            call(comm, X=by_rank(comm, X, bad))
        return type(caught.value.__cause__)

    assert together(3, program) == [type(None), ValueError, type(None)]


@pytest.mark.parametrize(
    ("changed", "error", "message"),
    [
        ({"X": X[:0], "Y": Y[:0]}, RuntimeError, r"X has shape \(0, 3\), expected \(m, 3\) with"),
        ({"X": X[0], "Y": Y[0]}, RuntimeError, r"X has shape \(3,\), expected \(m, n_in\), one ex"),
        (
            {"Y": Y[:3]},
            RuntimeError,
            r"rank 1 of 2 failed: ValueError: Y has shape \(3, 2\), expec",
        ),
        ({"X": X[:5]}, RuntimeError, r"Y has shape \(11, 2\), expected 5 rows, one for each of X"),
        ({"Y": Y[:, 0]}, RuntimeError, r"Y has shape \(6,\), expected \(6, 2\)"),
        ({"theta": THETA[1:]}, RuntimeError, r"theta has shape \(31,\), the network takes \(32,\)"),
        ({"theta": THETA.astype(np.float16)}, TypeError, "ndarray of float16, expected a NumPy v"),
        ({"theta": THETA.tolist()}, TypeError, r"^data_parallel: theta is list of \?, expected"),
    ],
)
def test_messages(changed, error, message):
    with pytest.raises(error, match=message):
        together(2, lambda comm: call(comm, **changed))


WRONG = [  # what rank 1 has, and what every rank is told
    ({"theta": THETA.astype(np.float16)}, TypeError, r"theta is ndarray of float16, .*rank 1 of 3"),
    ({"theta": THETA.tolist()}, TypeError, r"theta is list of \?, expected .*rank 1 of 3\)$"),
    ({"theta": THETA.astype(">f8")}, TypeError, r"theta is ndarray of >f8, expected .*rank 1 of"),
    ({"theta": THETA.astype(np.float32)}, ValueError,
     "rank 1 has 32 parameters of float32, rank 0 32 of float64; give every rank the same"),
    ({"theta": THETA[1:]}, RuntimeError, r"rank 1 of 3 failed: ValueError: .* shape \(31,\)"),
    ({"X": [[1.0], [2.0, 3.0]]}, RuntimeError, "rank 1 of 3 failed: ValueError: "),
    ({"Y": Y[:3]}, RuntimeError, "rank 1 of 3 failed: ValueError: Y has shape"),
]  # fmt: skip


@pytest.mark.parametrize("calls_before", [0, 2])
@pytest.mark.parametrize(("wrong", "error", "message"), WRONG)
def test_what_is_wrong_on_one_rank_is_told_on_all(wrong, error, message, calls_before):
    def program(comm):
        gradient = data_parallel(comm)
        given = {"network": NETWORK, "theta": THETA, "X": X, "Y": Y, "loss": mean_squared_error}
        for _ in range(calls_before):
            gradient(**given)
        with pytest.raises(error, match=f"^data_parallel: {message}"):
            gradient(**given | by_rank(comm, {}, wrong))
        return gradient(**given)[0]  # all are ready for another try

    assert together(3, program) == pytest.approx([WHOLE[0]] * 3, abs=1e-15)


def scaled(by):
    """A user's own gradient function, with a number of its own."""

    def gradient(*given):
        value, g = value_and_gradient(*given)
        return by * value, by * g

    return gradient


class Scaled:
    def __init__(self, by):
        self.by = by

    def __call__(self, *given):
        return scaled(self.by)(*given)

    def method(self, *given):
        return self(*given)


OWN = own("tanh", np.tanh, lambda z, a: 1 - a * a)
OWN_TOO = own("tanh", np.tanh, lambda z, a: 1 - a * a * a)
OWN_LOSS = own_loss("mine", lambda a, y: 0.0, lambda a, y: 0 * a)
OWN_LOSS_TOO = own_loss("mine", lambda a, y: 0.0, lambda a, y: 0 * y)
SLOPED = MLP((3, 5, 2), (leaky_relu(0.1), "identity"))
COMPUTED = [  # what rank 0 has, what rank 1 has, and what every rank is told
    ({}, {"network": MLP((3, 5, 2), ("relu", "identity"))},
     r"network of rank 0 is MLP\(.*tanh.*, that of rank 1 MLP\(.*relu, identity\)\);"),
    ({"network": SLOPED}, {"network": MLP((3, 5, 2), (leaky_relu(0.2), "identity"))},
     r"network of rank 0 .*leaky_relu\(0.1\), .*leaky_relu\(0.2\)"),
    ({}, {"network": MLP((3, 5, 2), (OWN, "identity"))}, "network .* another of that name"),
    ({"network": MLP((3, 5, 2), (OWN, "tanh"))}, {"network": MLP((3, 5, 2), (OWN_TOO, "tanh"))},
     "network .* another of that name"),
    ({}, {"loss": half_squared_error}, "loss of rank 0 is mean_squared_error, .* half_squared_er"),
    ({}, {"loss": own_loss("mean_squared_error", lambda a, y: 0.0, lambda a, y: 0 * a)},
     "loss of rank 0 is mean_squared_error, that of rank 1 another of that name"),
    ({"loss": changed(OWN_LOSS)}, {"loss": changed(OWN_LOSS_TOO)},  # by their base
     "loss of rank 0 is mine, that of rank 1 another of that name"),
    ({}, {"gradient": l2(0.1)}, r"gradient function of rank 0 is value_and_gradient, .*l2"),
    ({"gradient": l2(0.2)}, {"gradient": l2(0.1)}, "gradient function .* holds other values"),
    ({"gradient": freeze(NETWORK, layers=(0,))}, {"gradient": freeze(NETWORK, layers=(1,))},
     "gradient function .*freeze.* holds other values"),
    ({"gradient": scaled(1.0)}, {"gradient": scaled(2.0)}, "gradient function .*holds other v"),
    ({"gradient": Scaled(1.0)}, {"gradient": Scaled(2.0)}, "gradient function"),
    ({"gradient": Scaled(1.0).method}, {"gradient": Scaled(2.0).method}, "gradient function"),
    ({"gradient": partial(value_and_gradient)}, {"gradient": partial(value_and_gradient, X=X)},
     "gradient function"),
    ({"gradient": lambda *g: value_and_gradient(*g)}, {"gradient": lambda *g: l2(0.5)(*g)},
     "gradient function of rank 0 is <lambda>, that of rank 1 another of that name"),
]  # fmt: skip


@pytest.mark.parametrize("calls_before", [0, 2])
@pytest.mark.parametrize(("ours", "theirs", "message"), COMPUTED)
def test_ranks_that_compute_different_things_are_told(ours, theirs, message, calls_before):
    def program(comm):
        given = {"network": NETWORK, "theta": THETA, "X": X, "Y": Y, "loss": mean_squared_error}
        given |= ours
        before = given | by_rank(comm, {}, theirs)
        function = data_parallel(comm, before.pop("gradient", value_and_gradient))
        given.pop("gradient", None)
        if "gradient" not in theirs:
            for _ in range(calls_before):
                function(**given)
        with pytest.raises(ValueError, match=f"^data_parallel: the {message}.*give every rank the"):
            function(**before)
        if "gradient" not in theirs:
            function(**given)  # all are ready for another try

    together(3, program)


def made(name):
    """The same things, made anew as each process makes its own."""
    return {
        "l2": lambda: l2(0.1, gradient=freeze(NETWORK, layers=[0])),
        "scaled": lambda: scaled(0.5),
        "object": lambda: Scaled(0.5),
        "method": lambda: Scaled(0.5).method,
        "partial": lambda: partial(value_and_gradient),
    }[name]()


@pytest.mark.parametrize("name", ["l2", "scaled", "object", "method", "partial"])
def test_the_same_things_made_anew_are_the_same(name):
    def program(comm):
        function = data_parallel(comm, made(name))
        for _ in range(2):
            network = MLP((3, 5, 2), (leaky_relu(0.3), elu(0.7)))
            function(network, THETA, X, Y, copy.copy(mean_squared_error))
        return function(network, THETA, X, Y, mean_squared_error)[0]

    values = together(3, program)
    assert values == [values[0]] * 3


def test_what_is_computed_is_compared_when_it_is_new_and_not_at_each_update(monkeypatch):
    asked = []
    monkeypatch.setattr("mlp_core.parallel.agree", lambda *given: asked.append(1) or agree(*given))
    looked = []
    monkeypatch.setattr(
        "mlp_core.parallel.computed", lambda **given: looked.append(1) or computed(**given)
    )
    together(2, lambda comm: trained(data_parallel(comm), Adam()))
    assert (len(asked), len(looked)) == (2, 2)  # once on each rank


def test_a_rank_whose_things_cannot_be_told_tells_the_others():
    class Mute:
        def __call__(self, *given):
            return value_and_gradient(*given)

        @property
        def name(self):
            raise ZeroDivisionError("mute")

    def program(comm):
        with pytest.raises(RuntimeError, match="rank 1 of 2 failed: ZeroDivisionError: mute"):
            call(comm, gradient=by_rank(comm, value_and_gradient, Mute()))

    together(2, program)


def test_another_version_of_python_compares_names(monkeypatch):
    versions = iter(["cpython-311", "cpython-314"])
    monkeypatch.setattr("mlp_core.parallel._agreement.python", lambda: next(versions))

    def first(*given):
        return value_and_gradient(*given)

    def program(comm):
        mine = first
        if comm.rank:  # as if compiled anew

            def first_(*given):
                return list(value_and_gradient(*given))

            first_.__qualname__ = first.__qualname__
            mine = first_
        call(comm, gradient=mine)

    together(2, program)


def test_what_is_no_gradient_function():
    with pytest.raises(
        TypeError, match=r"^data_parallel: gradient is 7, expected a function, gradient\("
    ):
        data_parallel(Ranks(1), 7)


def test_one_gradient_function_serves_networks_and_dtypes_in_turn():
    other = MLP((3, 4, 2), ("tanh", "identity"))
    theta = other.init(np.random.default_rng(0))

    def program(comm):
        gradient = data_parallel(comm)
        for network, start in ((NETWORK, THETA), (other, theta), (NETWORK, THETA)):
            for dtype, near in ((np.float64, 1e-15), (np.float32, 1e-6)):
                given = network, start.astype(dtype), X, Y, mean_squared_error
                value, g = value_and_gradient(*given)
                got, got_g = gradient(*given)
                assert abs(got - value) < near
                assert got_g.dtype == dtype
                np.testing.assert_allclose(got_g, g, rtol=0, atol=near)
        with pytest.raises(ValueError, match="rank 1 has 26 parameters of float64, rank 0 32 of"):
            gradient(*by_rank(comm, given, (other, theta, X, Y, mean_squared_error)))

    together(3, program)


def test_divergence_is_told_as_on_one_machine():
    def program(comm):
        with pytest.raises(FloatingPointError, match="the loss is not finite any more"):
            trained(data_parallel(comm), RMSProp(1e300))

    together(2, program)


NO_MPI = """
import sys
sys.modules["mpi4py"] = None  # as if it were not installed
import mlp_core
try:
    mlp_core.mpi_world()
except ImportError as error:
    print(error)
"""


def test_without_mpi_the_error_names_the_command():
    run = subprocess.run(
        [sys.executable, "-c", NO_MPI], capture_output=True, text=True, check=True, timeout=60
    )
    assert run.stdout.startswith("mpi_world: cannot load MPI (")
    assert "`pip install mpi4py mpich` brings one" in run.stdout
