"""Every public function that takes arrays, on every kind of array; mixed kinds are refused."""

import numpy as np
import pytest

import mlp_core
from mlp_core import MLP, Adam, GradientDescent, Momentum, RMSProp, Standardizer, freeze, l2

RNG = np.random.default_rng(3)
NETWORK = MLP((3, 4, 2), ("tanh", "softmax"))
PARTS = {
    "theta": NETWORK.init(RNG),
    "X": RNG.normal(size=(6, 3)),
    "Y": np.eye(2)[[0, 1, 1, 0, 1, 0]],
    "gradient": RNG.normal(size=NETWORK.n_parameters),
    "output": np.array([[0.25, 0.75], [0.5, 0.5], [0.9, 0.1], [0.6, 0.4], [0.3, 0.7], [0.8, 0.2]]),
    "weights": np.array([1.0, 0.5, 0.0, 2.0, 3.0, 1.5]),
    "z": np.array([[-2.0, 0.5], [3.0, 0.0]]),
    "d_a": np.array([[1.0, -1.0], [0.5, 2.0]]),
}
LOSS = mlp_core.categorical_cross_entropy


def steps(optimizer):
    """Two updates, and all that is remembered after them."""

    def run(p):
        theta, state = p["theta"], optimizer.init(p["theta"])
        for _ in range(2):
            theta, state = optimizer.update(theta, p["gradient"], state)
        return [theta, *state]

    return run


def learnt(p, gradient=mlp_core.value_and_gradient, **options):
    return mlp_core.fit(
        NETWORK,
        p["theta"],
        p["X"],
        p["Y"],
        epochs=2,
        loss=LOSS,
        optimizer=Adam(),
        batch_size=4,
        rng=np.random.default_rng(1),
        validation_split=0.34,
        metrics=[mlp_core.accuracy, mlp_core.mean_absolute_error],
        gradient=gradient,
        **options,
    )[0]


def one_by_one(p):
    """One example as vectors, not as a batch."""
    forward_pass = NETWORK.forward(p["theta"], p["X"][0])
    backward_pass = NETWORK.backward(p["theta"], forward_pass, p["Y"][0], LOSS)
    return [*forward_pass.z, *forward_pass.a, *backward_pass.delta, backward_pass.gradient]


def value(p, theta=None):
    theta = p["theta"] if theta is None else theta
    return mlp_core.value_and_gradient(NETWORK, theta, p["X"], p["Y"], LOSS)[0]


def written(p):
    """An update whose results are written into arrays that stand ready."""
    theta = p["theta"].copy()
    ready = mlp_core.Workspace.of(NETWORK, theta, len(p["X"]))
    data = NETWORK, theta, p["X"], p["Y"], LOSS
    loss, g = mlp_core.value_and_gradient(*data, out=ready)
    assert g is ready.gradient
    state = Adam().init(theta)
    assert Adam().update(theta, g, state, out=(theta, state))[0] is theta
    return [loss, *ready.z, *ready.a, *ready.delta, g, theta, state.m, state.v]


def checked_gradient(p):
    gap = mlp_core.check_gradient(NETWORK, p["theta"], p["X"], p["Y"], LOSS)
    assert gap < 1e-7
    return []


def scaled(p):
    scale = Standardizer.fit(p["X"])
    return [scale.mean, scale.deviation, scale.apply(p["X"]), scale.invert(p["X"])]


def next_epoch(p):
    options = {"loss": LOSS, "optimizer": RMSProp(), "batch_size": 4, "shuffle": False}
    run = mlp_core.train(
        NETWORK, p["theta"], p["X"], p["Y"], rng=np.random.default_rng(0), **options
    )
    epoch = next(run)
    return [epoch.theta, *epoch.optimizer_state, epoch.loss]


def evaluated(p, **options):
    metrics = [mlp_core.accuracy, mlp_core.mean_absolute_error]
    data = NETWORK, p["theta"], p["X"], p["Y"]
    return list(mlp_core.evaluate(*data, loss=LOSS, metrics=metrics, **options).values())


def activation(name):
    a = mlp_core.ACTIVATIONS[name]

    def run(p):
        out = a.function(p["z"])
        slopes = [] if name == "softmax" else [a.derivative(p["z"], out)]
        return [out, *slopes, a.backward(p["z"], out, p["d_a"])]

    return run


def loss(name):
    by = mlp_core.LOSSES[name]

    def run(p):
        pair, w = (p["output"], p["Y"]), p["weights"]
        of_all = [by(*pair), by.derivative(*pair)]
        return [*of_all, by(*pair, sample_weight=w), by.derivative(*pair, sample_weight=w)]

    return run


CALLS = {
    "MLP": lambda p: [
        NETWORK.predict(p["theta"], p["X"]),
        NETWORK.pack(NETWORK.layers(p["theta"])),
        *one_by_one(p),
    ],
    "value_and_gradient": lambda p: list(
        mlp_core.value_and_gradient(NETWORK, p["theta"], p["X"], p["Y"], LOSS)
    ),
    "Workspace": written,
    "numerical_gradient": lambda p: [
        mlp_core.numerical_gradient(lambda theta: value(p, theta), p["theta"])
    ],
    "check_gradient": checked_gradient,
    "accuracy": lambda p: [mlp_core.accuracy(p["output"], p["Y"])],
    "accuracy, weighted": lambda p: [mlp_core.accuracy(p["output"], p["Y"], p["weights"])],
    "binary_accuracy": lambda p: [mlp_core.binary_accuracy(p["output"], p["Y"])],
    "mean_absolute_error": lambda p: [mlp_core.mean_absolute_error(p["output"], p["Y"])],
    "evaluate": evaluated,
    "evaluate, weighted": lambda p: evaluated(p, sample_weight=p["weights"]),
    "value_and_gradient, weighted": lambda p: list(
        mlp_core.value_and_gradient(
            NETWORK, p["theta"], p["X"], p["Y"], LOSS, sample_weight=p["weights"]
        )
    ),
    "train": next_epoch,
    "fit": lambda p: [learnt(p)],
    "fit, weighted": lambda p: [learnt(p, sample_weight=p["weights"])],
    "freeze": lambda p: [learnt(p, freeze(NETWORK, layers=(0,)))],
    "l2": lambda p: [learnt(p, l2(0.1))],
    "Standardizer": scaled,
    "GradientDescent": steps(GradientDescent(0.1)),
    "Momentum": steps(Momentum(0.1)),
    "RMSProp": steps(RMSProp()),
    "RMSProp, keras": steps(RMSProp(convention="keras")),
    "Adam": steps(Adam()),
    "Adam, keras": steps(Adam(convention="keras")),
    **{name: activation(name) for name in mlp_core.ACTIVATIONS},
    **{name: loss(name) for name in mlp_core.LOSSES},
}
# What takes no array, and what is of this memory's arrays on purpose.
NO_ARRAYS = {
    *("ACTIVATIONS", "AUTO_MPG_FEATURES", "BOSTON_FEATURES", "INITIALIZERS", "LOSSES"),
    "OPTIMIZERS",
    *("Activation", "BackwardPass", "Checkpoint", "Epoch", "Examples", "ForwardPass", "Layer"),
    *("Loss", "ModelCard", "Split", "array_namespace", "circles", "from_keras", "from_onnx"),
    *("from_torch", "glorot_uniform", "he_normal", "load", "load_auto_mpg", "load_boston_housing"),
    *("load_checkpoint", "load_digits", "load_hub_folder", "load_safetensors", "mpi_world"),
    *("one_hot", "shard", "small_normal", "spirals", "surface", "truth_table", "two_moons"),
    *("xor_clouds", "zeros"),
}
CARD = mlp_core.ModelCard(*("a text" for _ in range(6)), license="mit")
FILES = {
    "save": lambda p, at: mlp_core.save(at, NETWORK, p["theta"]),
    "save_safetensors": lambda p, at: mlp_core.save_safetensors(at, NETWORK, p["theta"]),
    "to_onnx": lambda p, at: mlp_core.to_onnx(at, NETWORK, p["theta"]),
    "to_torch": lambda p, at: mlp_core.to_torch(NETWORK, p["theta"]),
    "to_keras": lambda p, at: mlp_core.to_keras(NETWORK, p["theta"]),
    "save_hub_folder": lambda p, at: mlp_core.save_hub_folder(at, NETWORK, p["theta"], CARD),
}


def test_every_public_name_is_in_one_of_the_tables():
    tried = {name.partition(",")[0] for name in CALLS}
    others = NO_ARRAYS | set(FILES) | {"save_checkpoint", "data_parallel"}
    assert tried & others == set()
    assert tried | others == set(mlp_core.__all__)


@pytest.mark.parametrize("name", CALLS)
def test_a_call_gives_the_same_wherever_its_arrays_live(xp, name):
    expected = CALLS[name](PARTS)
    got = CALLS[name]({key: xp.asarray(part) for key, part in PARTS.items()})
    assert len(got) == len(expected)
    for mine, right in zip(got, expected, strict=True):
        mine = xp.numpy(mine) if hasattr(right, "shape") else mine
        np.testing.assert_allclose(mine, right, rtol=1e-9, atol=1e-12)


TWO_ARRAYS = [name for name in CALLS if name not in ("Standardizer", "numerical_gradient")]


@pytest.mark.parametrize("name", TWO_ARRAYS)
def test_a_numpy_array_among_those_of_a_gpu_is_refused(gpu_xp, name):
    on_gpu = {key: gpu_xp.asarray(part) for key, part in PARTS.items()}
    with pytest.raises(TypeError, match="one kind"):
        CALLS[name]({**on_gpu, **{key: PARTS[key] for key in ("X", "gradient", "output", "z")}})


@pytest.mark.parametrize("name", FILES)
def test_a_file_is_written_from_this_memory_alone(gpu_xp, name, tmp_path):
    where = "save_safetensors" if name == "save_hub_folder" else name
    words = rf"{where}: theta is a CuPy array.*cupy.asnumpy\(theta\)"
    with pytest.raises(TypeError, match=words):
        FILES[name]({"theta": gpu_xp.asarray(PARTS["theta"])}, tmp_path / "model")
    assert [file for file in tmp_path.rglob("*") if file.is_file() and file.suffix != ".md"] == []
    FILES[name](PARTS, tmp_path / "model")


def test_a_checkpoint_is_written_from_this_memory(xp, tmp_path):
    theta, X, Y = (xp.asarray(PARTS[name]) for name in ("theta", "X", "Y"))
    options = {"loss": LOSS, "optimizer": Momentum(0.1), "batch_size": 6}
    epoch = next(mlp_core.train(NETWORK, theta, X, Y, rng=np.random.default_rng(0), **options))
    file = tmp_path / "run.npz"
    if xp.kind.endswith("numpy"):
        mlp_core.save_checkpoint(file, NETWORK, epoch)
        assert mlp_core.load_checkpoint(file, Momentum(0.1)).number == 1
        return
    for broken in (epoch, epoch._replace(theta=PARTS["theta"])):  # the state is there, too
        with pytest.raises(TypeError, match=r"save_checkpoint: \w+ is a CuPy array"):
            mlp_core.save_checkpoint(file, NETWORK, broken)
    assert not file.exists()


def test_ranks_add_vectors_of_this_memory(xp):
    class Alone:
        rank, size = 0, 1

        def Allreduce(self, sendbuf, recvbuf):  # noqa: N802
            recvbuf[:] = sendbuf

        def allgather(self, sendobj):
            return [sendobj]

    arrays = [xp.asarray(PARTS[name]) for name in ("theta", "X", "Y")]
    gradient = mlp_core.data_parallel(Alone())
    if xp.kind.endswith("numpy"):
        assert gradient(NETWORK, *arrays, LOSS)[0] == pytest.approx(value(PARTS))
        return
    with pytest.raises(TypeError, match="expected a NumPy vector"):
        gradient(NETWORK, *arrays, LOSS)


def test_a_bad_row_is_named_on_the_gpu_too(xp):
    bad = PARTS["X"].copy()
    bad[2, 1] = np.nan
    with pytest.raises(ValueError, match="X holds nan in row 2, column 1"):
        NETWORK.predict(xp.asarray(PARTS["theta"]), xp.asarray(bad))
