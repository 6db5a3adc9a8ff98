"""The gradient-descent widget's mathematics in Node, against mlp_core to 1e-12."""

import numpy as np
import pytest

import mlp_core
from mlp_book.widgets.gradient_descent.widget import NETWORK, TARGET, THETA, X
from tests.widgets.node import assert_passes, write_fixtures

RATES = (0.01, 0.05, 0.1, 0.2, 0.3, 0.5, 0.7, 1.0)


def walk(rate: float, theta: np.ndarray) -> dict:
    gradient = mlp_core.freeze(NETWORK, biases=True)
    arguments = (X[None, :], TARGET[None, :], mlp_core.half_squared_error)
    run = mlp_core.train(
        NETWORK,
        theta,
        *arguments[:2],
        loss=arguments[2],
        optimizer=mlp_core.GradientDescent(rate),
        batch_size=1,
        rng=np.random.default_rng(0),
        gradient=gradient,
    )
    thetas = [theta, *(epoch.theta for _, epoch in zip(range(12), run, strict=False))]
    return {
        "rate": rate,
        "thetas": [one.tolist() for one in thetas],
        "outputs": [float(NETWORK.predict(one, X)[0]) for one in thetas],
        "errors": [gradient(NETWORK, one, *arguments)[0] for one in thetas],
        "gradients": [gradient(NETWORK, one, *arguments)[1].tolist() for one in thetas],
    }


def slice_over(across: int, up: int) -> dict:
    places, values = np.linspace(-3, 3, 7), []
    for v in places:
        for u in places:
            theta = THETA.copy()
            theta[[across, up]] = u, v
            loss = mlp_core.half_squared_error(NETWORK.predict(theta, X[None, :]), TARGET[None, :])
            values.append(float(loss))
    return {"across": across, "up": up, "values": values}


@pytest.fixture(scope="module")
def fixtures_path(tmp_path_factory):
    rng = np.random.default_rng(5)
    free = THETA != 0
    starts = [THETA, *(np.where(free, rng.normal(size=9), 0) for _ in range(4))]
    data = {
        "x": X.tolist(),
        "target": float(TARGET[0]),
        "walks": [walk(rate, start) for rate in RATES for start in starts],
        "slices": [slice_over(*pair) for pair in [(6, 7), (0, 1), (0, 6), (3, 2)]],
    }
    return write_fixtures(tmp_path_factory.mktemp("fixtures"), data)


def test_in_node(fixtures_path):
    assert_passes("gradient_descent/gradient_descent.test.mjs", fixtures_path, at_least=10)
