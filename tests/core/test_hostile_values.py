"""Every public function with a zoo of hostile values for each argument, one at a time.

Each answer is right, the same as for the plain value that the hostile one stands for, or an error
of the documented kind that says where, what, got and expected. No other exception, no warning, no
change of what was passed.
"""

import dataclasses
import inspect
import re
import warnings

import numpy as np
import pytest

import mlp_core
from mlp_core import ACTIVATIONS, LOSSES, MLP, Adam, GradientDescent, Momentum, RMSProp
from mlp_core import Standardizer as Scale
from tests.golden.problems import CARD

from .zoo import ZOO

NET = MLP((2, 3, 1), ("tanh", "sigmoid"))
THETA = np.linspace(-1, 1, NET.n_parameters)
X = np.array([[0.0, 1.0], [1.0, 0.5], [1.0, 1.0], [0.25, -1.0]])
Y = np.array([[0.0], [1.0], [1.0], [0.0]])
LOSS = mlp_core.mean_squared_error
OPTIMIZERS = [GradientDescent(0.1), Momentum(0.1), RMSProp(), Adam()]


def rng():
    return np.random.default_rng(0)


def data():
    return {"network": NET, "theta": THETA.copy(), "X": X.copy(), "Y": Y.copy(), "loss": LOSS}


def training():
    more = {"metrics": [mlp_core.accuracy], "validation": (X.copy(), Y.copy()), "shuffle": True}
    state = {"gradient": mlp_core.value_and_gradient, "optimizer_state": None, "first_epoch": 1}
    given = {"optimizer": GradientDescent(0.1), "batch_size": 3, "rng": rng()}
    return {**data(), **given, **more, **state}


def fitting():
    more = {"epochs": 2, "validation": None, "validation_split": 0.25, "progress": None}
    return {**training(), **more}


def first_epoch(**options):
    return next(mlp_core.train(**options))


def gradient_by(**options):
    """Make a gradient function, and use it."""
    names = ("network", "theta", "X", "Y", "loss")
    made = mlp_core.l2 if "coefficient" in options else mlp_core.freeze
    given = data() | {k: v for k, v in options.items() if k in names}
    if made is mlp_core.freeze:
        names = names[1:]
    function = made(**{k: v for k, v in options.items() if k not in names})
    return function(*given.values())


def points(**more):
    return lambda: {"m": 8, "rng": rng(), "noise": 0.1, **more}


def pair():
    return {"output": np.array([[0.25], [0.5], [1.0], [0.0]]), "target": Y.copy()}


def rows():
    return {"output": np.array([[0.25, 0.75], [0.5, 0.5]]), "target": np.eye(2)}


CALLS = {  # name: function, and what makes the arguments of one legal call afresh
    "MLP": (MLP, lambda: {"sizes": (2, 3, 1), "activations": ("tanh", "sigmoid")}),
    "MLP.forward": (NET.forward, lambda: {"theta": THETA.copy(), "X": X.copy()}),
    "MLP.predict": (NET.predict, lambda: {"theta": THETA.copy(), "X": X.copy()}),
    "MLP.backward": (
        NET.backward,
        lambda: {"theta": THETA.copy(), "forward_pass": NET.forward(THETA, X), "Y": Y.copy(),
                 "loss": LOSS},
    ),
    "MLP.layers": (NET.layers, lambda: {"theta": THETA.copy()}),
    "MLP.pack": (NET.pack, lambda: {"layers": NET.layers(THETA)}),
    "MLP.init": (
        NET.init,
        lambda: {"rng": rng(), "initializer": "zeros", "dtype": np.float64},
    ),
    "accuracy": (mlp_core.accuracy, pair),
    "mean_absolute_error": (mlp_core.mean_absolute_error, pair),
    "check_gradient": (mlp_core.check_gradient, data),
    "value_and_gradient": (
        mlp_core.value_and_gradient,
        lambda: {**data(), "out": mlp_core.Workspace.of(NET, THETA, 4)},
    ),
    "Workspace.of": (
        lambda **given: [array.shape for array in mlp_core.Workspace.of(**given).z],
        lambda: {"network": NET, "theta": THETA.copy(), "rows": 4},
    ),
    "numerical_gradient": (
        mlp_core.numerical_gradient,
        lambda: {"f": lambda t: float(t @ t), "theta": np.array([1.0, 2.0]), "step": 1e-6},
    ),
    "evaluate": (
        mlp_core.evaluate,
        lambda: {**data(), "metrics": [mlp_core.accuracy], "batch_size": 3},
    ),
    "train": (first_epoch, training),
    "fit": (mlp_core.fit, fitting),
    "freeze": (
        gradient_by,
        lambda: {"network": NET, "layers": (0,), "biases": True,
                 "gradient": mlp_core.value_and_gradient},
    ),
    "l2": (
        gradient_by,
        lambda: {**data(), "coefficient": 0.1, "gradient": mlp_core.value_and_gradient},
    ),
    "circles": (mlp_core.circles, points()),
    "two_moons": (mlp_core.two_moons, points()),
    "xor_clouds": (mlp_core.xor_clouds, points()),
    "surface": (mlp_core.surface, points()),
    "spirals": (mlp_core.spirals, points(arms=3, turns=1.0)),
    "one_hot": (mlp_core.one_hot, lambda: {"labels": np.array([0, 2, 1]), "n_classes": 3}),
    "truth_table": (mlp_core.truth_table, lambda: {"name": "xor"}),
    "Standardizer": (
        lambda **fields: Scale(**fields).apply(X),
        lambda: {"mean": np.array([1.0, 2.0]), "deviation": np.array([1.0, 2.0])},
    ),
    "Standardizer.fit": (Scale.fit, lambda: {"X": X.copy()}),
    "Standardizer.apply": (Scale.fit(X).apply, lambda: {"X": X.copy()}),
    "Standardizer.invert": (Scale.fit(X).invert, lambda: {"Z": X.copy()}),
    "leaky_relu": (mlp_core.leaky_relu, lambda: {"slope": 0.1}),
    "elu": (mlp_core.elu, lambda: {"alpha": 0.1}),
    "small_normal": (mlp_core.small_normal, lambda: {"scale": 0.1}),
    "to_torch": (mlp_core.to_torch, lambda: {"network": NET, "theta": THETA.copy()}),
    "to_keras": (mlp_core.to_keras, lambda: {"network": NET, "theta": THETA.copy()}),
    "from_torch": (
        mlp_core.from_torch,
        lambda: {"state": mlp_core.to_torch(NET, THETA), "activations": ["tanh", "sigmoid"]},
    ),
    "from_keras": (
        mlp_core.from_keras,
        lambda: {"weights": mlp_core.to_keras(NET, THETA), "activations": ["tanh", "sigmoid"]},
    ),
    "shard": (mlp_core.shard, lambda: {"m": 10, "rank": 1, "size": 3}),
    "ModelCard": (mlp_core.ModelCard, lambda: {"language": "en", **CARD}),
    **{
        name: (getattr(mlp_core, name), lambda: {"rng": rng(), "n_in": 2, "n_out": 3})
        for name in ("zeros", "glorot_uniform", "he_normal")
    },
    **{name: (LOSSES[name], rows if "categ" in name else pair) for name in LOSSES},
    **{
        f"{name}.derivative": (LOSSES[name].derivative, rows if "categ" in name else pair)
        for name in LOSSES
    },
    **{
        f"{name}.{part}": (
            lambda of=activation, part=part, **arrays: getattr(of, part)(*arrays.values()),
            lambda names=names: {name: X.copy() for name in names},
        )
        for name, activation in ACTIVATIONS.items()
        for part, names in {"function": ["z"], "derivative": ["z", "a"],
                            "backward": ["z", "a", "d_a"]}.items()
        if (name, part) != ("softmax", "derivative")
    },
    **{
        type(optimizer).__name__: (
            type(optimizer),
            lambda optimizer=optimizer: dataclasses.asdict(optimizer),
        )
        for optimizer in OPTIMIZERS
    },
    **{
        f"{type(optimizer).__name__}.init": (optimizer.init, lambda: {"theta": THETA.copy()})
        for optimizer in OPTIMIZERS
    },
    **{
        f"{type(optimizer).__name__}.update": (
            optimizer.update,
            lambda optimizer=optimizer: {
                "theta": THETA.copy(), "gradient": THETA.copy(), "state": optimizer.init(THETA),
                "out": (THETA.copy(), optimizer.init(THETA)),
            },
        )
        for optimizer in OPTIMIZERS
    },
}  # fmt: skip

FOLDER = {}  # where the files of this module are


def written(name, function, **options):
    path = FOLDER["path"] / name
    if not path.exists():
        function(path, **options)
    return path


def card():
    return mlp_core.ModelCard(**CARD)


def epoch():
    return first_epoch(**training())


def model(**more):
    return {"network": NET, "theta": THETA.copy(), **more}


FILES = {  # paths are for the tests of files; a path here is one that can be written
    "save": (mlp_core.save, lambda: {"path": FOLDER["path"] / "a", **model()}),
    "save_safetensors": (
        mlp_core.save_safetensors,
        lambda: {"path": FOLDER["path"] / "b", **model(metadata={"a": "b"})},
    ),
    "to_onnx": (mlp_core.to_onnx, lambda: {"path": FOLDER["path"] / "c", **model()}),
    "save_hub_folder": (
        mlp_core.save_hub_folder, lambda: {"folder": FOLDER["path"] / "d", **model(card=card())},
    ),
    "save_checkpoint": (
        mlp_core.save_checkpoint,
        lambda: {"path": FOLDER["path"] / "e", "network": NET, "epoch": epoch()},
    ),
    "load_checkpoint": (
        lambda **given: mlp_core.load_checkpoint(**given)[:3],
        lambda: {
            "path": written("f", mlp_core.save_checkpoint, network=NET, epoch=epoch()),
            "optimizer": GradientDescent(0.1),
        },
    ),
    "load_safetensors": (
        mlp_core.load_safetensors,
        lambda: {
            "path": written("g", mlp_core.save_safetensors, **model()),
            "activations": ("tanh", "sigmoid"),
        },
    ),
}  # fmt: skip
CALLS |= FILES


def weighted(make):
    """Return what makes the same arguments and a weight for each example."""
    return lambda: (given := make()) | {"sample_weight": np.ones(len(next(iter(rows_of(given)))))}


def rows_of(given):
    """Yield the arrays that have a row for each example."""
    return (given[name] for name in ("X", "output") if name in given)


WEIGHED = [
    *("accuracy", "mean_absolute_error", "check_gradient", "value_and_gradient", "evaluate"),
    *("train", "fit", *LOSSES, *(f"{name}.derivative" for name in LOSSES)),
]
CALLS["binary_accuracy"] = (mlp_core.binary_accuracy, weighted(pair))
CALLS |= {name: (CALLS[name][0], weighted(CALLS[name][1])) for name in WEIGHED}

RECORDS = {  # what only holds what it is given
    "ACTIVATIONS", "AUTO_MPG_FEATURES", "Activation", "BOSTON_FEATURES", "BackwardPass",
    "Checkpoint", "Epoch", "Examples", "ForwardPass", "INITIALIZERS", "LOSSES", "Layer", "Loss",
    "OPTIMIZERS", "Split",
}  # fmt: skip
NOTHING = {  # what takes no argument but a path, which the tests of files try
    "load", "load_auto_mpg", "load_boston_housing", "load_digits", "load_hub_folder", "from_onnx",
    "mpi_world",
}  # fmt: skip
ELSEWHERE = {"array_namespace", "data_parallel"}  # takes anything; needs ranks

RIGHT = {  # (function or "", argument): the values without a plain one that are right there
    ("", "optimizer_state"): {"None"},
    ("", "out"): {"None"},
    ("", "validation"): {"None"},
    ("", "progress"): {"None"},
    ("", "sample_weight"): {"None"},
    ("", "metrics"): {"empty list", "empty tuple", "a generator", "empty array"},
    ("", "results"): {"a dict"},
    ("freeze", "layers"): {"empty list", "empty tuple", "a generator", "empty array", "a range"},
    ("one_hot", "labels"): {"empty list", "empty tuple"},
}  # fmt: skip
FLAGS = {"True", "NumPy's True"}
ANY_SHAPE = {"8 dimensions", "array()", "empty array", "inf vector", "nan array"}
NUMBERS = {*ANY_SHAPE, *FLAGS, "array(int)", "empty list", "empty tuple"}
TEXT = {"text", "text of a number", "a name"}
KEPT = {"float16(0.5)", "float32(0.5)", "longdouble(0.5)"}  # floats that keep their own type
RIGHT |= {
    **{("", flag): FLAGS for flag in ("shuffle", "biases")},
    **{(f"{o.__class__.__name__}.init", "theta"): ANY_SHAPE for o in OPTIMIZERS},
    **{(f"{name}.function", "z"): NUMBERS | KEPT for name in ACTIVATIONS},
    **{("ModelCard", f): TEXT for f in ("title", "purpose", "inputs", "outputs", "data", "limits")},
    ("ModelCard", "tags"): {
        "empty list",
        "empty tuple",
        "empty array",
        "a generator",
        "a list of text",
        "a series of text",
    },
    ("numerical_gradient", "theta"): {"empty list", "empty tuple"},
    ("GradientDescent.update", "state"): {"empty tuple"},
    ("", "optimizer_state"): {"None", "empty tuple"},
    ("MLP.init", "dtype"): {"None", "a series", *KEPT},  # what has a dtype
    ("load_safetensors", "activations"): {"None"},
    ("save_safetensors", "metadata"): {"None"},
}
CALLED = {"f", "gradient", "progress", "initializer"}  # what a user's function raises is its own


def same(one, other):
    """Tell whether two results are alike, to the last bit, and of the same types of numbers."""
    if isinstance(one, dict) and isinstance(other, dict):
        return one.keys() == other.keys() and all(same(one[k], other[k]) for k in one)
    if isinstance(one, tuple | list) and isinstance(other, tuple | list):
        return len(one) == len(other) and all(map(same, one, other))
    if dataclasses.is_dataclass(one) and type(one) is type(other):
        return same(vars(one), vars(other))
    if isinstance(one, np.ndarray):
        nan = one.dtype.kind == "f"
        return type(one) is type(other) and np.array_equal(one, other, equal_nan=nan)
    if isinstance(one, float | int):
        return type(one) is type(other) and (one == other or one != one != other)
    return one == other or callable(one)


def outcome(name, argument, value):
    """Call once with `value`; return (result, error). A warning is an error, a change fails."""
    function, make = CALLS[name]
    given = make() | {argument: value}
    before = {key: v.copy() for key, v in given.items() if type(v) is np.ndarray}
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error")
            result = function(**given)
    except Exception as error:
        result, found = None, error
    else:
        found = None
    for key, array in before.items():
        assert given[key] is value or np.array_equal(given[key], array), f"{key} was changed"
    return result, found


def complaint(name, argument, error):
    """Return what is wrong with an error, or None."""
    if type(error) not in (ValueError, TypeError):
        return f"is a {type(error).__name__}"
    text = str(error)
    where = text.partition(":")[0]
    if where.partition(".")[0] not in mlp_core.__all__:
        return "does not begin with the name of a public function"
    if not re.search("expected|the network takes|the known ones|is missing", text):
        return "does not say what was expected"
    if len(text) > 1000:
        return "is too long to be read"
    return None


def judged(name, argument, beast):
    """Return what is wrong with the answer to a hostile value, or None."""
    if argument in CALLED and beast in ("a class", "a lambda"):
        return None
    value = ZOO[beast].make()
    result, error = outcome(name, argument, value)
    if error is not None:
        fault = complaint(name, argument, error)
        return fault and f"{type(error).__name__}: {str(error)[:200]!r} {fault}"
    if beast in RIGHT.get((name, argument), set()) | RIGHT.get(("", argument), set()):
        return None
    plain = ZOO[beast].plain
    if plain is None:
        return f"was accepted and gave {str(result)[:80]!r}"
    expected, refused = outcome(name, argument, plain)
    if refused is not None:
        return f"was accepted, and {plain!r} is refused"
    return None if same(result, expected) else f"gave {result}, and {plain!r} gave {expected}"


@pytest.fixture(scope="module", autouse=True)
def folder(tmp_path_factory):
    FOLDER["path"] = tmp_path_factory.mktemp("hostile")


@pytest.mark.parametrize("name", CALLS)
def test_every_hostile_value(name):
    function, make = CALLS[name]
    legal = make()
    function(**make())
    tried = [(argument, beast) for argument in legal.keys() - {"path", "folder"} for beast in ZOO]
    answers = {(argument, beast): judged(name, argument, beast) for argument, beast in tried}
    faults = [f"{name}: {a} = {beast} {fault}" for (a, beast), fault in answers.items() if fault]
    assert not faults, "\n".join(sorted(faults))


def test_every_public_name_is_tried():
    tried = {name.partition(".")[0] for name in CALLS}
    known = tried | RECORDS | NOTHING | ELSEWHERE | set(ACTIVATIONS) | set(LOSSES)
    assert known >= set(mlp_core.__all__), "add a legal call to CALLS"
    assert not (tried & (RECORDS | NOTHING | ELSEWHERE))


@pytest.mark.parametrize("kind", [MLP, GradientDescent, Momentum, RMSProp, Adam, Scale])
def test_every_public_method_is_tried(kind):
    public = {
        f"{kind.__name__}.{name}"
        for name, method in inspect.getmembers(kind, callable)
        if not name.startswith("_")
    }
    assert public <= CALLS.keys()


@pytest.mark.parametrize("name", CALLS)
def test_every_argument_is_tried(name):
    function, make = CALLS[name]
    if function in (gradient_by, first_epoch):
        function = getattr(mlp_core, name)
    parameters = inspect.signature(function).parameters
    named = {p.name for p in parameters.values() if p.kind is not p.VAR_KEYWORD}
    if function is CALLS[name][0] and getattr(function, "__name__", "") == "<lambda>":
        named = set()  # it takes what it is given
    assert named <= make().keys()
