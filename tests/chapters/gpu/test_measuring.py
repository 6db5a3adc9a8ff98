"""The GPU: the measuring script runs to its end, and cannot pass a dry run off as a measurement."""

import contextlib
import ctypes
import json
from types import SimpleNamespace

import numpy as np
import pytest

from benchmarks import gpu, gpu_costs, gpu_graph, gpu_tasks
from benchmarks.gpu_device import Dry, Gpu, figure
from mlp_book.chapters.gpu import figures
from mlp_book.topics import gpu_measured
from mlp_core import MLP, Adam, RMSProp, mean_squared_error, value_and_gradient
from tests.chapters import rules
from tests.chapters.test_notebooks import BOOK
from tools import gpu as tools_gpu
from tools.steps import StepError


@pytest.fixture(scope="module")
def dry():
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(gpu_tasks, "by_torch", lambda *_: None)  # also where PyTorch is installed
        return json.loads(json.dumps(gpu.measure(Dry(), gpu_tasks.SMALL)))


def times_of(part):
    """Every time of a result."""
    if isinstance(part, dict):
        if "median" in part:
            yield part
        else:
            for value in part.values():
                yield from times_of(value)
    elif isinstance(part, list):
        for value in part:
            yield from times_of(value)


def test_a_dry_run_measures_everything_and_says_what_it_is(dry):
    assert dry["gpu"] is None
    assert "no measurement" in dry["note"]
    assert {task.__name__ for task in gpu.TASKS} <= set(dry)
    times = list(times_of(dry))
    assert len(times) == 2 + 2 + 8 + 2 + 2 + 3 + 2 + 8
    for time in times:
        assert 0 < time["min"] <= time["median"] < 1
        assert time["rounds"] >= 3
    assert dry["small"]["largest difference after 4 updates"] == 0
    assert dry["chain"]["largest difference"] == 0
    assert 1e-9 < dry["tf32"]["TF32"]["error"] < 1e-6
    assert dry["large"]["update / products"] > 1


def test_a_dry_run_is_not_written_where_measurements_are(dry, tmp_path):
    with pytest.raises(SystemExit, match="a dry run is no measurement"):
        gpu.write(dry, gpu.RESULT)
    gpu.write(dry, tmp_path / "dry.json")
    assert json.loads((tmp_path / "dry.json").read_text())["gpu"] is None
    assert not gpu.RESULT.exists() or json.loads(gpu.RESULT.read_text())["gpu"]["name"]


def test_without_cupy_or_a_device_it_stops_with_one_line(monkeypatch):
    monkeypatch.setitem(__import__("sys").modules, "cupy", None)
    with pytest.raises(SystemExit, match="run make gpu"):
        gpu.main([])
    runtime = SimpleNamespace(getDeviceCount=lambda: 0)
    fake = SimpleNamespace(cuda=SimpleNamespace(runtime=runtime))
    monkeypatch.setitem(__import__("sys").modules, "cupy", fake)
    with pytest.raises(SystemExit, match="CUDA finds no device"):
        gpu.main([])


def test_the_bare_products_are_those_of_an_update():
    """Their floating-point operations: three products a layer but the first, which has two."""
    device, shapes = Dry(), []

    def dot(a, b, out):
        shapes.append((*a.shape, b.shape[1]))
        return np.dot(a, b, out=out)

    device.xp = SimpleNamespace(dot=dot, ones=np.ones, empty_like=np.empty_like, float32=np.float32)
    gpu_tasks.products(device, (5, 7, 3), 2, 1)()
    assert sorted(shapes) == sorted([(2, 5, 7), (2, 7, 3), (3, 2, 7), (7, 2, 5), (2, 3, 7)])


def test_an_update_in_place_is_the_optimisers():
    network = MLP((3, 4, 1), ("relu", "identity"))
    rng = np.random.default_rng(0)
    theta, X, Y = network.init(rng), rng.normal(size=(5, 3)), rng.normal(size=(5, 1))
    mine = gpu_graph.InPlace(network, theta.copy(), X, Y, mean_squared_error, RMSProp())
    where, state = mine.theta, RMSProp().init(theta)
    for _ in range(3):
        mine.step()
        slope = value_and_gradient(network, theta, X, Y, mean_squared_error)[1]
        theta, state = RMSProp().update(theta, slope, state)
    np.testing.assert_array_equal(where, theta)
    np.testing.assert_array_equal(mine.state.G, state.G)
    with pytest.raises(TypeError, match="more than arrays"):
        gpu_graph.InPlace(network, theta, X, Y, mean_squared_error, Adam())


class FakeKernel:
    """The kernel's arithmetic, by strides, with bounds checked as the source checks them."""

    def __init__(self, source, name):
        assert f"void {name}(" in source
        assert "TYPE" not in source

    def __call__(self, grid, block, args):
        a, b, c, m, n, k, *strides = args
        assert all(isinstance(number, np.int32) for number in (m, n, k, *strides))
        assert grid[0] * block[0] >= n
        assert grid[1] * block[1] >= m
        assert c.flags.c_contiguous
        size = a.itemsize
        left = np.lib.stride_tricks.as_strided(a, (m, k), [size * s for s in strides[:2]])
        right = np.lib.stride_tricks.as_strided(b, (k, n), [size * s for s in strides[2:]])
        c.reshape(m, n)[...] = left @ right


def fake_cupy(events):
    """What `captured` asks of CuPy; every call is written down."""

    class Stream(contextlib.nullcontext):
        def __init__(self, non_blocking):
            super().__init__()
            assert non_blocking

        def synchronize(self):
            events.append("synchronize")

        def begin_capture(self):
            events.append("begin")

        def end_capture(self):
            events.append("end")
            return SimpleNamespace(launch=lambda stream: events.append("launch"))

    cuda = SimpleNamespace(
        MemoryPool=lambda: SimpleNamespace(malloc="private"),
        Stream=Stream,
        runtime=SimpleNamespace(deviceSynchronize=lambda: events.append("all")),
        using_allocator=lambda malloc: events.append(malloc) or contextlib.nullcontext(),
    )
    return SimpleNamespace(cuda=cuda, RawKernel=FakeKernel, empty=np.empty, dot="cuBLAS")


def test_a_graph_is_captured_warm_and_launched_whole():
    events = []
    cupy = fake_cupy(events)
    launch = gpu_graph.captured(cupy, lambda: events.append(cupy.dot != "cuBLAS"))
    launch()
    assert events == ["all", "private", True, True, True, "synchronize", "begin", True, "end",
                      "launch"]  # fmt: skip
    assert cupy.dot == "cuBLAS"


def test_a_failure_ends_the_capture():
    events = []

    def step():
        if "begin" in events:
            raise NotImplementedError("calling cuBLAS API during stream capture")

    with pytest.raises(NotImplementedError, match="cuBLAS"):
        gpu_graph.captured(fake_cupy(events), step)
    assert events[-2:] == ["begin", "end"]


@pytest.mark.parametrize("dtype", [np.float32, np.float64])
def test_the_graphs_own_product(dtype):
    dot = gpu_graph.own_dot(fake_cupy([]))
    rng = np.random.default_rng(0)
    a, b = rng.normal(size=(5, 40)).astype(dtype), rng.normal(size=(40, 3)).astype(dtype)
    np.testing.assert_allclose(dot(a, b), a @ b, rtol=1e-5)
    np.testing.assert_allclose(dot(b.T, a.T), b.T @ a.T, rtol=1e-5)
    np.testing.assert_allclose(dot(a[:, 2:9], b[2:9]), a[:, 2:9] @ b[2:9], rtol=1e-5)
    total = np.empty(40, dtype)
    assert dot(np.ones(5, dtype), a, out=total) is total
    np.testing.assert_allclose(total, a.sum(axis=0), rtol=1e-5)
    for wrong in ((a, b.astype(np.float16)), (a, b, np.empty((3, 5), dtype))):
        with pytest.raises(ValueError, match="dot: "):
            dot(*wrong)


def test_times_are_best_and_median():
    assert figure([3.0, 1.0, 2.0], per=2) == {"min": 0.5, "median": 1.0, "rounds": 3}


def test_the_child_process_is_told_its_mode(monkeypatch):
    seen = []

    def run(command, env, **_):
        seen.append((command[-1], env["CUPY_TF32"]))
        return SimpleNamespace(stdout='warning\n{"min": 1}\n')

    monkeypatch.setattr(gpu_costs.subprocess, "run", run)
    device = Dry()
    device.facts = lambda: {"name": "a GPU"}
    assert gpu_costs.tf32(device, gpu_tasks.SMALL) == {"float32": {"min": 1}, "TF32": {"min": 1}}
    assert seen == [("--product", "0"), ("--product", "1")]


@pytest.mark.parametrize(
    ("driver", "name"),
    [
        ((12000, [(8, 0)]), "cupy-cuda12x"),
        ((12090, [(9, 0)]), "cupy-cuda12x"),
        ((13000, [(9, 0)]), "cupy-cuda13x"),
        ((13010, [(7, 0), (9, 0)]), "cupy-cuda12x"),  # CUDA 13 has no Volta
    ],
)
def test_the_wheel_fits_the_driver(driver, name):
    assert tools_gpu.wheel(driver, "nvidia-smi").startswith(f"{name}[ctk]")


@pytest.mark.parametrize(
    ("driver", "smi", "words"),
    [
        (None, None, "libcuda.so.1 or nvcuda.dll.* is not there, nvidia-smi is not on the PATH"),
        (None, "/bin/nvidia-smi", "is not there, nvidia-smi is at /bin/nvidia-smi"),
        ((0, []), None, "finds no GPU"),
        ((11080, [(7, 5)]), "x", r"knows CUDA 11.8, CuPy needs 12.0 or newer"),
    ],
)
def test_without_a_gpu_make_gpu_says_what_it_looked_for_and_changes_nothing(driver, smi, words):
    with pytest.raises(StepError, match=words) as stop:
        tools_gpu.wheel(driver, smi)
    assert "nothing was changed" in str(stop.value)


def test_the_driver_is_asked(monkeypatch):
    class Cuda:
        def __init__(self, name):
            if name != "libcuda.so.1":
                raise OSError(name)

        def cuInit(self, flags):  # noqa: N802
            return 0

        def cuDriverGetVersion(self, version):  # noqa: N802
            version._obj.value = 12040
            return 0

        def cuDeviceGetCount(self, count):  # noqa: N802
            count._obj.value = 1

        def cuDeviceGet(self, device, number):  # noqa: N802
            device._obj.value = number

        def cuDeviceGetAttribute(self, value, attribute, device):  # noqa: N802
            value._obj.value = {75: 8, 76: 6}[attribute]

    monkeypatch.setattr(ctypes, "CDLL", Cuda)
    assert tools_gpu.cuda_driver() == (12040, [(8, 6)])
    monkeypatch.setattr(Cuda, "cuInit", lambda self, flags: 100)
    assert tools_gpu.cuda_driver() == (0, [])
    monkeypatch.setattr(tools_gpu, "LIBRARIES", ("nvcuda.dll",))
    assert tools_gpu.cuda_driver() is None


def test_with_a_gpu_the_captured_update_is_the_plain_one(gpu_xp):
    if gpu_xp.kind != "cupy":
        assert not isinstance(Dry(), Gpu)
        return
    found = gpu_tasks.small(Gpu(), gpu_tasks.SMALL)
    assert found["largest difference after 4 updates"] < 1e-5


@pytest.fixture
def made_up(dry, tmp_path):
    """A measurement of no machine at all, in a place that no page reads."""
    facts = {"name": "Made-up 1", "driver": "0.0"}
    result = {name: part for name, part in dry.items() if name != "note"}
    result["large"] = result["large"] | {"update / torch": 0.75}
    path = tmp_path / "gpu.json"
    path.write_text(json.dumps(result | {"gpu": facts}))
    return path


def test_the_page_says_that_nothing_was_measured(tmp_path):
    assert gpu_measured.load(tmp_path / "gpu.json") is None
    assert "no measurement could be made" in gpu_measured.words(None)


def test_the_page_refuses_a_dry_run(dry, tmp_path):
    gpu.write(dry, tmp_path / "gpu.json")
    with pytest.raises(ValueError, match="was not measured on a GPU"):
        gpu_measured.load(tmp_path / "gpu.json")


def test_the_page_tells_and_draws_what_was_measured(made_up):
    stored = gpu_measured.load(made_up)
    text = gpu_measured.words(stored)
    for part in (
        "Made-up 1",
        stored["date"],
        "update / torch: 0.75",
        "w =    4",
        "one graph",
        "TF32",
    ):
        assert part in text
    assert f"{1e6 * stored['small']['graph']['min']:.1f} us" in text
    assert max(map(len, text.splitlines())) <= 72
    assert len(figures.sweep(stored).axes[0].lines) == len(stored["sweep"]["widths"]) + 1
    assert len(figures.copies(stored).axes[0].lines) == 4


def test_the_gpu_wins_from_the_first_batch_at_which_it_is_quicker(made_up):
    stored = gpu_measured.load(made_up)
    times = {"numpy": [[5, 5], [1, 1]], "device": [[6, 4], [2, 2]]}
    stored["sweep"] |= {
        name: [[{"median": t} for t in row] for row in rows] for name, rows in times.items()
    }
    assert gpu_measured.wins(stored) == {4: 8, 8: None}


def test_the_pages_numbers_of_a_gpu_are_data_and_no_measurement():
    """The committed page was built without a GPU, and says so."""
    chapter = rules.read(BOOK / "scale" / "gpu.ipynb")
    outputs = [o.get("text", "") for cell in rules.code_cells(chapter) for o in cell.outputs]
    if not gpu.RESULT.exists():
        assert any("no measurement could be made" in text for text in outputs)
    assert not any("Made-up" in text for text in outputs)
