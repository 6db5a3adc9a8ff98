"""Exercise *Master weight*: a run in float16 that loses no step on the way."""

import numpy as np

from mlp_book.page.checks import Exercise, Mistake

_start = np.float16(1.0)
_tiny = np.full(400, np.float16(0.02))
_mixed = np.float16(np.linspace(0.05, -0.01, 300))

_probes = [
    (_start, _tiny, 0.01),
    (np.float16(2.0), _mixed, 0.02),
    (np.float16(-0.5), -_tiny, 0.005),
    (_start, _tiny[:2], 0.01),  # one lost step is half of the way
    (np.float16(2.890625), np.ones(20, np.float16), 0.1),  # the product is rounded in float16
    (np.float16(8.0), np.full(411, np.float16(200)), 2.0**-14),  # the sum overflows in float16
]


def _run(w, gradients, rate, *, master=np.float32, sign=-1.0, out=np.float16, last=None):
    """Add up steps in a type, and hand the sum out."""
    total = master(w)
    for g in gradients[:last]:
        total = master(total + master(sign * rate) * master(g))
    with np.errstate(over="ignore"):
        return float(out(total))


def _sum16(w, gradients, rate):
    """One after another, the sum a float16 number."""
    total = np.float16(0)
    with np.errstate(over="ignore"):
        for g in gradients:
            total = total + g
    return float(np.float16(w - rate * np.float32(total)))


def _numpy_sum(w, gradients, rate):
    """np.sum gives a float16 number, too."""
    with np.errstate(over="ignore"):
        return np.float16(w - rate * np.sum(gradients))


def _too_late(w, gradients, rate):
    """Only what has been rounded to float16 becomes float32."""
    for g in gradients:
        w = np.float32(w - rate * g)
    return w


def _narrow_steps(w, gradients, rate):
    """A float32 master, of steps that are float16 numbers; nothing is rounded at the end."""
    master = np.float32(w)
    for g in gradients:
        master = np.float32(master - rate * g)
    return master


def _no_rate(w, gradients, rate):
    return _run(w, gradients, 1.0)


TOO_LATE = (
    "np.float32 comes too late: w and g are float16, so the first w - rate * g is still computed "
    "in float16, and its step may be lost. Make a float32 copy of w before the loop, and hand out "
    "float16."
)

SUM16 = (
    "np.sum of float16 numbers is a float16 number: rounded, and infinite beyond 65504. Let it add "
    "in float32, with dtype=np.float32."
)

WIDE_OUT = (
    "The master is wider than float16, and that is right; but what you hand out must be float16: "
    "np.float16(master)."
)

descend = Exercise(
    name="Master weight",
    solution=_run,
    probes=_probes,
    nearly=f"nearly. {WIDE_OUT}",
    mistakes=[
        Mistake(
            lambda w, gradients, rate: _run(w, gradients, rate, master=np.float16),
            "It stalls: after every step the weight is rounded to float16, and the step is lost. "
            "Keep a float32 weight, add the steps to that, and round to float16 once, at the end.",
        ),
        Mistake(
            _sum16,
            "The gradients are added up in float16, and the long sum loses its small parts. Keep "
            "the running sum in float32.",
        ),
        Mistake(
            lambda w, gradients, rate: _run(w, gradients, rate, sign=1.0),
            "That goes uphill: subtract rate times gradient.",
        ),
        Mistake(_numpy_sum, SUM16),
        Mistake(lambda w, gradients, rate: np.float16(w - np.sum(rate * gradients)), SUM16),
        Mistake(_too_late, TOO_LATE),
        Mistake(lambda *given: np.float16(_too_late(*given)), TOO_LATE),
        Mistake(
            lambda *given: np.float16(_narrow_steps(*given)),
            "Nearly: rate * g is still computed in float16, and rounded before it is added. Turn g "
            "into float32 first.",
        ),
        Mistake(_no_rate, "The learning rate is missing."),
        Mistake(
            lambda w, gradients, rate: _run(w, gradients, rate, last=1),
            "Only one step is made: is the return inside the loop?",
        ),
        Mistake(
            lambda w, gradients, rate: float(w),
            "The weight did not move: return the new one, made from the master.",
        ),
        Mistake(lambda *given: _run(*given, out=np.float32), WIDE_OUT),
        Mistake(_narrow_steps, WIDE_OUT),
    ],
)

hints = (
    "Keep the weight in float32 during the loop, `np.float32(w)`, and turn each gradient "
    "into float32 too. Round once, at the return.",
)
wrong_lines = (
    "        master = w - rate * np.float32(g)",
    "        master = np.float16(master - rate * np.float32(g))",
)
