"""What the package offers, and what importing it costs."""

import ast
import subprocess
import sys
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
    assert min(times) < 0.15  # seconds of the processor beyond NumPy's own


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
