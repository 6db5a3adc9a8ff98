"""Slips of one learner, as code: each is refused with words of the sentence that it earns.

Each is the body of a function with the parameters of the printed solution, and words.
"""

import pytest

from .mutants.running import quiet
from .rooms import exercises, functions
from .test_answers import answer

_TURNED = "return [sum({} * x[j] for j in range({})) for i in range({})]"
_STOP = (
    "best = {best}\n"
    "for epoch, loss in enumerate(losses{start}):\n"
    "    if loss < losses[{compared}]:\n"
    "        best = epoch\n"
    "    elif epoch - best == patience:\n"
    "        break\n"
    "return best, epoch"
)
_DRAW = "return {} * np.sqrt(2 / n_in)"
_MOVED = (
    "x = x.copy()\n"
    "result = np.zeros(len(x))\n"
    "for i in range(len(x)):\n"
    "    x[i] += h\n"
    "    ahead = f(x)\n"
    "    x[i] -= 2 * h\n"
    "    result[i] = (ahead - f(x)) / (2 * h)\n"
    "    {}\n"
    "return result"
)
WRONG = {
    "activations.softmax": [("e = math.exp(z)\nreturn e / e.sum()", "np.log in place of math.log")],
    "autodiff.times": [("return u * v", "does not multiply by a tuple")],
    "boston.standardise": [
        ("return (rows - train.mean(axis=1)) / train.std(axis=1)", "for each column: axis=0"),
        (
            "return (rows - train.mean(axis=1, keepdims=True)) / train.std(axis=1, keepdims=True)",
            "for each column: axis=0",
        ),
        (
            "return (rows - rows.mean(axis=1, keepdims=True)) / rows.std(axis=1, keepdims=True)",
            "for each column: axis=0",
        ),
        ("return (rows - train.mean(axis=1)) / train.std(axis=0)", "for each column: axis=0"),
        ("return (rows - train.min(axis=0)) / np.ptp(train, axis=0)", "between 0 and 1"),
        ("return (rows - train.mean(axis=0)) / np.ptp(train, axis=0)", "Divide by the deviation"),
    ],
    "gradient_descent.log": [
        (
            "errors = []\n"
            "for _ in range(steps + 1):\n"
            "    w = w - rate * 2.6 * (2.6 * w + 0.54 - 1)\n"
            "    errors.append((2.6 * w + 0.54 - 1) ** 2 / 2)\n"
            "return errors",
            "Note first, then step",
        )
    ],
    "gradients.measured": [(_MOVED.format("pass"), "do not put it back")],
    "initialisation.he": [
        (_DRAW.format("np.random.default_rng().normal(size=(n_out, n_in))"), "with the same seed"),
        (_DRAW.format("np.random.randn(n_out, n_in)"), "with the same seed"),
        (
            "np.random.seed(seed)\n" + _DRAW.format("np.random.randn(n_out, n_in)"),
            "NumPy's old generator",
        ),
    ],
    "losses.errors": [
        (
            "d = y - t\nreturn (d**2).sum() / 3 / 2, (d**2).sum() / 3, abs(d).sum() / 3",
            "You divide by 3",
        )
    ],
    "many_machines.whole": [
        ("return np.append(sum(gradients), sum(losses))", "only added up what the ranks sent"),
    ],
    "matrices.product": [
        (_TURNED.format("A[j][i]", "len(x)", "len(A)"), "A[j][i] is row j, column i"),
        (_TURNED.format("A[j][i]", "len(A)", "len(x)"), "went down the columns"),
        (_TURNED.format("A[i][j]", "len(A)", "len(A)"), "The inner loop"),
        (_TURNED.format("A[i][j]", "len(x)", "len(x)"), "The outer loop"),
    ],
    "neuron.neuron": [
        ("return max(0, x @ w + b)", "@ is for arrays, and a list is none"),
        ("return max(0, x * w + b)", "does not multiply by a list"),
    ],
    "optimisers.rmsprop_step": [
        ("G = G + g**2\nreturn w - eta * g / (np.sqrt(G) + eps), G", "as in AdaGrad"),
    ],
    "practice.stop": [
        (_STOP.format(best=1, start="", compared="best - 1"), "count from 0"),
        (_STOP.format(best=0, start="", compared="best - 1"), "count from 0"),
        (_STOP.format(best=0, start="", compared="best"), "count epochs from 0"),
        (_STOP.format(best=1, start=", start=1", compared="epoch - 2"), "not with the one before"),
    ],
}
# Right ones beside them: what is like a slip and is none.
RIGHT = {
    "gradients.measured": [_MOVED.format("x[i] += h")],
    "initialisation.he": [_DRAW.format("np.random.default_rng(seed).normal(size=(n_out, n_in))")],
    "many_machines.whole": [
        "return np.append(counts @ gradients, counts @ losses) / counts.sum()",
        "return np.append(np.average(gradients, 0, counts), (counts * losses).sum() / sum(counts))",
    ],
    "matrices.product": [_TURNED.format("A[i][j]", "len(A[0])", "len(A)")],
    "neuron.neuron": ["return np.maximum(0, np.array(x) @ np.array(w) + b)"],
    "practice.stop": [_STOP.format(best=1, start=", start=1", compared="best - 1")],
}


def cases(answers):
    return [pytest.param(name, one, id=f"{name}-{k}") for name, all_ in answers.items()
            for k, one in enumerate(all_, start=1)]  # fmt: skip


@pytest.mark.parametrize(("name", "case"), cases(WRONG))
def test_a_slip_is_named(name, case):
    body, words = case
    with quiet():
        verdict = functions()[name].judge(answer(name, body))
    assert verdict.kind in ("mistake", "else")
    assert words in verdict.sentence


@pytest.mark.parametrize(("name", "body"), cases(RIGHT))
def test_what_is_like_a_slip_is_right(name, body):
    with quiet():
        assert functions()[name].judge(answer(name, body)).kind == "right"


@pytest.mark.parametrize("text", ["3 of 4", ["3 of 4"] * 4])
def test_text_for_weights_is_called_text(text):
    sentence = exercises()["neuron.vote"].judge(text).sentence
    assert "That is text: numbers stand without quotes." in sentence
    assert "expected numbers, got" in sentence
    assert "Error" not in sentence
