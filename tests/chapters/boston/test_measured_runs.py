"""The stored runs of *A real regression*: what they say is what mlp_core computes now."""

import numpy as np
import pytest
from threadpoolctl import threadpool_limits

from benchmarks import boston, boston_seeds
from mlp_book.page import measured

STORED = measured.load("boston")
SEEDS = measured.load("boston_seeds")
RUNS = pytest.mark.parametrize("name", STORED["runs"])
FIRST = 5


@pytest.fixture(autouse=True)
def one_thread():
    with threadpool_limits(1):
        yield


def far(ours, theirs):
    return float((abs(np.array(ours) - theirs) / theirs).max())


def other(convention):
    return {"keras": "textbook", "textbook": "keras"}[convention]


def test_every_library_ran_in_both_precisions():
    assert list(STORED["runs"]) == [
        f"{library} {dtype}" for dtype in boston.DTYPES for library in boston.LIBRARIES
    ]


@RUNS
def test_the_first_epochs_of_the_libraries_are_ours(name):
    run, dtype = STORED["runs"][name], name.split()[1]
    losses, _ = boston.ours(dtype, run["convention"], epochs=FIRST)
    near = {"float64": 1e-9, "float32": 1e-4}[dtype]
    assert far(losses, run["theirs"][:FIRST]) < near
    assert far(losses, run["ours"][:FIRST]) < near


@pytest.mark.parametrize("library", boston.LIBRARIES)
def test_the_first_updates_are_ours_and_the_other_convention_goes_elsewhere(library):
    run = STORED["runs"][f"{library} float64"]
    assert len(run["first updates"]) == 21
    assert far(boston.first_losses(run["convention"]), run["first updates"]) < 1e-9
    assert far(boston.first_losses(other(run["convention"])), run["first updates"]) > 1e-6


@RUNS
def test_the_first_epoch_is_the_mean_of_its_updates(name):
    run = STORED["runs"][name]
    assert boston.epoch_means([run["first updates"]])[0] == pytest.approx(run["theirs"][0])


@RUNS
def test_a_run_has_all_epochs(name):
    run = STORED["runs"][name]
    assert len(run["ours"]) == len(run["theirs"]) == STORED["epochs"] == boston.EPOCHS


def test_what_the_page_says_of_the_runs_holds():
    for name, run in STORED["runs"].items():
        whole = far(run["ours"], np.array(run["theirs"]))
        assert (whole < 1e-12) if name.endswith("float64") else (1e-3 < whole < 1)


@pytest.mark.parametrize("stored", [STORED, SEEDS], ids=["libraries", "seeds"])
def test_the_stored_runs_say_when_and_by_what(stored):
    assert stored["date"].count("-") == 2
    assert stored["script"].startswith("python -m benchmarks.boston")
    assert stored["epochs"] == 200


def test_a_run_from_the_first_seed_is_the_stored_one():
    errors = SEEDS["mean_absolute_error"]
    assert list(errors) == list(boston_seeds.SETTINGS)
    assert SEEDS["seeds"][0] == 0
    for name in ("no leak, no B", "as D4"):
        now = boston_seeds.job(0, **boston_seeds.SETTINGS[name])
        for part, value in now.items():
            assert value == pytest.approx(errors[name][part][0], rel=1e-6)
            assert len(errors[name][part]) == len(SEEDS["seeds"]) == 20
