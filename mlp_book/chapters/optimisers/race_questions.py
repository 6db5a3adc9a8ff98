"""Exercise 2 of the chapter *Optimisers*: with the race."""

import numpy as np

from mlp_book.topics.surfaces import SURFACES, walk
from mlp_book.widgets import Choice, Number, Quiz, Right, Wrong
from mlp_core import GradientDescent, Momentum

GOAL = 0.01


def under(surface, optimizer, start=None):
    """The first step with the error below 0.01."""
    _, errors = walk(SURFACES[surface], optimizer, start or SURFACES[surface].start, 500)
    return int(np.flatnonzero(errors < GOAL)[0])


def with_widget():
    """Exercise 2: to be answered with the race."""
    valley, saddle, lecture = (SURFACES[name].rates for name in ("valley", "saddle", "lecture"))
    plain = under("valley", Momentum(valley[1]))
    less = under("valley", Momentum(valley[1], 0.8))
    near = tuple(np.array(SURFACES["saddle"].start) * (1, 0.1))
    slow, slower = (under("saddle", GradientDescent(saddle[0]), start) for start in (None, near))
    fast = under("lecture", GradientDescent(0.15))
    return Quiz(
        [
            Number(
                "Valley. Set the momentum of Momentum to 0.8, and leave its rate. At which step is "
                "its <var>E</var> below 0.01 for the first time?",
                less,
                label="step",
                decimals=0,
                hints={
                    plain: "This is the step with 0.9. Has the setting changed?",
                    under("valley", Momentum(valley[1], 0.7)): "This is the step with 0.7.",
                    under("valley", GradientDescent(valley[0])): "This is gradient descent.",
                    less + 1: "Look one step earlier.",
                },
                right=f"With 0.9 it was {plain}: there the ball rolls past.",
            ),
            Choice(
                "Valley. Give RMSProp the rate 0.4. It is below 0.01 sooner than all "
                "others. Go on to step 100. What has become of it?",
                Wrong("It has stopped at the lowest point.", "Look at its E, step by step."),
                Right(
                    "It hops around the lowest point, with E far above 0.01.",
                    "Its steps stay about as long as the rate, so it passed by and cannot stop.",
                ),
                Wrong("It has diverged.", "Its hops do not grow. How long are they?"),
                Wrong(
                    "It comes nearer with every step.",
                    "Compare its E at step 98, 99 and 100.",
                ),
            ),
            Number(
                "Saddle. Set the start to <var>w</var>[2] = 0.0001, ten times nearer to the "
                "ridge. At which step is gradient descent below 0.01?",
                slower,
                label="step",
                decimals=0,
                hints={
                    slow: "This is the step from 0.001. Has the start changed?",
                    under("saddle", Momentum(saddle[1]), near): "This is Momentum's step.",
                    slower + 1: "Look one step earlier.",
                },
                right=f"From 0.001 it was {slow}. The nearer to the ridge, the smaller the slope.",
            ),
            Choice(
                "Saddle, the same two starts. For which optimisers does the step at which they "
                "come below 0.01 stay the same?",
                Wrong("gradient descent and Momentum", "They follow the size of the slope."),
                Right(
                    "RMSProp and Adam",
                    "They divide by the size of the slope: a slope ten times smaller is as good.",
                ),
                Wrong("all four", "Two of them have become slower."),
                Wrong("none", "Look again at RMSProp."),
            ),
            Number(
                "D4's network. Give gradient descent the rate 0.15. At which step is its "
                "<var>E</var> below 0.01?",
                fast,
                label="step",
                decimals=0,
                hints={
                    under("lecture", GradientDescent(lecture[0])): "This is the step with the rate "
                    "0.1, its lucky one.",
                    fast + 1: "Look one step earlier.",
                    fast - 1: "Not yet: look at E once more.",
                },
                right="It hops across the valley floor, each time half as far from it.",
            ),
        ],
        title="Exercise 2",
    )
