"""Data-parallel training on real ranks, started by mpiexec: the same run, and clear ends."""

import re
import shutil
import sys

import numpy as np
import pytest

from mlp_core import MLP, Epoch, RMSProp, load_checkpoint, save_checkpoint
from mlp_core.parallel.__main__ import KEPT, NETWORK, OPTIMIZER, options

from .ranks import mpiexec, trajectory

pytestmark = pytest.mark.skipif(
    sys.platform == "win32", reason="the mpich wheel, which brings mpiexec, is not for Windows"
)


@pytest.fixture(scope="module")
def alone():
    return trajectory()


@pytest.mark.parametrize("ranks", [1, 2, 3, 4])
def test_the_trajectory_is_that_of_one_machine(ranks, alone, tmp_path):
    run = mpiexec(ranks, "-m", "tests.core.ranks", tmp_path)
    assert run.returncode == 0, run.stderr
    everyones = [np.load(tmp_path / f"{rank}-of-{ranks}.npy") for rank in range(ranks)]
    assert everyones[0].shape == alone.shape == (4, NETWORK.n_parameters)
    assert np.abs(everyones[0] - alone).max() < 1e-12
    for theta in everyones[1:]:  # never apart by a bit, or they would drift
        np.testing.assert_array_equal(theta, everyones[0])


ENDS = {
    # What rank 1 does in its third update, how the job ends, and what is said.
    "raises": (
        "raise ZeroDivisionError('by hand')",
        1,
        "RuntimeError: data_parallel: rank 1 of 2 failed: ZeroDivisionError: by hand",
    ),
    "is killed": ("os.kill(os.getpid(), signal.SIGKILL)", 9, "Killed (signal 9)"),
}
FAILS = """
import os, signal, sys
from mpi4py import MPI
import numpy as np
from mlp_core import *

comm, calls = MPI.COMM_WORLD, []
def gradient(*given):
    calls.append(1)
    if comm.rank == 1 and len(calls) == 3:
        {act}
    return value_and_gradient(*given)

network = MLP((2, 3, 1), ("tanh", "identity"))
X, Y = np.ones((8, 2)), np.ones((8, 1))
rng = np.random.default_rng(0)
for epoch in train(network, network.init(rng), X, Y, loss=mean_squared_error, batch_size=8, rng=rng,
                   optimizer=Adam(), gradient=data_parallel(comm, gradient)):
    {between}
"""


@pytest.mark.parametrize("how", ENDS)
def test_a_rank_that_fails_ends_the_job(how, tmp_path):
    act, code, said = ENDS[how]
    program = tmp_path / "fails.py"
    program.write_text(FAILS.format(act=act, between="pass"))
    run = mpiexec(2, program, limit=60)
    assert run.returncode == code
    assert said in run.stdout + run.stderr


def test_a_rank_that_fails_between_two_gradients_ends_the_job_under_mpi4py(tmp_path):
    program = tmp_path / "fails.py"
    program.write_text(FAILS.format(act="pass", between="if comm.rank == 1: 1 / 0"))
    run = mpiexec(2, "-m", "mpi4py", program, limit=60)
    assert run.returncode == 1  # and within the limit: rank 0 waits for nobody
    assert "ZeroDivisionError" in run.stderr


DIFFERENT = """
import sys
from mpi4py import MPI
import numpy as np
from mlp_core import *

comm = MPI.COMM_WORLD
me = comm.rank
X, Y = np.ones((8, 2)), np.ones((8, 1)) / 2

def doubled(*given):
    value, g = value_and_gradient(*given)
    return 2 * value, 2 * g

same = {"activation": tanh, "loss": mean_squared_error, "gradient": value_and_gradient}
for changed in [{}, {"activation": sigmoid}, {"activation": leaky_relu(0.5)},
                {"loss": half_squared_error}, {"gradient": l2(0.1)}, {"gradient": doubled}, {}]:
    given = {**same, **(changed if me == 1 else {})}
    network = MLP((2, 3, 1), (given["activation"], "sigmoid"))
    theta = network.init(np.random.default_rng(0))
    try:
        fit(network, theta, X, Y, epochs=2, loss=given["loss"], batch_size=4, optimizer=Adam(),
            rng=np.random.default_rng(0), gradient=data_parallel(comm, given["gradient"]))
        said = "done"
    except ValueError as error:
        said = str(error)
    everyones = comm.gather(said)
    if me == 0:
        print(len(set(everyones)), everyones[0], flush=True)
"""


def test_ranks_that_compute_different_things_are_all_told(tmp_path):
    program = tmp_path / "different.py"
    program.write_text(DIFFERENT)
    run = mpiexec(3, program, limit=60)
    assert run.returncode == 0, run.stderr
    expected = [
        "1 done",
        "1 data_parallel: the network of rank 0 .*tanh, sigmoid.*, that of rank 1 .*sigmoid, sigm",
        r"1 data_parallel: the network .*that of rank 1 .*leaky_relu\(0\.5\)",
        "1 data_parallel: the loss of rank 0 is mean_squared_error, that of rank 1 half_squared_er",
        "1 data_parallel: the gradient function of rank 0 is value_and_gradient, that of rank 1 l2",
        "1 data_parallel: the gradient function of rank 0 is value_and_gradient, .* doubled; give",
        "1 done",
    ]
    for line, words in zip(run.stdout.splitlines(), expected, strict=True):
        assert re.match(words, line), line


def boston(ranks, *arguments, **more):
    return mpiexec(ranks, "-m", "mlp_core.parallel", *arguments, **more)


def test_the_example_prints_one_history_that_does_not_depend_on_the_ranks():
    runs = [boston(ranks, "--epochs", "3") for ranks in (1, 2)]
    assert [run.returncode for run in runs] == [0, 0]
    assert not runs[1].stderr  # no warning either
    lines = [run.stdout.splitlines() for run in runs]
    assert lines[0][:3] == lines[1][:3]
    assert [line.split(":")[0] for line in lines[1]] == ["epoch 1", "epoch 2", "epoch 3", "ranks"]
    assert lines[1][3].startswith("ranks: 2, test MAE ")


def test_a_stopped_run_goes_on_with_another_number_of_ranks(tmp_path):
    whole, broken = tmp_path / "whole.npz", tmp_path / "broken.npz"
    boston(2, "--epochs", "4", "--checkpoint", whole)
    boston(2, "--epochs", "2", "--checkpoint", broken)
    same = tmp_path / "same.npz"
    shutil.copy(broken, same)
    on = boston(3, "--epochs", "4", "--checkpoint", broken)
    assert "goes on after epoch 2\nepoch 3: " in on.stdout
    boston(2, "--epochs", "4", "--checkpoint", same)
    ends = [load_checkpoint(path, OPTIMIZER) for path in (whole, broken, same)]
    assert [end.number for end in ends] == [4, 4, 4]
    assert np.abs(ends[1].theta - ends[0].theta).max() < 1e-12
    np.testing.assert_array_equal(ends[2].theta, ends[0].theta)  # as many ranks: the same bits


KILLER = """
import os, signal
from mlp_core.parallel import __main__ as example
keep = example.save_checkpoint
def save_and_die(path, network, epoch):
    if epoch.number == 3:
        os.kill(os.getpid(), signal.SIGKILL)
    keep(path, network, epoch)
example.save_checkpoint = save_and_die
example.main({arguments})
"""


def test_a_job_that_is_killed_leaves_a_whole_checkpoint(tmp_path):
    path = tmp_path / "run.npz"
    program = tmp_path / "killed.py"
    program.write_text(KILLER.format(arguments=["--epochs", "9", "--checkpoint", str(path)]))
    run = mpiexec(2, program, limit=60)
    assert run.returncode == 9
    assert load_checkpoint(path, OPTIMIZER).number == 2
    assert "goes on after epoch 2" in boston(1, "--epochs", "3", "--checkpoint", path).stdout


def test_a_checkpoint_that_cannot_be_written_ends_the_job(tmp_path):
    run = boston(2, "--checkpoint", tmp_path / "missing" / "run.npz", limit=60)
    assert run.returncode == 1
    assert re.search(r"rank . of 2 ends the job: FileNotFoundError: .*missing; make it", run.stderr)
    assert not run.stdout  # told before anything was trained


def test_a_checkpoint_of_another_network_is_left_alone(tmp_path):
    path = tmp_path / "run.npz"
    other = MLP(NETWORK.sizes, ("tanh", "tanh", "tanh", "identity"))
    theta, rng = np.zeros(other.n_parameters), np.random.default_rng(0)
    state = OPTIMIZER.init(theta)
    epoch = Epoch(5, theta, state, 1.0, {}, {}, rng.bit_generator.state)
    save_checkpoint(path, other, epoch)
    before = path.read_bytes()
    run = boston(1, "--checkpoint", path, "--epochs", "6", limit=60)
    assert run.returncode == 1
    assert re.search(r"run\.npz holds MLP\(.*tanh.*\), expected MLP\(.*relu", run.stderr)
    assert path.read_bytes() == before


@pytest.mark.parametrize("option", ["--epochs", "--batch", "--every"])
@pytest.mark.parametrize("number", ["0", "-3", "1.5", "ten"])
def test_numbers_that_cannot_be_meant_are_refused_at_once(option, number, capsys):
    with pytest.raises(SystemExit):
        options([option, number])
    assert f"{option}: got {number}, expected a whole number from 1 on" in capsys.readouterr().err


def test_a_damaged_checkpoint_ends_the_job(tmp_path):
    path = tmp_path / "run.npz"
    path.write_bytes(b"PK no archive")
    run = boston(2, "--checkpoint", path, limit=60)
    assert run.returncode == 1
    assert "ends the job: ValueError: load_checkpoint: " in run.stderr


def test_the_options_are_those_of_the_program_of_the_lecture():
    settings = options([])
    assert (settings.epochs, settings.batch, settings.seed) == (200, 16, 42)
    assert (NETWORK.n_parameters, KEPT) == (26_625, 323)
    assert RMSProp(convention="keras") == OPTIMIZER
