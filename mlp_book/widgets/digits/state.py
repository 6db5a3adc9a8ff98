"""The traits of the digit widget: what travels between Python and the page, and what is refused."""

from __future__ import annotations

import traitlets

import mlp_core
from mlp_book.topics import digits, strokes
from mlp_book.topics.drawings import DRAWINGS
from mlp_book.topics.engines import Engine
from mlp_book.widgets.base import BookWidget, Vector, check_length

__all__ = ["FULL", "STATE", "WHERE", "DigitsState"]

WHERE = "DigitsWidget"
STATE = ("source", "strokes", "pixels", "example", "explained", "neuron", "threshold")
RANGES = {"explained": (-1, 9), "threshold": (0, 99)}
FULL = 16


class DigitsState(BookWidget):
    """What `DigitsWidget` holds."""

    bundle = "digits"
    _network: mlp_core.MLP
    _engine: Engine
    _data: digits.Digits

    sizes = traitlets.List(traitlets.Int(), read_only=True).tag(sync=True)
    activations = traitlets.List(traitlets.Dict(), read_only=True).tag(sync=True)
    theta = Vector(read_only=True).tag(sync=True)
    tests = traitlets.Dict(read_only=True).tag(sync=True)
    recordings = traitlets.Dict(read_only=True).tag(sync=True)
    engine_name = traitlets.Unicode(read_only=True).tag(sync=True)
    initial = traitlets.Dict(read_only=True).tag(sync=True)
    source = traitlets.Unicode("drawing", read_only=True).tag(sync=True)
    strokes = traitlets.List().tag(sync=True)
    pixels = traitlets.List(traitlets.Int(), [0] * 64).tag(sync=True)
    example = traitlets.Int(0).tag(sync=True)
    explained = traitlets.Int(-1).tag(sync=True)
    neuron = traitlets.Int(1).tag(sync=True)
    threshold = traitlets.Int(0).tag(sync=True)
    question = traitlets.Dict().tag(sync=True)
    reply = traitlets.Dict(read_only=True).tag(sync=True)

    @traitlets.default("sizes")
    def _default_sizes(self) -> list[int]:
        return list(self._network.sizes)

    @traitlets.default("activations")
    def _default_activations(self) -> list[dict]:
        return [{"name": a.name, "parameter": a.parameter} for a in self._network.activations]

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

    @traitlets.validate("example", "explained", "neuron", "threshold")
    def _check_range(self, proposal: dict) -> int:
        name, value = proposal["trait"].name, proposal["value"]
        own = {"example": (0, len(self._data.test_X)), "neuron": (1, self._network.sizes[1])}
        low, high = {**RANGES, **own}[name]
        if not low <= value <= high:
            raise ValueError(f"{WHERE}.{name}: got {value}, expected {low} to {high}")
        return value
