"""Figures of gradient descent: blue goes forward, orange goes back, vermilion is the error."""

from collections.abc import Callable, Mapping, Sequence

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from mlp_book.page.palette import colors
from mlp_book.page.plots import subplots
from mlp_core import MLP, half_squared_error

LINES = colors("light", "line")
INKS = colors("light", "ink")


def both_ways(
    network: MLP, theta: np.ndarray, x: np.ndarray, target: float | None = None
) -> Figure:
    """Draw a small network with the numbers of one example: forward, and with a target also back.

    Weights stand on the edges and activations in the neurons; gradients stand below them.
    """
    forward = network.forward(theta, x)
    layers, back = network.layers(theta), None
    if target is not None:
        back = network.backward(theta, forward, np.array([target]), half_squared_error)
    figure, axes = subplots(figsize=(5.0, 4.0))
    values = [x, *forward.a]
    heights = [2.0 * ((len(v) - 1) / 2 - np.arange(len(v))) for v in values]
    last = len(layers)
    for l, (W, _) in enumerate(layers):
        slopes = None if back is None else network.layers(back.gradient)[l].W
        for i, j in np.ndindex(W.shape):
            start, end = np.array([l, heights[l][j]]), np.array([l + 1, heights[l + 1][i]])
            width = 1 + abs(W[i, j]) / 2
            style = "--" if W[i, j] < 0 else "-"
            axes.plot(*zip(start, end, strict=True), style, color=LINES["parameter"], lw=width)
            slope = None if slopes is None else slopes[i, j]
            at = 0.33 if W.shape[0] > 1 else 0.45  # crossing edges keep their numbers apart
            _pair(axes, start + at * (end - start), _text(W[i, j]), slope, INKS["parameter"])
    for l, column in enumerate(values):
        for i, value in enumerate(column):
            name = f"x[{i + 1}]" if l == 0 else "O" if l == last else f"a1[{i + 1}]"
            slope = None if back is None or l == 0 else back.delta[l - 1][i]
            edge = LINES["forward"]
            axes.scatter(
                [l], [heights[l][i]], s=2500, color="white", edgecolor=edge, lw=2, zorder=3
            )
            at = np.array([l, heights[l][i]])
            _pair(axes, at, f"{name}\n{_text(value)}", slope, INKS["forward"], boxed=False)
    axes.set(xlim=(-0.3, last + 0.3), ylim=(-1.7, 1.7))
    axes.axis("off")
    return figure


def _text(value: float) -> str:
    """The number with a true minus sign."""
    return f"{value:g}".replace("-", "\N{MINUS SIGN}")


def _pair(
    axes: Axes, at: np.ndarray, text: str, slope: float | None, ink: str, *, boxed: bool = True
) -> None:
    """Write a number, and its gradient under it."""
    box = {"facecolor": "white", "edgecolor": "none", "pad": 1.5} if boxed else None
    style = {"fontsize": 10, "ha": "center", "bbox": box, "zorder": 4}
    if slope is None:
        axes.text(*at, text, va="center", color=ink, **style)
        return
    (x, y), middle = at, 0 if boxed else -0.1  # a neuron holds two lines above its gradient
    axes.text(x, y + middle, text, va="bottom", color=ink, **style)
    style |= {"color": INKS["gradient"], "weight": "bold"}
    axes.text(x, y + middle - 0.02, _text(slope), va="top", **style)


def error_over_weight(
    error: Callable[[float], float], start: float, slope: float, *, rate: float
) -> Figure:
    """The error as a function of one weight, its tangent at ``start``, and one step downhill."""
    figure, axes = subplots(figsize=(5.0, 3.4))
    weights = np.linspace(-0.25, 0.62, 200)
    axes.plot(weights, [error(w) for w in weights], color=LINES["target"], label="error E")
    height, end = error(start), start - rate * slope
    near = np.array([start - 0.12, start + 0.06])
    axes.plot(
        near,
        height + slope * (near - start),
        "--",
        color=LINES["gradient"],
        label=f"tangent, slope {slope:g}",
    )
    axes.plot([start], [height], "o", color=LINES["forward"], label=f"now, {start:g}")
    axes.plot([end], [error(end)], "s", color=LINES["forward"], label=f"after a step, {end:g}")
    axes.set(xlabel="weight W2[1] (all others fixed)", ylabel="error E", ylim=(-0.02, None))
    axes.legend(frameon=False)
    return figure


def error_map(
    error: Callable[[float, float], float], start: Sequence[float], gradient: Sequence[float]
) -> Figure:
    """The error over two weights as a map, with the gradient and the way against it."""
    figure, axes = subplots(figsize=(5.0, 4.0))
    w1, w2 = np.linspace(-0.1, 0.9, 120), np.linspace(-0.1, 0.6, 120)
    heights = np.array([[error(a, b) for a in w1] for b in w2])
    levels = [0.005, 0.05, 0.15, 0.3528, 0.7, 1.2, 1.9]
    lines = axes.contour(w1, w2, heights, levels, colors=LINES["target"], linewidths=1.2)
    axes.clabel(lines, fmt="%g", fontsize=9)
    for sign, color, text in ((0.07, "gradient", "gradient"), (-0.1, "forward", "step")):
        move = sign * np.asarray(gradient)
        axes.annotate(
            "",
            np.asarray(start) + move,
            start,
            arrowprops={"arrowstyle": "-|>", "color": LINES[color], "lw": 2.5},
        )
        axes.annotate(
            text,
            np.asarray(start) + move,
            (24, 10) if sign > 0 else (-8, -15),
            textcoords="offset points",
            color=INKS[color],
            ha="center",
            weight="bold",
            bbox={"facecolor": "white", "edgecolor": "none", "pad": 1},
        )
    axes.plot(*start, "o", color=LINES["parameter"], zorder=4)
    axes.set(xlabel="weight W2[1]", ylabel="weight W2[2]", aspect="equal")
    return figure


def training_log(outputs: Sequence[float], errors: Sequence[float], target: float) -> Figure:
    """Four pictures of one training: error, output, error on a log scale, change of error."""
    figure, ((error, output), (log, change)) = subplots(2, 2, figsize=(5.2, 5.0))
    epochs = np.arange(len(errors))
    error.plot(epochs, errors, "o-", color=LINES["target"])
    error.set(title="error", ylim=(-0.02, None))
    output.plot(epochs, outputs, "o-", color=LINES["forward"], label="output O")
    output.axhline(target, ls=":", color=LINES["target"], label=f"target t = {target:g}")
    output.set(title="output")
    output.legend(frameon=False)
    log.semilogy(epochs, errors, "o-", color=LINES["target"])
    log.set(title="error, log scale", yticks=[10.0**-k for k in range(0, 21, 4)])
    log.minorticks_off()
    change.bar(epochs[1:], np.diff(errors), color=LINES["target"], width=0.5)
    change.axhline(0, color=LINES["parameter"], lw=1)
    change.set(title="change of error", xlim=error.get_xlim())
    for axes in (error, output, log, change):
        axes.set(xticks=epochs)
        axes.grid(axis="y", color=LINES["parameter"], alpha=0.25)
    for axes in (log, change):
        axes.set(xlabel="epoch")
    return figure


def rates(walks: Mapping[float, Sequence[float]], target: float) -> Figure:
    """The output by epoch for several learning rates: two pictures a row, each row on its scale."""
    figure, rows = subplots(3, 2, figsize=(5.2, 6.0), sharex=True, sharey="row")
    for axes, (rate, outputs) in zip(rows.flat, walks.items(), strict=True):
        axes.plot(range(len(outputs)), outputs, "o-", ms=3.5, color=LINES["forward"])
        axes.axhline(target, ls=":", color=LINES["target"])
        axes.set(title=f"rate {rate:g}")
    for axes in rows[:, 0]:
        axes.set(ylabel="output O")
    for axes in rows[-1]:
        axes.set(xlabel="epoch")
    return figure
