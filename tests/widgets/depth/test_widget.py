"""The Python side of the deep network: sizes by mlp_core, and what theory says of them."""

import numpy as np
import pytest

from mlp_book.topics.depth import EXAMPLES, NEURONS, signals, typical_size
from mlp_book.widgets import DepthWidget
from mlp_core import MLP, small_normal


def test_the_typical_size_is_the_root_of_the_mean_square():
    assert typical_size(np.array([3, -1, 1, 1])) == pytest.approx(np.sqrt(3))


def test_the_sizes_are_those_of_the_network():
    rng = np.random.default_rng(7)
    X, back = rng.normal(size=(2, EXAMPLES, NEURONS))
    network = MLP((NEURONS,) * 3, ["tanh", "tanh"])
    theta = network.init(rng, small_normal(0.2))
    first, second = network.layers(theta)
    a1 = np.tanh(X @ first.W.T)
    a2 = np.tanh(a1 @ second.W.T)
    delta2 = back * (1 - a2**2)
    delta1 = delta2 @ second.W * (1 - a1**2)
    found = signals(2, "tanh", "small_normal", 0.2, 7)
    assert found.a == pytest.approx([typical_size(a1), typical_size(a2)], rel=1e-12)
    assert found.delta == pytest.approx([typical_size(delta1), typical_size(delta2)], rel=1e-12)


@pytest.mark.parametrize("seed", range(5))
def test_he_keeps_what_relu_would_halve(seed):
    he = signals(10, "relu", "he_normal", 1, seed)
    glorot = signals(10, "relu", "glorot_uniform", 1, seed)
    assert 0.2 < he.a[-1] < 5
    assert 0.1 < glorot.a[-1] / he.a[-1] * 2**5 < 10  # the root of one half, ten times


def test_small_weights_fade_and_large_ones_saturate():
    small, large = (DepthWidget(scale=scale).signals for scale in (0.01, 2))
    assert small.a[-1] < 1e-10
    assert large.flat[-1] > 0.5
    assert large.delta[0] > large.delta[-1]


@pytest.mark.parametrize(
    ("settings", "error"),
    [
        ({"layers": 21}, ValueError),
        ({"scale": 0.0}, ValueError),
        ({"activation": "elu"}, ValueError),
    ],
)
def test_what_does_not_fit_is_refused(settings, error):
    with pytest.raises(error):
        DepthWidget(**settings)
