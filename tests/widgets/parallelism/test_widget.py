"""The parallelism widget's Python side: schedules by hand, traits, what is refused."""

import math

import pytest
from traitlets import TraitError

from mlp_book.topics.cores import amdahl, entries_of, in_round, schedule
from mlp_book.widgets import ParallelismWidget


@pytest.fixture
def widget():
    return ParallelismWidget()


def test_a_schedule_by_hand():
    """D0's first layer for all four inputs, on three cores half as fast; a fifth undivided."""
    one = schedule(4, 2, 4, cores=3, slower=2, share=0.2)
    assert (one.entries, one.operations, one.rounds, one.round_time) == (16, 64, 6, 8)
    assert (one.alone, one.serial, one.time) == (80, 16, 16 + 48)
    assert one.speed_up == 80 / 64
    assert one.busy == 16 / 18


@pytest.mark.parametrize("cores", [1, 2, 5, 16, 100])
def test_every_entry_is_computed_once_and_in_its_round(cores):
    rounds = schedule(3, 2, 5, cores).rounds
    order = [e for k in range(1, rounds + 1) for e in in_round(15, cores, k)]
    assert order == list(range(15))
    assert sorted(e for c in range(1, cores + 1) for e in entries_of(15, cores, c)) == order
    for core in range(1, cores + 1):
        for k, entry in enumerate(entries_of(15, cores, core), start=1):
            assert in_round(15, cores, k)[core - 1] == entry


def test_without_remainder_the_speed_up_is_amdahls():
    for share in (0.0, 0.1, 0.5):
        assert schedule(8, 3, 8, 16, share=share).speed_up == pytest.approx(amdahl(share, 16))
    assert amdahl(0.1, math.inf) == 10
    assert amdahl(0.1, 1) == 1


def test_what_the_settings_are_for():
    """The lessons of the page: raw power is ten to one, and small products do not feel it."""
    raw = 4000 / 25 / 16
    assert raw == 10
    small, border, large = (
        ParallelismWidget(*size) for size in [(1, 2, 4), (25, 8, 16), (64, 8, 62)]
    )
    assert small.fastest == ["few"]
    assert small.schedules["many"].speed_up < 1
    assert border.schedules["few"].time == border.schedules["many"].time
    assert border.fastest == ["few", "many"]
    assert large.fastest == ["many"]
    ratio = large.schedules["few"].time / large.schedules["many"].time
    assert ratio == pytest.approx(raw, rel=0.01)


def test_what_is_not_a_product_is_refused():
    for wrong in [(0, 1, 1, 1), (1, 1, 1, 0)]:
        with pytest.raises(ValueError, match="expected positive numbers"):
            schedule(*wrong)
    with pytest.raises(ValueError, match="0 <= share < 1"):
        schedule(1, 1, 1, 1, share=1)
    with pytest.raises(ValueError, match="slower 0"):
        schedule(1, 1, 1, 1, slower=0)


def test_rounds_and_cores(widget):
    assert (widget.now, widget.followed) == ([], [])
    widget.step()
    assert widget.now[0] == (1, 1, 1)
    assert widget.now[-1] == (2, 8, 16)
    widget.core = 3
    assert widget.followed == [(1, 3), (3, 3)]
    widget.step()
    assert widget.now[-1] == (4, 8, 16)
    with pytest.raises(ValueError, match="round: got 3, expected a whole number from 0 to 2"):
        widget.step()
    widget.step(-2)
    assert widget.round == 0


def test_a_round_that_is_no_more_is_given_up(widget):
    widget.machine = "one"
    widget.round = 20
    widget.m = 2
    assert widget.round == 16
    widget.machine = "few"
    widget.core = 16
    assert widget.round == 1
    widget.few = 4
    assert (widget.round, widget.core) == (1, 4)


def test_settings_from_the_start():
    widget = ParallelismWidget(2, 3, 4, round=8, machine="one", share=0.5, core=1)
    assert (widget.round, widget.core, widget.share) == (8, 1, 0.5)
    assert widget.initial["round"] == 8
    with pytest.raises(TypeError, match="got speed, expected m, n_in"):
        ParallelismWidget(speed=2)


def test_what_travels_comes_back_in_any_order(widget):
    state = {"round": 30, "machine": "one", "core": 1, "n_out": 16, "share": 0.25, "slower": 2.5}
    widget.set_state(state)
    assert {name: getattr(widget, name) for name in state} == state
    assert widget.get_state()["options"]["m"] == [1, 64]
    assert "export" in widget.get_state()["_esm"]


@pytest.mark.parametrize(
    ("name", "wrong", "error", "words"),
    [
        ("m", 0, ValueError, "m: got 0, expected a whole number from 1 to 64"),
        ("n_in", 1025, ValueError, "from 1 to 1024"),
        ("n_out", 65, ValueError, "from 1 to 64"),
        ("few", 1, ValueError, "from 2 to 64"),
        ("many", 99, ValueError, "from 100 to 10000"),
        ("m", 2.5, TraitError, "int"),
        ("slower", 0.5, ValueError, "expected a number from 1 to 1000"),
        ("share", 1, ValueError, "expected a number from 0 to 0.99"),
        ("machine", "gpu", ValueError, "got 'gpu', expected one of one, few, many"),
        ("core", 17, ValueError, "core: got 17, expected a whole number from 0 to 16"),
        ("round", -1, ValueError, "round: got -1"),
        ("options", {}, TraitError, "read-only"),
    ],
)
def test_bad_assignments_say_what_is_wrong(widget, name, wrong, error, words):
    before = getattr(widget, name)
    with pytest.raises(error, match=words):
        setattr(widget, name, wrong)
    assert getattr(widget, name) == before


def test_the_text_form_is_stable(widget):
    assert repr(widget) == "ParallelismWidget(m=4, n_in=8, n_out=8)"
    widget.step()
    assert widget._repr_mimebundle_()[0]["text/plain"] == "ParallelismWidget(m=4, n_in=8, n_out=8)"
