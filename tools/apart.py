"""Tasks in an environment of their own: other libraries, a GPU, the lowest versions."""

import re
import tomllib

from tools.environment import PROJECT, make_venv
from tools.gpu import ensure_cupy
from tools.steps import ROOT, StepError, digest, run, step

ONE_THREAD = {"OPENBLAS_NUM_THREADS": "1"}
# What tests/core imports beside mlp_core; versions from requirements.txt.
CORE_TESTS = (
    *("pytest", "hypothesis", "tqdm", "pyyaml", "threadpoolctl", "anywidget"),
    *("safetensors", "onnx", "onnxruntime", "ml-dtypes", "mpi4py", "mpich"),
)


def bench_peers():
    """Time D4's job in mlp_core and in other libraries, in an environment of its own."""
    peers = ["--editable", ".[peers]", "threadpoolctl"]
    python = make_venv(
        ROOT / "build" / "peers",
        digest(ROOT / "pyproject.toml"),
        "setting up build/peers (PyTorch, Keras, scikit-learn, JAX: several GB)",
        [("the other libraries", peers)],
    )
    run([python, "-m", "benchmarks", "--peers"], why="the benchmark failed", env=ONE_THREAD)


def gpu():
    """On a machine with an NVIDIA GPU: run the tests with CuPy's arrays, measure, store."""
    python = ensure_cupy()
    with step("running the tests with CuPy"):
        run(
            # A warning of CuPy is shown; in the other tests a warning is an error.
            [
                python,
                "-m",
                "pytest",
                "-q",
                "-W",
                "default",
                "tests/core",
                "tests/chapters/gpu/test_measuring.py",
            ],
            why="a test fails with CuPy",
        )
    with step("measuring (some minutes)"):
        run([python, "-m", "benchmarks.gpu"], why="the measurement failed")
    print("[make] wrote book/measured/gpu.json; make notebooks, then make book, show it")


def lowest_versions(pyproject):
    """Return the lowest versions that the text of a pyproject.toml allows its dependencies."""
    found = tomllib.loads(pyproject)["project"]["dependencies"]
    for one in found:
        if not re.fullmatch(r"[\w.-]+>=[\d.]+", one):
            raise StepError(f'pyproject.toml: dependency "{one}", expected NAME>=VERSION')
    return [one.replace(">=", "==") for one in found]


def lowest():
    """Test mlp_core with the lowest versions that pyproject.toml allows."""
    text = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    low = lowest_versions(text)
    locked = (ROOT / "requirements.txt").read_text(encoding="utf-8")
    pins = re.findall(r"^([\w.-]+)==([^\s;\\]+)", locked, re.MULTILINE)
    others = [f"{name}=={version}" for name, version in pins if name in CORE_TESTS]
    python = make_venv(
        ROOT / "build" / "lowest",
        digest(*low, *others),
        f"setting up build/lowest with {', '.join(low)}",
        [("the lowest versions", ["--only-binary", ":all:", *low, *others]), PROJECT],
    )
    with step(f"testing mlp_core with {', '.join(low)}"):
        run(
            [python, "-m", "pytest", "-q", "tests/core"],
            why="a test of mlp_core fails with the lowest versions",
            env=ONE_THREAD,
        )
