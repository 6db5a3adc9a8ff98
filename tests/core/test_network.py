import numpy as np
import pytest

from mlp_core import MLP

D0 = MLP((2, 4, 2, 1), ("relu", "relu", "sigmoid"))
D0_THETA = D0.pack(
    [
        ([[0.2, 0.8], [0.6, -0.5], [-0.3, 0.1], [0.4, 0.7]], [0.1, -0.2, 0.3, -0.4]),
        ([[0.5, -0.4, 0.3, 0.1], [-0.2, 0.7, -0.1, 0.6]], [0.2, -0.1]),
        ([[0.3, -0.6]], [0.1]),
    ]
)


def test_forward_reproduces_the_worksheet():
    z, a = D0.forward(D0_THETA, np.array([1, 1]))[1:]
    np.testing.assert_allclose(z[0], [1.1, -0.1, 0.1, 0.7], rtol=0, atol=1e-15)
    np.testing.assert_allclose(a[0], [1.1, 0, 0.1, 0.7], rtol=0, atol=1e-15)
    np.testing.assert_allclose(z[1], [0.85, 0.09], rtol=0, atol=1e-15)
    np.testing.assert_allclose(a[1], [0.85, 0.09], rtol=0, atol=1e-15)
    np.testing.assert_allclose(z[2], [0.301], rtol=0, atol=1e-15)
    assert a[2] == pytest.approx(0.57468696, abs=5e-9)


def test_forward_takes_the_four_inputs_at_once():
    y = D0.predict(D0_THETA, np.array([[0, 0], [0, 1], [1, 0], [1, 1]]))
    np.testing.assert_allclose(y[:, 0], [0.5503, 0.5842, 0.5212, 0.5747], rtol=0, atol=5e-5)
