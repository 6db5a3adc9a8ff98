"""Exercise 2 of the chapter *Optimisers*: with the race."""

import numpy as np

from mlp_book.topics.surfaces import SURFACES, walk
from mlp_book.widgets import Choice, Number, Quiz, Right, Wrong
from mlp_core import GradientDescent, Momentum

GOAL = 0.01


def since(surface, optimizer, start=None):
    """The step from which on the error is below 0.01."""
    _, errors = walk(SURFACES[surface], optimizer, start or SURFACES[surface].start, 500)
    return int(np.flatnonzero(errors >= GOAL)[-1]) + 1


def once(surface, optimizer, start=None):
    """The first step with the error below 0.01."""
    _, errors = walk(SURFACES[surface], optimizer, start or SURFACES[surface].start, 500)
    return int(np.flatnonzero(errors < GOAL)[0])


def with_widget():
    """Exercise 2: to be answered with the race."""
    valley, saddle, bent = (SURFACES[name].rates for name in ("valley", "saddle", "rosenbrock"))
    plain = since("valley", Momentum(valley[1]))
    less = since("valley", Momentum(valley[1], 0.8))
    near = tuple(np.array(SURFACES["saddle"].start) * (1, 0.1))
    slow, slower = (since("saddle", GradientDescent(saddle[0]), start) for start in (None, near))
    long, longer = (since("rosenbrock", Momentum(bent[1], mu)) for mu in (0.9, 0.95))
    passed = "There it is below 0.01, and leaves again: go on, and read the table then."
    return Quiz(
        [
            Number(
                "Valley. Set the momentum of Momentum to 0.8, and leave its rate. Go to step 100. "
                "Since which step is its <var>E</var> below 0.01?",
                less,
                label="step",
                decimals=0,
                hints={
                    plain: "This is the step with 0.9. Has the setting changed?",
                    since("valley", Momentum(valley[1], 0.7)): "This is the step with 0.7.",
                    since("valley", GradientDescent(valley[0])): "This is gradient descent.",
                    once("valley", Momentum(valley[1], 0.8)): passed,
                    less + 1: "One step less: read the table's last column.",
                    less - 1: "There its E is still above 0.01.",
                },
                right=f"With 0.9 it was {plain}: there the ball rolls past.",
            ),
            Choice(
                "Valley. Give RMSProp the rate 0.4. It is below 0.01 sooner than all "
                "others. Go on to step 100. What has become of it?",
                Right(
                    "It hops around the lowest point, with E far above 0.01.",
                    "Its steps stay about as long as the rate, so it passed by and cannot stop.",
                ),
                Wrong("It has stopped at the lowest point.", "Look at its E, step by step."),
                Wrong("It has diverged.", "Its hops do not grow. How long are they?"),
                Wrong(
                    "It comes nearer with every step.",
                    "Compare its E at step 98, 99 and 100.",
                ),
            ),
            Number(
                "Saddle. Set the start to <var>w</var>[2] = 0.0001, ten times nearer to the "
                "ridge. Since which step is gradient descent below 0.01?",
                slower,
                label="step",
                decimals=0,
                hints={
                    slow: "This is the step from 0.001. Has the start changed?",
                    since("saddle", Momentum(saddle[1]), near): "This is Momentum's step.",
                    slower + 1: "One step less: read the table's last column.",
                    slower - 1: "There its E is still above 0.01.",
                },
                right=f"From 0.001 it was {slow}. The nearer to the ridge, the smaller the slope.",
            ),
            Choice(
                "Saddle, the same two starts. For which optimisers does the step since which they "
                "are below 0.01 stay the same?",
                Wrong("gradient descent and Momentum", "They follow the size of the slope."),
                Wrong("all four", "Two of them have become slower."),
                Wrong("none", "Look again at RMSProp."),
                Right(
                    "RMSProp and Adam",
                    "They divide by the size of the slope: a slope ten times smaller is as good.",
                ),
            ),
            Choice(
                "Rosenbrock's bent valley, a classical test. Go to step 500. Who is below 0.01?",
                Wrong("Adam alone", "One more is there, and it has no rate for each direction."),
                Right(
                    "Momentum and Adam",
                    "The floor is nearly flat. Both add up what points the same way.",
                ),
                Wrong("RMSProp and Adam", "Look at RMSProp's E once more."),
                Wrong("all four", "Two are still on their way along the floor."),
            ),
            Number(
                "There, drag the slider of Momentum to 0.95. Since which step is it below 0.01 "
                "now?",
                longer,
                label="step",
                decimals=0,
                hints={
                    long: "This is the step with 0.9.",
                    once("rosenbrock", Momentum(bent[1], 0.95)): passed,
                    longer + 1: "One step less: read the table's last column.",
                    longer - 1: "There its E is still above 0.01.",
                },
                right=f"With 0.9 it was {long}: the longer the valley, the more memory.",
            ),
        ],
        title="Exercise 2",
    )
