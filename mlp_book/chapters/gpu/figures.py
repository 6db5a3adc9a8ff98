"""Figures of *The GPU with CuPy*: a queue of launches, and what was measured."""

from collections.abc import Mapping, Sequence
from typing import Any

from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle

from mlp_book.page.palette import colors
from mlp_book.page.plots import subplots

LINES = colors("light", "line")
WASHES = colors("light", "wash")


def queue(cases: Mapping[str, tuple[float, Sequence[float]]]) -> Figure:
    """Draw launches of the CPU above the kernels that the GPU runs, with two clocks, case by case.

    A case is the length of a launch, and of each kernel.
    """
    figure, rows = subplots(len(cases), 1, figsize=(5.0, 2.2 * len(cases)), sharex=True)
    longest = max(_lanes(axes, *case) for axes, case in zip(rows, cases.items(), strict=True))
    for axes in rows:
        axes.set(xlim=(-1.6, longest + 1), ylim=(-0.1, 3.9))
        axes.axis("off")
    return figure


def _lanes(axes: Axes, title: str, case: tuple[float, Sequence[float]]) -> float:
    """Draw one case, and return when its work is done."""
    launch, works = case
    free = 0.0
    for number, work in enumerate(works):
        start = number * launch
        _box(axes, start, 2.2, launch, "parameter", str(number + 1))
        free = max(free, start + launch)
        _box(axes, free, 1.0, work, "forward", str(number + 1))
        free += work
    early = launch * len(works)
    near = free - early < 2  # then the two texts stand on their own sides
    for x, text, role, side in (
        (early, "the calls\nreturn", "target", "right"),
        (free, "the work\nis done", "right", "left"),
    ):
        axes.plot([x, x], [0.85, 3.15], color=LINES[role], ls="--" if role == "target" else "-")
        axes.text(x, 0.75, text, ha=side if near else "center", va="top", fontsize=10,
                  color=LINES[role])  # fmt: skip
    axes.text(-0.2, 2.6, "CPU", ha="right", va="center")
    axes.text(-0.2, 1.4, "GPU", ha="right", va="center")
    axes.text(0, 3.3, title, va="bottom", fontsize=10)
    return free


def _box(axes: Axes, x: float, y: float, width: float, role: str, text: str) -> None:
    style = {"facecolor": WASHES[role], "edgecolor": LINES[role]}
    axes.add_patch(Rectangle((x, y), width, 0.8, **style))
    axes.text(x + width / 2, y + 0.4, text, ha="center", va="center", fontsize=10)


def sweep(stored: Mapping[str, Any]) -> Figure:
    """Draw measured updates of 784-w-w-10: how many times as fast as NumPy the GPU is."""
    figure, axes = subplots(figsize=(5.0, 3.9))
    found = stored["sweep"]
    styles = ["-o", "--s", "-.^", ":D", "-v"]
    rows = zip(found["widths"], found["numpy"], found["device"], strict=True)
    for number, (width, numpys, devices) in enumerate(rows):
        faster = [c["median"] / g["median"] for c, g in zip(numpys, devices, strict=True)]
        axes.loglog(found["batches"], faster, styles[number % len(styles)], label=f"w = {width}")
    axes.axhline(1, color=LINES["target"], lw=0.8)
    axes.set(xlabel="rows in a batch", ylabel="NumPy's time / the GPU's")
    axes.legend(frameon=False, fontsize=10)
    axes.grid(visible=True, which="major", lw=0.4)
    return figure


def copies(stored: Mapping[str, Any]) -> Figure:
    """Draw measured copies over their size, both ways, from ordinary and from pinned memory."""
    figure, axes = subplots(figsize=(5.0, 3.7))
    found = stored["transfers"]
    for kind, line in (("ordinary", "-"), ("pinned", "--")):
        for way, mark, role in (("to the device", "o", "forward"),
                                ("from the device", "s", "gradient")):  # fmt: skip
            micro = [1e6 * time["median"] for time in found[kind][way]]
            axes.loglog(found["bytes"], micro, line + mark, color=LINES[role],
                        label=f"{way}, {kind}")  # fmt: skip
    axes.set(xlabel="bytes", ylabel="microseconds")
    axes.legend(frameon=False, fontsize=9)
    axes.grid(visible=True, which="major", lw=0.4)
    return figure
