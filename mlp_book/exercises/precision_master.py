"""The challenge of *Billions of imprecise computations*: a run that stalls, and its repair."""

import numpy as np

from mlp_book.checks import Exercise, Mistake

_start = np.float16(1.0)
_tiny = np.full(400, np.float16(0.02))
_mixed = np.float16(np.linspace(0.05, -0.01, 300))
_probes = [
    (_start, _tiny, 0.01),
    (np.float16(2.0), _mixed, 0.02),
    (np.float16(-0.5), -_tiny, 0.005),
]


def _run(w, gradients, rate, *, master=np.float32, sign=-1.0, out=np.float16, last=None):
    """Add up steps in a type, and hand the sum out."""
    total = master(w)
    for g in gradients[:last]:
        total = master(total + master(sign * rate) * master(g))
    return float(out(total))


def _sum16(gradients):
    total = np.float16(0)
    for g in gradients:
        total = total + g
    return total


def _no_rate(w, gradients, rate):
    return _run(w, gradients, 1.0)


descend = Exercise(
    name="Master weight",
    solution=_run,
    probes=_probes,
    mistakes=[
        Mistake(
            lambda w, gradients, rate: _run(w, gradients, rate, master=np.float16),
            "It stalls: after every step the weight is rounded to float16, and the step is lost. "
            "Keep a float32 weight, add the steps to that, and round to float16 once, at the end.",
        ),
        Mistake(
            lambda w, gradients, rate: float(np.float16(w - rate * np.float32(_sum16(gradients)))),
            "The gradients are added up in float16, and the long sum loses its small parts. Keep "
            "the running sum in float32.",
        ),
        Mistake(
            lambda w, gradients, rate: _run(w, gradients, rate, sign=1.0),
            "That goes uphill: subtract rate times gradient.",
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
        Mistake(
            lambda w, gradients, rate: _run(w, gradients, rate, out=np.float32),
            "The master is float32, and that is right; but what you hand out must be float16: "
            "np.float16(master).",
        ),
    ],
)
