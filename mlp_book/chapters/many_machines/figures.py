"""Figures of *Many machines*: a batch in shards, what messages cost, and what ranks bring."""

from collections.abc import Mapping, Sequence

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle

from mlp_book.page.palette import colors
from mlp_book.page.plots import subplots
from mlp_core import shard

LINES = colors("light", "line")
INKS = colors("light", "ink")
WASHES = colors("light", "wash")


def sharing(m: int, size: int) -> Figure:
    """Draw an update: the rows of a batch in shards, a gradient a rank, one sum, equal thetas."""
    figure, axes = subplots(figsize=(5.0, 4.6))
    for rank in range(size):
        rows = shard(m, rank, size)
        x = 3 * rank
        for row in range(rows.start, rows.stop):
            y = 9 - 0.5 * (row - rows.start)
            _box(axes, x, y, 2, 0.42, "forward")
            axes.text(x + 1, y + 0.19, f"row {row}", ha="center", va="center", fontsize=9)
        axes.text(x + 1, 9.75, f"rank {rank}", ha="center", weight="bold", fontsize=11)
        _arrow(axes, x + 1, 6.35, 5.65, "forward")
        _box(axes, x, 4.85, 2, 0.8, "gradient")
        count = rows.stop - rows.start
        label = rf"${count}\,\nabla L_{rank}$"
        axes.text(x + 1, 5.25, label, ha="center", va="center", fontsize=11)
        _arrow(axes, x + 1, 4.8, 4.1, "gradient")
        _arrow(axes, x + 1, 3.2, 2.5, "gradient")
        _box(axes, x, 1.7, 2, 0.8, "parameter")
        axes.text(x + 1, 2.1, r"the same $\theta$", ha="center", va="center", fontsize=10)
    _box(axes, 0, 3.25, 3 * size - 1, 0.8, "gradient")
    text = f"Allreduce: the sum, then divided by {m}"
    axes.text((3 * size - 1) / 2, 3.65, text, ha="center", va="center", fontsize=11)
    axes.set(xlim=(-0.1, 3 * size - 0.9), ylim=(1.5, 10.3))
    axes.axis("off")
    return figure


def _box(axes: Axes, x: float, y: float, width: float, height: float, role: str) -> None:
    style = {"facecolor": WASHES[role], "edgecolor": LINES[role]}
    axes.add_patch(Rectangle((x, y), width, height, **style))


def _arrow(axes: Axes, x: float, start: float, end: float, role: str) -> None:
    arrow = {"arrowstyle": "->", "color": LINES[role], "lw": 1.5}
    axes.annotate("", (x, end), (x, start), arrowprops=arrow)


def messages(
    sizes: Sequence[int], seconds: Sequence[float], latency: float, bandwidth: float
) -> Figure:
    """Draw measured sums as marks and the cost model as a line, with its two parts dotted."""
    figure, axes = subplots(figsize=(5.0, 3.7))
    s = np.geomspace(sizes[0], sizes[-1], 200)
    micro = 1e6 * (latency + s / bandwidth)
    axes.loglog(s, micro, color=LINES["parameter"], label="model")
    axes.axhline(1e6 * latency, ls=":", color=LINES["parameter"])
    axes.loglog(s, 1e6 * s / bandwidth, ":", color=LINES["parameter"])
    axes.text(s[0], 1.12e6 * latency, "latency", fontsize=9, va="bottom")
    axes.text(1.3e4, 0.62, "bytes / bandwidth", fontsize=9, va="bottom")
    axes.loglog(sizes, 1e6 * np.array(seconds), "o", color=LINES["gradient"], label="measured")
    axes.set(xlabel="bytes in the vector", ylabel="microseconds", ylim=(0.5, None))
    axes.legend(frameon=False, fontsize=10)
    axes.grid(visible=True, which="major", lw=0.4)
    return figure


def updates(batches: Sequence[int], alone: Sequence[float], shared: Sequence[float]) -> Figure:
    """Draw the time of an update over the batch size, on one rank and on two."""
    figure, axes = subplots(figsize=(5.0, 3.5))
    axes.loglog(batches, 1e3 * np.array(alone), "-o", color=LINES["parameter"], label="one rank")
    axes.loglog(batches, 1e3 * np.array(shared), "--s", color=LINES["gradient"], label="two ranks")
    axes.set_xticks(batches, [str(m) for m in batches])
    axes.set_yticks([0.25, 0.5, 1, 2, 4, 8], ["0.25", "0.5", "1", "2", "4", "8"])
    axes.minorticks_off()
    axes.set(xlabel="rows in a batch", ylabel="milliseconds an update")
    axes.legend(frameon=False, fontsize=10)
    axes.grid(visible=True, which="major", lw=0.4)
    return figure


def speedups(ranks: Sequence[int], curves: Mapping[str, Sequence[float]]) -> Figure:
    """Draw computed speed-ups over the number of ranks, under the line of the ideal."""
    figure, axes = subplots(figsize=(5.0, 3.9))
    axes.loglog(ranks, ranks, ":", color=LINES["parameter"])
    axes.text(14, 19, "ideal", fontsize=10, ha="right")
    styles = [("-", "forward"), ("--", "gradient"), ("-.", "target")]
    for (name, values), (line, color) in zip(curves.items(), styles, strict=False):
        axes.loglog(ranks, values, line, color=LINES[color], label=name)
    axes.axhline(1, color=LINES["parameter"], lw=0.6)
    axes.set(xlabel="ranks", ylabel="times as fast as one")
    axes.legend(frameon=False, fontsize=10, loc="upper left")
    axes.grid(visible=True, which="major", lw=0.4)
    return figure
