"""The traits of the digit widget: what travels between Python and the page, and what is refused."""

from __future__ import annotations

from typing import Any

import traitlets

from mlp_book.topics import digits, strokes
from mlp_book.topics.drawings import DRAWINGS
from mlp_book.topics.engines import Engine
from mlp_book.widgets.base import MirroringWidget, check_length
from mlp_book.widgets.choices import OneOf
from mlp_book.widgets.digits import by_hand
from mlp_book.widgets.network_widget import NetworkWidget
from mlp_book.widgets.trait_types import Vector, Whole

__all__ = ["FULL", "SHOWS", "STATE", "WHERE", "DigitsState"]

WHERE = "DigitsWidget"
STATE = (
    *("source", "strokes", "pixels", "example", "explained", "neuron", "threshold"),
    *("cell", "changed"),
)
SHOWS = ("all", "answer", "neuron")
FULL = 16
SCORES = {-1: "the answer", **{digit: str(digit) for digit in range(10)}}


class DigitsState(MirroringWidget, NetworkWidget):
    """What `DigitsWidget` holds."""

    bundle = "digits"
    _engine: Engine
    _data: digits.Digits

    show = OneOf(SHOWS, read_only=True).tag(sync=True)
    theta = Vector(read_only=True).tag(sync=True)
    tests = traitlets.Dict(read_only=True).tag(sync=True)
    recordings = traitlets.Dict(read_only=True).tag(sync=True)
    engine_name = traitlets.Unicode(read_only=True).tag(sync=True)
    initial = traitlets.Dict(read_only=True).tag(sync=True)
    source = traitlets.Unicode("drawing", read_only=True).tag(sync=True)
    strokes = traitlets.List().tag(sync=True)
    pixels = traitlets.List(traitlets.Int(), [0] * 64).tag(sync=True)
    example = traitlets.Int(0).tag(sync=True)
    explained = OneOf(SCORES).tag(sync=True)
    neuron = traitlets.Int(1).tag(sync=True)
    cell = traitlets.Int(1).tag(sync=True)
    changed = traitlets.List().tag(sync=True)
    reach = traitlets.Float(by_hand.REACH, read_only=True).tag(sync=True)
    threshold = Whole(0, 99).tag(sync=True)
    question = traitlets.Dict().tag(sync=True)
    reply = traitlets.Dict(read_only=True).tag(sync=True)

    @property
    def _ranges(self) -> dict[str, list[int]]:
        hidden = self._network.sizes[1]
        return {"example": [0, len(self._data.test_X)], "neuron": [1, hidden], "cell": [1, 64]}

    @traitlets.default("options")
    def _default_options(self) -> dict[str, Any]:
        return {**super()._default_options(), **self._ranges}

    @traitlets.default("engine_name")
    def _default_engine_name(self) -> str:
        return self._engine.name

    @traitlets.default("recordings")
    def _default_recordings(self) -> dict:
        return DRAWINGS

    @traitlets.default("tests")
    def _default_tests(self) -> dict[str, str]:
        return digits.packed(self._data.test_X, self._data.test_Y)

    @traitlets.validate("strokes")
    def _check_strokes(self, proposal: dict) -> list:
        return strokes.checked(f"{WHERE}.strokes", proposal["value"])

    @traitlets.validate("pixels")
    def _check_pixels(self, proposal: dict) -> list[int]:
        pixels = proposal["value"]
        check_length(WHERE, "pixels", pixels, 64, "counts")
        if wrong := [ink for ink in pixels if not 0 <= ink <= FULL]:
            raise ValueError(f"{WHERE}.pixels: got {wrong[0]}, expected counts from 0 to 16")
        return pixels

    @traitlets.validate("example", "neuron", "cell")
    def _check_range(self, proposal: dict) -> int:
        name, value = proposal["trait"].name, proposal["value"]
        low, high = self._ranges[name]
        if not low <= value <= high:
            raise ValueError(f"{WHERE}.{name}: got {value}, expected {low} to {high}")
        return value

    @traitlets.validate("changed")
    def _check_changed(self, proposal: dict) -> list:
        changed = proposal["value"]
        if changed and self.show != "neuron":
            raise ValueError(
                f'{WHERE}.changed: got {changed}, expected none: only show="neuron" changes weights'
            )
        return by_hand.checked(f"{WHERE}.changed", changed, self._network.sizes[1])
