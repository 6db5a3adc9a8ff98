"""What a GPU costs before it computes: copies, launches, waiting; what fusing and TF32 bring."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import numpy as np

from benchmarks.gpu_device import Dry, figure
from benchmarks.gpu_tasks import Measured, Plan

ROOT = Path(__file__).resolve().parent.parent


def transfers(device: Dry, plan: Plan) -> Measured:
    """Copies both ways, from ordinary and from page-locked ("pinned") memory, over their size."""
    found: Measured = {"bytes": plan.transfers}
    for kind in ("ordinary", "pinned"):
        to, back = [], []
        for size in plan.transfers:
            array = device.xp.zeros(size, np.uint8)
            host = np.zeros(size, np.uint8) if kind == "ordinary" else device.pinned(size)
            host[...] = 1
            to.append(figure(device.timed(lambda a=array, h=host: device.write(a, h), plan.budget)))
            back.append(
                figure(device.timed(lambda a=array, h=host: device.read(a, h), plan.budget))
            )
        found[kind] = {"to the device": to, "from the device": back}
    return found


def launches(device: Dry, plan: Plan) -> Measured:
    """An addition of one number, many times: queued one after another, and waited for each time."""
    xp = device.xp
    one = xp.zeros(1, xp.float32)

    def queued() -> None:
        for _ in range(plan.launches):
            xp.add(one, 1, out=one)

    def waited() -> None:
        for _ in range(plan.launches):
            xp.add(one, 1, out=one)
            device.synchronize()

    return {
        "queued": figure(device.timed(queued, plan.budget), plan.launches),
        "waited for": figure(device.timed(waited, plan.budget), plan.launches),
    }


def clocks(device: Dry, plan: Plan) -> Measured:
    """One large product by a clock that waits for the result, and by one that does not."""
    xp = device.xp
    a = xp.ones((plan.side, plan.side), xp.float32)
    out = xp.empty_like(a)

    def product() -> None:
        xp.dot(a, a, out=out)

    return {
        "side": plan.side,
        "waiting": figure(device.timed(product, plan.budget)),
        "not waiting": figure(device.timed(product, plan.budget, wait=False)),
    }


def chain(device: Dry, plan: Plan) -> Measured:
    """RMSProp's rule on many numbers: one kernel for each operation, and fused into one."""
    xp = device.xp

    def rule(theta: Any, g: Any, G: Any) -> Any:
        return theta - 0.001 * g / (xp.sqrt(0.9 * G + 0.1 * g * g) + 1e-7)

    fused = device.fused(rule)
    theta, g, G = (xp.full(plan.chain, value, xp.float32) for value in (1.0, 0.5, 0.25))
    apart = float(abs(rule(theta, g, G) - fused(theta, g, G)).max())
    return {
        "numbers": plan.chain,
        "one by one": figure(device.timed(lambda: rule(theta, g, G), plan.budget)),
        "fused": figure(device.timed(lambda: fused(theta, g, G), plan.budget)),
        "largest difference": apart,
    }


def product(device: Dry, plan: Plan) -> Measured:
    """A float32 product in this process's mode: its time, and its error against float64."""
    xp, rng = device.xp, np.random.default_rng(0)
    a, b = (xp.asarray(rng.normal(size=(plan.side, plan.side))) for _ in range(2))
    exact = xp.dot(a, b)
    a, b = a.astype(xp.float32), b.astype(xp.float32)
    out = xp.empty_like(a)
    seconds = device.timed(lambda: xp.dot(a, b, out=out), plan.budget)
    gap = out - exact
    error = float((gap * gap).sum() / (exact * exact).sum()) ** 0.5
    return {"side": plan.side, "error": error, **figure(seconds)}


def tf32(device: Dry, plan: Plan) -> Measured:
    """The same product without and with TF32: CuPy reads CUPY_TF32 once, so in two processes."""
    found = {}
    for name, value in (("float32", "0"), ("TF32", "1")):
        if device.facts() is None:
            found[name] = product(device, plan)
            continue
        done = subprocess.run(
            [sys.executable, "-m", "benchmarks.gpu", "--product"],
            cwd=ROOT,
            env={**os.environ, "CUPY_TF32": value},
            check=True,
            stdout=subprocess.PIPE,
            text=True,
            timeout=300,
        )
        found[name] = json.loads(done.stdout.splitlines()[-1])
    return found
