"""Exercise *AND*: the widget's weights, changed so that the network computes AND."""

from mlp_book.page.checks import Exercise, Mistake

from .shared import NETWORK, THETA

LARGE, SMALL = 0.9, 0.1  # above the one the gate says yes, below the other it says no


def _says_and(theta):
    """For each input whether the output is clearly true, and whether it is clearly false."""
    outputs = NETWORK.predict(theta, [[0, 0], [0, 1], [1, 0], [1, 1]])[:, 0]
    return [outputs > LARGE, outputs < SMALL]


_AND = NETWORK.pack(
    [
        ([[1, 1], [0, 0], [0, 0], [0, 0]], [-1, 0, 0, 0]),
        ([[1, 0, 0, 0], [0, 0, 0, 0]], [0, 0]),
        ([[10, 0]], [-5]),
    ]
)

_OR = _AND.copy()
NETWORK.layers(_OR)[0].b[0] = 0


class _Gate(Exercise):
    """An answer that nobody foresaw is told for one input, not as a table of truth values."""

    def _difference(self, got, wanted):
        if isinstance(got[0], Exception):
            return super()._difference(got, wanted)
        for k, (x1, x2) in enumerate(((0, 0), (0, 1), (1, 0), (1, 1))):
            side = "above" if wanted[0][0][k] else "below"
            if not got[0][0 if side == "above" else 1][k]:
                return (
                    f"not yet. For the input ({x1}, {x2}) the output should be {side} "
                    f"{LARGE if side == 'above' else SMALL:g}, and is not."
                )
        raise AssertionError("every output is on its side")


and_gate = _Gate(
    name="AND",
    solution=_AND,
    view=_says_and,
    mistakes=[
        Mistake(THETA, "These answers are all near one half, as at the start."),
        Mistake(_OR, "This is OR: it says true when one input is true. AND wants both."),
    ],
)

hints = (
    "Let only neuron 1 of the first layer do something. With the weights 1 and 1, which "
    "bias makes its sum positive for (1, 1) alone?",
    "Hand it on with one weight in the second layer. In the last layer a large weight, "
    "and a negative bias of half its size, push y to both ends.",
)
