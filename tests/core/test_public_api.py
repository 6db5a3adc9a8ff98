"""What the package offers, and what importing it costs."""

import ast
import doctest
import importlib
import subprocess
import sys
from dataclasses import dataclass
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import numpy as np
import pytest

import mlp_core
from mlp_core import MLP, mean_squared_error, value_and_gradient

OPTIONAL = [
    "anywidget",
    "cupy",
    "ipywidgets",
    "matplotlib",
    "mpi4py",
    "onnx",
    "safetensors",
    "tqdm",
]

CORE = Path(mlp_core.__file__).parent
MODULES = sorted(
    ".".join(path.relative_to(CORE.parent).with_suffix("").parts).removesuffix(".__init__")
    for path in CORE.rglob("*.py")
    if path.name != "__main__.py"
)
BASES = {  # the class of an activation and of a loss has a module of its own by its size
    "mlp_core.activations": {"mlp_core._activation"},
    "mlp_core.losses": {"mlp_core._loss"},
}
WITH_EXAMPLES = {
    f"mlp_core.{name}" for name in ("_activation", "_loss", "network", "parallel", "workspace")
}


def test_all_is_true():
    tree = ast.parse(Path(mlp_core.__file__).read_text(encoding="utf-8"))
    imported = {
        alias.asname or alias.name
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom)
        for alias in node.names
    }
    assert len(mlp_core.__all__) == len(set(mlp_core.__all__))
    assert set(mlp_core.__all__) == imported
    assert all(hasattr(mlp_core, name) for name in mlp_core.__all__)


@pytest.mark.parametrize("name", MODULES[1:])
def test_a_module_offers_what_is_made_in_it(name):
    """One path to one name: the package has all public ones, and no module passes on another's."""
    module = importlib.import_module(name)
    made_by = {
        getattr(getattr(module, n), "__module__", name) for n in vars(module).get("__all__", ())
    }
    assert made_by <= {name, *BASES.get(name, ()), "numpy"}


@pytest.mark.parametrize("name", mlp_core.__all__)
def test_what_is_public_is_documented(name):
    thing = getattr(mlp_core, name)
    if callable(thing) and not isinstance(thing, mlp_core.Activation | mlp_core.Loss):
        assert thing.__doc__


def test_import_loads_numpy_and_the_standard_library_only():
    script = f"import mlp_core, sys; print([m for m in {OPTIONAL} if m in sys.modules])"
    run = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True, timeout=60
    )
    assert run.stdout.strip() == "[]"


def test_import_is_quick():
    script = (
        "import numpy, time; t = time.process_time(); import mlp_core; "
        "print(time.process_time() - t)"
    )
    times = [
        float(
            subprocess.run([sys.executable, "-c", script], capture_output=True, check=True).stdout
        )
        for _ in range(3)
    ]
    assert min(times) < 0.3  # seconds of the processor beyond NumPy's own


def test_a_users_own_activation_and_initializer_fit_in():
    class Swish(mlp_core.Activation):
        name = "swish"

        def formula(self, xp, z):
            return z / (1 + xp.exp(-z))

        def slope(self, xp, z, a):
            return (1 + xp.exp(-z) * (1 + z)) / (1 + xp.exp(-z)) ** 2

    swish = Swish()
    assert swish == Swish() != mlp_core.tanh
    network = MLP((2, 3, 1), (swish, "identity"))
    rng = np.random.default_rng(0)
    theta = network.init(rng, lambda rng, n_in, n_out: rng.uniform(size=(n_out, n_in)))
    X, Y = rng.normal(size=(5, 2)), rng.normal(size=(5, 1))
    assert mlp_core.check_gradient(network, theta, X, Y, mean_squared_error) < 1e-7
    assert value_and_gradient(network, theta, X, Y, mean_squared_error)[0] > 0


def test_a_users_own_loss_fits_in():
    class Absolute(mlp_core.Loss):
        name = "absolute"

        def formula(self, xp, a, y):
            return abs(a - y).sum() / len(y)

        def slope(self, xp, a, y):
            return xp.sign(a - y) / len(y)

    class Certain(Absolute):  # of a sigmoid as if of its canonical loss: no exact value at z
        name, canonical = "certain", mlp_core.sigmoid

        def slope(self, xp, a, y):
            raise AssertionError("the delta of the canonical activation is (a - y)/m")

        def check_target(self, where, name, array):
            if (array == 7).any():
                raise ValueError(f"{where}: {name} holds 7")

    rng = np.random.default_rng(0)
    X, Y = rng.normal(size=(5, 2)), rng.uniform(size=(5, 1))
    network = MLP((2, 3, 1), ("tanh", "sigmoid"))
    theta = network.init(rng)
    a = network.predict(theta, X)
    assert mlp_core.check_gradient(network, theta, X, Y, Absolute()) < 1e-7
    for loss in (Absolute(), Certain()):
        expected = pytest.approx(abs(a - Y).mean())
        assert loss(a, Y) == value_and_gradient(network, theta, X, Y, loss)[0] == expected
    delta = network.backward(theta, network.forward(theta, X), Y, Certain()).delta[-1]
    np.testing.assert_array_equal(delta, (a - Y) / 5)
    assert Absolute() == Absolute() != Certain()
    with pytest.raises(ValueError, match=r"^value_and_gradient: Y holds 7"):
        value_and_gradient(network, theta, X, 7 + 0 * Y, Certain())


def test_a_users_own_with_a_parameter_is_a_dataclass():
    @dataclass(frozen=True, repr=False)
    class Huber(mlp_core.Loss):
        name = "huber"
        border: float

        def formula(self, xp, a, y):
            far = abs(a - y)
            each = xp.where(far < self.border, far**2 / 2, self.border * (far - self.border / 2))
            return float(each.sum() / len(y))

        def slope(self, xp, a, y):
            return xp.clip(a - y, -self.border, self.border) / len(y)

    assert Huber(1.0) == Huber(1.0) != Huber(2.0)
    assert repr(Huber(1.0)) == "huber"
    rng = np.random.default_rng(0)
    X, Y = rng.normal(size=(5, 2)), 3 * rng.normal(size=(5, 1))
    network = MLP((2, 3, 1), ("tanh", "identity"))
    assert mlp_core.check_gradient(network, network.init(rng), X, Y, Huber(1.0)) < 1e-7


def test_a_class_without_its_formulas_says_what_it_lacks():
    class Nothing(mlp_core.Loss):
        name = "nothing"

    class Nowhere(mlp_core.Activation):
        name = "nowhere"

    for call in (Nothing(), Nothing().derivative):
        with pytest.raises(NotImplementedError, match=r"^nothing: expected a method \w+\(self, xp"):
            call([[1.0]], [[1.0]])
    with pytest.raises(NotImplementedError, match=r"^nowhere: expected a method formula\(self, xp"):
        Nowhere().function([1.0])
    with pytest.raises(NotImplementedError, match=r"^nowhere: expected a method slope\(self, xp"):
        Nowhere().derivative([1.0], [1.0])


@pytest.mark.parametrize("name", MODULES)
def test_examples_in_docstrings_are_true(name):
    failed, tried = doctest.testmod(importlib.import_module(name))
    assert (failed, tried > 0) == (0, name in WITH_EXAMPLES)


def imported(path):
    """Return the modules of the package that a file names in an import, anywhere in it."""
    package = ["mlp_core", *path.relative_to(CORE).parts[:-1]]
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.level:
            base = package[: len(package) + 1 - node.level]
            whole = [*base, *(node.module or "").split(".")] if node.module else base
            yield ".".join(whole)
            yield from (".".join([*whole, alias.name]) for alias in node.names)


def test_no_module_imports_itself_by_a_detour():
    """Nor for its types alone: what two modules need of each other is one module, or a third."""
    files = {
        ".".join(["mlp_core", *path.relative_to(CORE).with_suffix("").parts]): path
        for path in CORE.rglob("*.py")
        if path.name != "__init__.py"
    }
    graph = {name: set(imported(path)) & set(files) for name, path in files.items()}
    assert len(graph["mlp_core.network"]) > 3
    try:
        tuple(TopologicalSorter(graph).static_order())
    except CycleError as error:
        pytest.fail(f"a circle of imports: {' <- '.join(error.args[1])}")
