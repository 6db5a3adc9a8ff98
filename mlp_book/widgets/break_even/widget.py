"""One update on a CPU and on a GPU: what launches cost, and from how many rows on it pays."""

from __future__ import annotations

from typing import Any

import traitlets

from mlp_book.topics.break_even import Lines, lines
from mlp_book.widgets.base import PictureWidget
from mlp_book.widgets.trait_types import Scalar, Whole

__all__ = ["BreakEvenWidget"]

MOST_ROWS = 8192


class BreakEvenWidget(PictureWidget):
    """An update of D4's network: a CPU's measured line, a GPU's by the price of its launches.

    Parameters
    ----------
    launch : float, optional
        What one launch costs, in microseconds, from 1 to 30. Default: 10.
    rows : int, optional
        Of the batch, from 1 to 8192. Default: 256.
    launches : int, optional
        How many an update makes, from 1 to 100. Default: 48, as D4's network does.

    Attributes
    ----------
    launch, rows, launches
        What the picture shows now; each may be assigned.
    cpu, gpu : float
        Microseconds of an update.
    crossing : float
        The rows at which both take as long; below 0 the GPU always wins.
    affordable : float
        What a launch may cost if the GPU is to be as quick.

    Notes
    -----
    The page names its controls `microseconds a launch`, `rows` and `launches`; and its results, by
    ``data-value``: `cpu`, `gpu`, `crossing`, `affordable` and `words`.

    Examples
    --------
    >>> widget = BreakEvenWidget(launch=5, rows=16)
    >>> widget
    BreakEvenWidget(launch=5.0, rows=16)
    >>> widget.gpu < widget.cpu
    True
    """

    bundle = "break_even"

    launch = Scalar(10.0, 1.0, 30.0).tag(sync=True)
    rows = Whole(256, MOST_ROWS, least=1).tag(sync=True)
    launches = Whole(48, 100, least=1).tag(sync=True)
    lines = traitlets.Dict(read_only=True).tag(sync=True)
    initial = traitlets.Dict(read_only=True).tag(sync=True)

    def __init__(self, launch: float = 10.0, rows: int = 256, launches: int = 48) -> None:
        super().__init__(launch=launch, rows=rows, launches=launches)
        self._begin_with(["launch", "rows", "launches"])

    @traitlets.default("lines")
    def _default_lines(self) -> dict[str, Any]:
        return lines().as_dict()

    @property
    def _lines(self) -> Lines:
        return Lines(**self.lines)

    @property
    def cpu(self) -> float:
        """Microseconds of an update on one core."""
        return self._lines.cpu(self.rows)

    @property
    def gpu(self) -> float:
        """Microseconds of an update on the GPU."""
        return self._lines.gpu(self.rows, self.launch, self.launches)

    @property
    def crossing(self) -> float:
        """The rows at which both take as long."""
        return self._lines.crossing(self.launch, self.launches)

    @property
    def affordable(self) -> float:
        """Microseconds that a launch may cost."""
        return self._lines.affordable(self.rows, self.launches)

    def summary(self) -> str:
        """Return the text form."""
        start = self.initial
        return f"BreakEvenWidget(launch={start['launch']}, rows={start['rows']})"
