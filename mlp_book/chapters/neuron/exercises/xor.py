"""Exercise *XOR with two layers*: XOR from three perceptrons."""

from collections.abc import Callable, Sequence

from mlp_book.page.checks import Exercise, Mistake
from mlp_book.topics.perceptron import POINTS


def _gate(answers: Sequence[int]) -> Callable[[int, int], int]:
    table = dict(zip(POINTS, answers, strict=True))
    return lambda x1, x2: table[x1, x2]


def _two_layers(sign=-1, bias=-0.5, fire=True):
    def answer(x1, x2):
        either, both = int(x1 + x2 > 0.5), int(x1 + x2 > 1.5)
        z = either + sign * both + bias
        return int(z > 0) if fire else z

    return answer


xor = Exercise(
    name="XOR with two layers",
    solution=_two_layers(),
    probes=POINTS,
    mistakes=[
        Mistake(
            _gate((0, 1, 1, 1)),
            "This is OR. For (1, 1) the neuron that says AND must hold the last one back: give it "
            "a negative weight that is strong enough.",
        ),
        Mistake(_gate((0, 0, 0, 1)), "This is AND. Take OR too, and subtract."),
        Mistake(
            _gate((1, 0, 0, 1)),
            "Upside down: yours fires when the two inputs are equal.",
        ),
        Mistake(
            _gate((0, 0, 0, 0)),
            "It never fires. With OR alone, z of the last neuron must be above 0: look at its "
            "bias.",
        ),
        Mistake(
            _gate((1, 1, 1, 1)), "It always fires. At (0, 0) only the last bias is left: its sign?"
        ),
        Mistake(
            _gate((1, 1, 1, 0)),
            "This is NOT AND. At (0, 0) both neurons of the first layer are 0, and only the last "
            "bias is left: its sign?",
        ),
        Mistake(_two_layers(fire=False), "These are z of the last neuron: apply the step to it."),
    ],
)

hints = (
    "OR has the weights 1 and 1 and a bias between -1 and 0; AND has the same weights and"
    " a bias between -2 and -1. The third takes OR with 1 and AND with -1.",
)
