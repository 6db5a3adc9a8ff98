"""Exercise *The camera*: where the camera sees a vertex."""

import numpy as np

from mlp_book.page.checks import Exercise, Mistake

_turn = np.array([[0.6, 0.0, 0.8], [0.0, 1.0, 0.0], [-0.8, 0.0, 0.6]])
_tilt = np.array([[1.0, 0.0, 0.0], [0.0, 0.8, -0.6], [0.0, 0.6, 0.8]])


def _see(A, b, v):
    y = A @ v + b
    return np.array([y[0] / y[2], y[1] / y[2]])


see = Exercise(
    name="The camera",
    solution=_see,
    probes=[
        (_turn, np.array([0.0, 0.0, 6.0]), np.array([1.0, 1.0, -1.0])),
        (_tilt, np.array([1.0, -2.0, 5.0]), np.array([-1.0, 1.0, 1.0])),
        (_turn @ _tilt, np.array([0.5, 0.5, 4.0]), np.array([1.0, -1.0, 0.5])),
    ],
    mistakes=[
        Mistake(
            lambda A, b, v: (A @ v + b)[:2],
            "These are y[1] and y[2]. Divide both by y[3], the distance.",
        ),
        Mistake(lambda A, b, v: A @ v + b, "This is y, the place in space. Now the perspective."),
        Mistake(
            lambda A, b, v: (A @ v + b) / (A @ v + b)[2],
            "The picture is flat: return two numbers. The third is always 1.",
        ),
        Mistake(
            lambda A, b, v: (A @ v)[:2] / (A @ v)[2],
            "The translation is missing: add b before you divide.",
        ),
        Mistake(lambda A, b, v: _see(np.eye(3), b, v), "The world has not turned: where is A?"),
        Mistake(
            lambda A, b, v: _see(A.T, b, v),
            "You turned the other way: that is the transpose. The rows of A meet v.",
        ),
        Mistake(
            lambda A, b, v: (A @ v + b)[:2] / v[2],
            "You divided by the old distance v[3]. After the map it is y[3].",
        ),
        Mistake(
            lambda A, b, v: (A @ v)[:2] / (A @ v)[2] + b[:2],
            "b comes too late: it moves the solid, not the picture. Add it before you divide.",
        ),
        Mistake(
            lambda A, b, v: (A @ (v + b))[:2] / (A @ (v + b))[2],
            "You moved first and turned afterwards. y = A v + b turns first.",
        ),
    ],
)

hints = (
    "First the map, `A @ v + b`: three numbers.",
    "The third number is the depth. Divide the first two by it: `y[:2]` takes them.",
)
