"""Pictures of the chapter *Why it parallelises*."""

from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Any

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle

from mlp_book.page.palette import colors
from mlp_book.page.plots import subplots
from mlp_book.topics.cores import amdahl

LINES, WASHES = colors("light", "line"), colors("light", "wash")
STYLES = {
    "loops": ("three loops in Python", "target", "-", "o"),
    "one": ("NumPy, one core", "parameter", "--", "s"),
    "all": ("NumPy, all cores", "forward", "-", "^"),
}


def friends(sizes: Sequence[int], workers: int) -> Figure:
    """Draw who computes which neuron when, if a worker computes a neuron from start to end."""
    figure, axes = subplots(figsize=(5.0, 2.6))
    start = 0
    for layer, (n, k) in enumerate(pairwise(sizes), start=1):
        for neuron in range(k):
            begin = start + (neuron // workers) * (2 * n + 1)
            _task(axes, begin, neuron % workers, 2 * n + 1, f"{layer}.{neuron + 1}")
        start += -(-k // workers) * (2 * n + 1)
        axes.axvline(start, color=LINES["parameter"], ls=":", lw=1)
    axes.set(
        xlim=(0, start), ylim=(workers - 0.45, -0.55), xlabel="steps", xticks=range(0, start + 1, 5)
    )
    axes.set_yticks(range(workers), [f"friend {k + 1}" for k in range(workers)])
    return figure


def _task(axes: Axes, x: float, row: int, width: float, text: str) -> None:
    style = {"facecolor": WASHES["forward"], "edgecolor": LINES["forward"]}
    axes.add_patch(Rectangle((x + 0.08, row - 0.38), width - 0.16, 0.76, **style))
    axes.text(x + width / 2, row, text, ha="center", va="center", fontsize=10)


def rates(widths: Sequence[int], seconds: Mapping[str, Sequence[float]]) -> Figure:
    """Draw operations a second over the width of a square product, on logarithmic axes."""
    figure, axes = subplots(figsize=(5.0, 3.7))
    for name, (label, color, line, mark) in STYLES.items():
        times = np.array(seconds[name])
        n = np.array(widths[: len(times)], dtype=float)
        axes.loglog(n, 2 * n**3 / times, line, marker=mark, ms=5, color=LINES[color], label=label)
    axes.set_xticks(widths, [str(n) for n in widths])
    axes.minorticks_off()
    axes.set(xlabel="width of the product", ylabel="operations a second")
    axes.legend(frameon=False, fontsize=10)
    axes.grid(visible=True, which="major", lw=0.4)
    return figure


def roofline(
    roofs: Mapping[str, tuple[float, float]], points: Mapping[str, tuple[float, float]]
) -> Figure:
    """Draw roofs, from (peak, bandwidth), and what was reached at which intensity under them."""
    figure, axes = subplots(figsize=(5.0, 4.0))
    x = np.geomspace(0.05, 2000, 400)
    lines: list[dict[str, Any]] = [{"ls": "-", "lw": 2}, {"ls": "--", "lw": 1.2}]
    for (name, (peak, bandwidth)), style in zip(roofs.items(), lines, strict=False):
        axes.loglog(
            x,
            np.minimum(peak, bandwidth * x),
            color=LINES["parameter"],
            label=f"roof of {name}",
            **style,
        )
    marks = "osD^v"
    for (name, (intensity, rate)), mark in zip(points.items(), marks, strict=False):
        axes.plot(
            intensity, rate, mark, ms=8, color=LINES["forward"], mec="white", label=name, ls=""
        )
    axes.set(xlabel="operations for each byte", ylabel="operations a second")
    axes.legend(frameon=False, fontsize=9, loc="lower right")
    axes.grid(visible=True, which="major", lw=0.4)
    return figure


def limits(shares: Sequence[float]) -> Figure:
    """Draw Amdahl's speed-up over the cores, for several shares that cannot be divided."""
    figure, axes = subplots(figsize=(5.0, 3.6))
    cores = np.geomspace(1, 4000, 200)
    axes.loglog(cores, cores, ":", color=LINES["parameter"])
    axes.text(22, 34, "all of it divided", fontsize=10, ha="right")
    styles = [("-", "forward"), ("--", "gradient"), ("-.", "target")]
    for share, (line, color) in zip(shares, styles, strict=False):
        gains = [amdahl(share, p) for p in cores]
        axes.loglog(cores, gains, line, color=LINES[color])
        axes.text(4000, 1.12 * gains[-1], f"s = {share:g}", fontsize=10, ha="right")
    axes.set(xlabel="cores p", ylabel="times as fast", ylim=(0.8, 4000))
    axes.grid(visible=True, which="major", lw=0.4)
    return figure
