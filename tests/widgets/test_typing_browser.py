"""Typing that is taken back leaves nothing: every number as it was, and no step to step back."""

from collections.abc import Callable
from typing import Any, NamedTuple

import pytest

from mlp_book import widgets
from tests.browser.support import visit

from .on_page import button, field, mount, value
from .static_page import write_page


class Row(NamedTuple):
    """A widget, what is pressed first, the field, what is typed, and the numbers that change."""

    widget: Callable[[], Any]
    presses: tuple[str, ...]
    label: str
    typed: str
    shown: tuple[str, ...]
    back: str = "Step back"


ROWS = [
    Row(widgets.NeuronWidget, (), "w[1]", "2", ("z", "a")),
    Row(widgets.ForwardPassWidget, (), "x[1]", "0", ("z1[1]", "y")),
    Row(widgets.BackpropagationWidget, ("To the end",), "t", "0.5", ("loss",), "Undo a change"),
    Row(widgets.GradientDescentWidget, ("Step", "Step"), "W2[1]", "2", ("epoch", "E")),
    Row(widgets.GradientMapWidget, ("Against the arrow",), "x", "1.5", ("f", "∂f/∂x")),
    Row(widgets.GradientMapWidget, ("Along the line",), "step size", "0.3", ("f along",)),
    Row(widgets.SymmetryWidget, ("10 steps",), "constant", "1", ("epoch", "equal L")),
    Row(widgets.SymmetryWidget, ("10 steps",), "learning rate", "2", ("random new W1[1,1]",)),
    Row(widgets.PlaygroundWidget, ("One update",), "noise", "0.4", ("updates", "loss")),
    Row(widgets.PlaygroundWidget, ("One update",), "b1[1]", "3", ("loss",)),
    Row(widgets.OptimizerRaceWidget, ("Step",), "learning rate of Adam", "0.5", ("w[1] of Adam",)),
    Row(widgets.ParallelismWidget, ("Step",), "examples m", "9", ("entries", "rounds")),
    Row(widgets.DigitsWidget, (), "test digit", "2", ("p[3]", "score")),
    Row(widgets.AffineMapWidget, (), "x[1]", "2", ("F[1]",)),
    Row(widgets.BendsWidget, (), "v[1]", "3", ("y", "largest gap")),
    Row(widgets.LossWidget, (), "y[1]", "3", ("l[1]", "L")),
]


@pytest.fixture
def page(browser, tmp_path):
    with visit(browser, write_page(tmp_path / "index.html")) as (page, _):
        yield page


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row.widget.__name__} {row.label}")
def test_escape_gives_everything_back(page, row):
    mount(page, row.widget())
    for name in row.presses:
        button(page, name).click()

    def state():
        able = button(page, row.back).get_attribute("aria-disabled") != "true"
        return [value(page, name) for name in row.shown], able

    before, control = state(), field(page, row.label)
    control.focus()  # with the focus a field holds its whole number
    text = control.input_value()
    for end in ("", "x"):  # a number, and what is none
        control.fill(row.typed)
        assert state()[0] != before[0]
        assert state()[1]
        if end:
            control.fill(row.typed + end)
            assert state()[0] == before[0]
        control.press("Escape")
        assert (state(), control.input_value()) == (before, text)
    control.fill(row.typed)
    control.press("Enter")
    button(page, row.back).click()
    assert state() == before
