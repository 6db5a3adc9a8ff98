import json
import os
import signal
import stat
import subprocess
import sys
import time
from itertools import islice
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mlp_core import (
    MLP,
    Adam,
    GradientDescent,
    Momentum,
    RMSProp,
    elu,
    leaky_relu,
    load,
    load_checkpoint,
    mean_squared_error,
    save,
    save_checkpoint,
    train,
)

from .own import own

NETWORK = MLP((2, 3, 2, 2, 1), ("tanh", leaky_relu(0.3), elu(0.7), "sigmoid"))
THETA = NETWORK.init(np.random.default_rng(0))
X = np.random.default_rng(2).normal(size=(10, 2))
Y = np.random.default_rng(3).normal(size=(10, 1))
OPTIMIZERS = [GradientDescent(0.1), Momentum(0.1), RMSProp(), Adam()]


def names(folder):
    return sorted(path.name for path in folder.iterdir())


def run(optimizer, rng, theta=THETA, **options):
    options = {"loss": mean_squared_error, "batch_size": 4, **options}
    return train(NETWORK, theta, X, Y, optimizer=optimizer, rng=rng, **options)


@pytest.mark.parametrize("dtype", [np.float32, np.float64])
def test_load_returns_what_was_saved(tmp_path, dtype):
    path = tmp_path / "model"  # exactly this name: nothing is appended
    save(path, NETWORK, THETA.astype(dtype))
    network, theta = load(str(path))
    assert network == NETWORK
    assert [activation.parameter for activation in network.activations] == [None, 0.3, 0.7, None]
    assert theta.dtype == dtype
    np.testing.assert_array_equal(theta, THETA.astype(dtype))
    assert names(tmp_path) == ["model"]


@given(
    st.lists(st.integers(1, 5), min_size=2, max_size=5),
    st.floats(0, 1),
    st.integers(0, 2**32),
)
def test_any_network_comes_back(tmp_path_factory, sizes, slope, seed):
    path = tmp_path_factory.mktemp("any") / "model.npz"
    network = MLP(sizes, [leaky_relu(slope)] * (len(sizes) - 1))
    theta = network.init(np.random.default_rng(seed))
    save(path, network, theta)
    loaded, values = load(path)
    assert loaded == network
    np.testing.assert_array_equal(values, theta)


def test_a_model_is_an_npz_file_that_numpy_reads_without_pickle(tmp_path):
    save(tmp_path / "model.npz", NETWORK, THETA)
    with np.load(tmp_path / "model.npz", allow_pickle=False) as archive:
        assert archive["sizes"].tolist() == [2, 3, 2, 2, 1]
        assert json.loads(str(archive["activations"]))[1] == ["leaky_relu", 0.3]
        np.testing.assert_array_equal(archive["theta"], THETA)


def test_the_file_has_the_rights_of_a_new_file_and_a_link_stays_a_link(tmp_path):
    plain, real, link = tmp_path / "plain", tmp_path / "real", tmp_path / "link"
    plain.touch()
    link.symlink_to(real)
    save(link, NETWORK, THETA)
    assert link.is_symlink()
    assert stat.S_IMODE(real.stat().st_mode) == stat.S_IMODE(plain.stat().st_mode)
    assert load(link)[0] == NETWORK


@pytest.mark.parametrize("mode", [0o600, 0o640, 0o644, 0o400])
def test_an_old_file_keeps_its_rights(tmp_path, mode, monkeypatch):
    path, seen = tmp_path / "model", []
    path.touch()
    path.chmod(mode)
    fsync = os.fsync

    def look(descriptor):
        seen.append(stat.S_IMODE(os.fstat(descriptor).st_mode))
        fsync(descriptor)

    monkeypatch.setattr(os, "fsync", look)
    save(path, NETWORK, THETA)
    assert stat.S_IMODE(path.stat().st_mode) == mode
    assert seen[0] == mode  # before it had its name, too


def test_names_that_no_file_can_have(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    with pytest.raises(FileNotFoundError, match="the path is empty, expected the name of a file"):
        save("", NETWORK, THETA)
    with pytest.raises(IsADirectoryError, match="is a folder, expected the name of a file"):
        save(tmp_path, NETWORK, THETA)
    assert names(tmp_path) == []


def test_save_refuses(tmp_path):
    path = tmp_path / "model"
    with pytest.raises(ValueError, match=r"save: theta has shape \(3,\), the network takes"):
        save(path, NETWORK, np.zeros(3))
    with pytest.raises(ValueError, match="save: theta holds nan at index 0"):
        save(path, NETWORK, np.full_like(THETA, np.nan))
    mine = own("swish", lambda z: z, lambda z, a: z)
    with pytest.raises(ValueError, match="save: unknown activation 'swish'"):
        save(path, MLP((1, 1), (mine,)), np.zeros(2))
    with pytest.raises(FileNotFoundError):
        save(tmp_path / "nowhere" / "model", NETWORK, THETA)
    assert names(tmp_path) == []


def test_a_failure_while_writing_leaves_the_old_file_and_no_other(tmp_path, monkeypatch):
    path = tmp_path / "model"
    save(path, NETWORK, THETA)

    def no_space(file_descriptor):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", no_space)
    with pytest.raises(OSError, match="No space left"):
        save(path, NETWORK, THETA + 1)
    assert names(tmp_path) == ["model"]
    np.testing.assert_array_equal(load(path)[1], THETA)


KILLED = """
import sys
import numpy as np
from mlp_core import MLP
from mlp_core import save

network = MLP((400, 500), ("tanh",))
print("started", flush=True)
for k in range(1, 100000):
    save(sys.argv[1], network, np.full(network.n_parameters, float(k)))
"""


def test_killed_at_any_moment_the_file_is_whole(tmp_path):
    path, seen = tmp_path / "model", []
    for attempt in range(4):
        process = subprocess.Popen(
            [sys.executable, "-c", KILLED, str(path)], stdout=subprocess.PIPE, text=True
        )
        with process:
            assert process.stdout.readline() == "started\n"
            time.sleep(0.02 + 0.0137 * attempt)
            process.send_signal(signal.SIGKILL)
        assert process.returncode == -signal.SIGKILL
        if path.exists():
            network, theta = load(path)
            assert network.sizes == (400, 500)
            assert (theta == theta[0]).all()  # of one save, not of two
            seen.append(theta[0])
    assert seen
    assert {name.suffix for name in tmp_path.iterdir()} <= {"", ".tmp"}


def test_killed_before_the_rename_the_old_file_is_whole(tmp_path):
    # The worst moment: everything is written, and nothing renamed.
    path = tmp_path / "model"
    save(path, NETWORK, THETA)
    script = (
        "import os, pathlib, signal, sys\n"
        "pathlib.Path.replace = lambda *_: os.kill(os.getpid(), signal.SIGKILL)\n"
        "from mlp_core import load, save\n"
        "network, theta = load(sys.argv[1])\n"
        "save(sys.argv[1], network, theta + 1)\n"
    )
    done = subprocess.run([sys.executable, "-c", script, str(path)], check=False)
    assert done.returncode == -signal.SIGKILL
    assert len(names(tmp_path)) == 2
    np.testing.assert_array_equal(load(path)[1], THETA)


def stored(tmp_path, **changes):
    """Return the path of a model whose stored arrays are changed; None leaves one out."""
    path = tmp_path / "changed.npz"
    save(path, NETWORK, THETA)
    with np.load(path) as archive:
        arrays = {**archive, **changes}
    np.savez(path, **{name: value for name, value in arrays.items() if value is not None})
    return path


DAMAGE = [
    ({"theta": None}, "theta"),
    ({"sizes": None}, "sizes"),
    ({"format": None}, "format"),
    ({"format": "mlp_core 99"}, "its format is mlp_core 99, expected mlp_core 1"),
    ({"theta": np.zeros(4)}, r"theta has shape \(4,\)"),
    ({"theta": np.array(["a"] * THETA.size)}, "real numbers"),
    ({"theta": THETA * np.nan}, "theta holds nan"),
    ({"sizes": np.array([2, -3, 1])}, "sizes are"),
    ({"sizes": np.array(3)}, "sizes are 3, expected"),
    ({"activations": "[]"}, "activations are"),
    ({"activations": "{"}, "Expecting property name"),
    ({"activations": '[["swish", null]]'}, "unknown activation 'swish'"),
    ({"activations": '[["elu", -1.0]]'}, "alpha is -1.0"),
    ({"activations": f'[["elu", {10**400}]]'}, "alpha is 1000"),
]


@pytest.mark.parametrize(("changes", "message"), DAMAGE)
def test_parts_that_do_not_fit_together(tmp_path, changes, message):
    with pytest.raises(ValueError, match=rf"load: .*changed\.npz holds no network.*{message}"):
        load(stored(tmp_path, **changes))


def test_files_of_another_kind(tmp_path):
    path = tmp_path / "file"
    np.save(tmp_path / "array.npy", THETA)
    pickled = tmp_path / "pickled.npz"
    np.savez(pickled, theta=np.array([{"a": 1}], dtype=object))
    for content in (b"", b"PK", b"hello", (tmp_path / "array.npy").read_bytes()):
        path.write_bytes(content)
        with pytest.raises(ValueError, match=r"load: .* is damaged or is no npz file"):
            load(path)
    with pytest.raises(ValueError, match="allow_pickle=False"):
        load(pickled)
    with pytest.raises(FileNotFoundError):
        load(tmp_path / "nowhere")
    with pytest.raises(IsADirectoryError):
        load(tmp_path)


@settings(max_examples=200)
@given(st.data())
def test_a_damaged_file_is_refused_or_tells_the_truth(tmp_path_factory, data):
    folder = tmp_path_factory.getbasetemp()
    whole = folder / "whole.npz"
    if not whole.exists():
        save(whole, NETWORK, THETA)
    content = bytearray(whole.read_bytes())
    place = data.draw(st.integers(0, len(content) - 1))
    if data.draw(st.booleans()):
        del content[place:]
    else:
        content[place] ^= data.draw(st.integers(1, 255))
    damaged = folder / "damaged.npz"
    damaged.write_bytes(content)
    try:
        network, theta = load(damaged)
    except ValueError as error:
        assert str(damaged) in str(error)  # noqa: PT017
    else:
        assert network == NETWORK
        np.testing.assert_array_equal(theta, THETA)


@pytest.mark.parametrize("kind", ["PCG64", "PCG64DXSM", "MT19937", "Philox", "SFC64"])
@pytest.mark.parametrize("optimizer", OPTIMIZERS, ids=repr)
def test_a_run_resumed_from_a_file_is_the_run_to_the_last_bit(tmp_path, optimizer, kind):
    path = tmp_path / "run.npz"
    rng = np.random.Generator(getattr(np.random, kind)(5))
    rng.random(dtype=np.float32)  # half of a draw waits inside the generator
    for epoch in islice(run(optimizer, rng, THETA.astype(np.float32)), 2):
        save_checkpoint(path, NETWORK, epoch)
    whole = list(islice(run(optimizer, rng, epoch.theta, optimizer_state=epoch.optimizer_state), 3))

    checkpoint = load_checkpoint(path, optimizer)
    assert checkpoint.network == NETWORK
    assert checkpoint.number == 2
    assert type(checkpoint.optimizer_state) is type(epoch.optimizer_state)
    resumed = islice(
        run(
            optimizer,
            checkpoint.rng,
            checkpoint.theta,
            optimizer_state=checkpoint.optimizer_state,
            first_epoch=checkpoint.number + 1,
        ),
        3,
    )
    for number, (expected, got) in enumerate(zip(whole, resumed, strict=True), start=3):
        assert (got.number, got.loss) == (number, expected.loss)
        assert got.theta.dtype == np.float32
        np.testing.assert_array_equal(got.theta, expected.theta)
        assert repr(got.rng_state) == repr(expected.rng_state)
    np.testing.assert_array_equal(load(path)[1], checkpoint.theta)  # a checkpoint is a model too


def test_bad_checkpoints(tmp_path):
    path = tmp_path / "run.npz"
    epoch = next(run(Adam(), np.random.default_rng(0)))
    with pytest.raises(TypeError, match="epoch is None, expected an Epoch, as train yields them"):
        save_checkpoint(path, NETWORK, None)
    assert names(tmp_path) == []
    save(path, NETWORK, THETA)
    with pytest.raises(ValueError, match=r"load_checkpoint: .* holds a model and no checkpoint"):
        load_checkpoint(path, Adam())
    save_checkpoint(path, NETWORK, epoch)
    with pytest.raises(ValueError, match="a state of type AdamState, RMSProp expects RMSPropState"):
        load_checkpoint(path, RMSProp())
    for state, message in (  # what could not be loaded is not saved
        ({"bit_generator": "Nothing"}, "'Nothing' is none of"),
        ({"bit_generator": "PCG64"}, "no state of a generator"),
        ({"bit_generator": object()}, "no state of a generator"),
        ([], "no state of a generator"),
    ):
        with pytest.raises(ValueError, match=message):
            save_checkpoint(path, NETWORK, epoch._replace(rng_state=state))
    assert load_checkpoint(path, Adam()).number == epoch.number  # the old file is whole


PCG64 = json.loads(json.dumps(np.random.default_rng(0).bit_generator.state))


def state(**changes):
    return json.dumps({**PCG64, **changes})


def buffered(kind, **place):
    state = getattr(np.random, kind)(0).state
    (state["state"] if "pos" in place else state).update(place)
    return json.dumps(state, default=lambda array: array.tolist())


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"number": None}, "is damaged: there is no number"),
        ({"rng_state": None}, "is damaged: there is no rng_state"),
        ({"optimizer_state": None}, "is damaged: there is no optimizer_state"),
        ({"optimizer_state_1": None}, "is damaged: there is no optimizer_state_1"),
        ({"number": [1, 2]}, r"holds number \[1 2\], expected one integer from 1 on"),
        ({"number": -5}, "holds number -5, expected one integer"),
        ({"number": 2.7}, "holds number 2.7, expected one integer"),
        ({"number": "two"}, "holds number two, expected one integer"),
        (
            {"optimizer_state_0": np.zeros(3)},
            r"optimizer_state_0 of shape \(3,\) and dtype float64",
        ),
        ({"optimizer_state_0": ["a"] * THETA.size}, "dtype <U1, expected .* and float64"),
        ({"optimizer_state_2": [1, 2]}, r"optimizer_state_2 of shape \(2,\) .* expected \(\)"),
        ({"optimizer_state_form": "{"}, "its optimizer_state_form tells no form"),
        ({"optimizer_state_form": "[]"}, "its optimizer_state_form tells no form"),
        (
            {"optimizer_state_form": '{"names": ["m", "v"], "kinds": ["array", "array"]}'},
            "holds a state with m, v, Adam expects m, v, t",
        ),
        (
            {"optimizer_state_form": '{"names": ["m", "v", "t"], "kinds": ["array", "array"]}'},
            "do not fit",
        ),
        ({"rng_state": "{"}, "holds no state of a generator: "),
        ({"rng_state": "[]"}, "holds no state of a generator: "),
        ({"rng_state": state(state=None)}, "holds no state of a generator: "),
        ({"rng_state": state(state={"state": -1, "inc": 2**200})}, "no state of a generator: "),
        ({"rng_state": state(has_uint32="x")}, "holds no state of a generator: "),
        ({"rng_state": state(uinteger=2**70)}, "holds no state of a generator: "),
        ({"rng_state": state(bit_generator=["PCG64"])}, "holds no state of a generator: "),
        ({"rng_state": buffered("MT19937", pos=625)}, "its pos is 625, expected 0 to 624"),
        ({"rng_state": buffered("MT19937", pos=-1)}, "its pos is -1, expected 0 to 624"),
        ({"rng_state": buffered("Philox", buffer_pos=5)}, "its buffer_pos is 5, expected 0 to 4"),
        (
            {"rng_state": '{"bit_generator": "MT19937", "state": {"key": [1], "pos": []}}'},
            "no state",
        ),
    ],
)
def test_damaged_checkpoints_are_one_kind_of_error(tmp_path, changes, message):
    path = tmp_path / "run.npz"
    save_checkpoint(path, NETWORK, next(run(Adam(), np.random.default_rng(0))))
    with np.load(path) as archive:
        parts = {**archive, **changes}
    np.savez(path, **{name: part for name, part in parts.items() if part is not None})
    with pytest.raises(ValueError, match=rf"^load_checkpoint: .*run\.npz:? .*{message}") as caught:
        load_checkpoint(path, Adam())
    assert caught.type is ValueError


def test_an_interrupted_program_goes_on_from_its_checkpoint(tmp_path):
    # As a reader would do it: kill a program that trains, start it again, compare the end.
    script = tmp_path / "job.py"
    script.write_text(JOB)
    arguments = [sys.executable, str(script)]
    subprocess.run([*arguments, str(tmp_path / "whole.npz"), "12", "never"], check=True)
    broken = tmp_path / "broken.npz"
    killed = subprocess.run([*arguments, str(broken), "12", "5"], check=False)
    assert killed.returncode == -signal.SIGKILL
    assert load_checkpoint(broken, Adam(0.05)).number == 5
    subprocess.run([*arguments, str(broken), "12", "never"], check=True)
    ends = [load_checkpoint(path, Adam(0.05)) for path in (tmp_path / "whole.npz", broken)]
    assert [end.number for end in ends] == [12, 12]
    np.testing.assert_array_equal(ends[0].theta, ends[1].theta)
    assert ends[0].rng.random() == ends[1].rng.random()


JOB = """
import os, signal, sys
from pathlib import Path
import numpy as np
from mlp_core import MLP, mean_squared_error
from mlp_core import Adam
from mlp_core import load_checkpoint, save_checkpoint
from mlp_core import train

path, last, dies_at = sys.argv[1:]
data = np.random.default_rng(1)
X, Y = data.normal(size=(40, 3)), data.normal(size=(40, 1))
network, optimizer = MLP((3, 8, 1), ("tanh", "identity")), Adam(0.05)
rng = np.random.default_rng(2)
start = {"theta": network.init(rng), "rng": rng}
if Path(path).exists():
    c = load_checkpoint(path, optimizer)
    start = {"theta": c.theta, "rng": c.rng, "optimizer_state": c.optimizer_state,
             "first_epoch": c.number + 1}
for epoch in train(network, X=X, Y=Y, loss=mean_squared_error, optimizer=optimizer, batch_size=8,
                   **start):
    save_checkpoint(path, network, epoch)
    if str(epoch.number) == dies_at:
        os.kill(os.getpid(), signal.SIGKILL)
    if str(epoch.number) == last:
        break
"""


def test_paths_of_every_kind(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    save("model.npz", NETWORK, THETA)
    save(Path("model.npz"), NETWORK, THETA + 1)
    np.testing.assert_array_equal(load("model.npz")[1], THETA + 1)
