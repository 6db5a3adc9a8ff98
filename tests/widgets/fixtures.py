"""What mlp_core computes, for mlp.js to be compared with. Written anew in every test run."""

from decimal import Decimal, localcontext
from itertools import product

import numpy as np

from mlp_book.topics.networks import binary_classifier
from mlp_book.widgets.choices import ACTIVATION_TEXTS
from mlp_core import (
    ACTIVATIONS,
    INITIALIZERS,
    LOSSES,
    MLP,
    elu,
    leaky_relu,
    numerical_gradient,
    value_and_gradient,
)
from mlp_core._hyperparameters import CONVENTIONS
from mlp_core.optimizers import Adam, GradientDescent, Momentum, RMSProp

Z = np.concatenate([np.linspace(-6, 6, 25), [-800, -40, -1e-9, 1e-9, 40, 800]])
UPDATES = 50


def spec(activation) -> dict:
    return {"name": activation.name, "parameter": activation.parameter}


def activations() -> list[dict]:
    cases = []
    rng = np.random.default_rng(1)
    for activation in [*ACTIVATIONS.values(), leaky_relu(0.2), elu(0.5)]:
        a = activation.function(Z)
        d_a = rng.normal(size=Z.shape)
        softmax = activation.name == "softmax"
        derivative = None if softmax else activation.derivative(Z, a).tolist()
        cases.append(
            {
                "spec": spec(activation),
                "z": Z.tolist(),
                "a": a.tolist(),
                "derivative": derivative,
                "d_a": d_a.tolist(),
                "d_z": activation.backward(Z, a, d_a).tolist(),
            }
        )
    return cases


def losses() -> list[dict]:
    rng = np.random.default_rng(2)
    output = rng.uniform(0.05, 0.95, size=(3, 4))
    output /= output.sum(axis=1, keepdims=True)
    target = np.eye(4)[[2, 0, 1]]
    certain = np.array([[0.0, 1.0, 0.0, 0.0]])
    pairs = [(output, target), (certain, certain), (certain, target[:1])]
    return [
        {
            "loss": loss.name,
            "output": out.tolist(),
            "target": y.tolist(),
            "value": loss(out, y),
            "derivative": loss.derivative(out, y).tolist(),
        }
        for loss, (out, y) in product(LOSSES.values(), pairs)
    ]


def case(network: MLP, theta: np.ndarray, X: np.ndarray, Y: np.ndarray, loss_name: str) -> dict:
    loss = LOSSES[loss_name]
    forward = network.forward(theta, X)
    backward = network.backward(theta, forward, Y, loss)
    value, gradient = value_and_gradient(network, theta, X, Y, loss)
    return {
        "sizes": list(network.sizes),
        "activations": [spec(activation) for activation in network.activations],
        "theta": theta.tolist(),
        "X": X.tolist(),
        "Y": Y.tolist(),
        "loss": loss.name,
        "z": [z.tolist() for z in forward.z],
        "a": [a.tolist() for a in forward.a],
        "delta": [delta.tolist() for delta in backward.delta],
        "backward": backward.gradient.tolist(),
        "value": value,
        "gradient": gradient.tolist(),
    }


def networks() -> list[dict]:
    """The networks of the chapters, then every hidden activation and depth with every loss."""
    from mlp_book.topics.networks import worksheet

    square = np.array([[0.0, 0], [0, 1], [1, 0], [1, 1]])
    xor = np.array([[0.0], [1], [1], [0]])
    by_hand = MLP((2, 2, 1), ["relu", "relu"])
    by_hand_theta = by_hand.pack([([[1, 3], [-2, 4]], [0, 0]), ([[0.5, 0.3]], [0])])
    binary = MLP((3, 4, 1), ["sigmoid", "sigmoid"])
    rng = np.random.default_rng(3)
    cases = [
        case(*worksheet(), square, xor, "binary_cross_entropy"),
        case(
            by_hand, by_hand_theta, np.array([[0.5, 0.7]]), np.array([[1.0]]), "half_squared_error"
        ),
        case(
            binary,
            binary.init(rng),
            rng.normal(size=(5, 3)),
            rng.integers(0, 2, (5, 1)).astype(float),
            "binary_cross_entropy",
        ),
    ]
    outputs = {
        "half_squared_error": ("identity", "tanh"),
        "mean_squared_error": ("identity", "softmax"),
        "binary_cross_entropy": ("sigmoid",),
        "categorical_cross_entropy": ("softmax",),
    }
    hidden = [*(a for a in ACTIVATIONS.values()), leaky_relu(0.2), elu(0.5)]
    for activation, depth, (name, lasts) in product(hidden, (0, 1, 3), outputs.items()):
        for last in lasts:
            network = MLP((3, *[4] * depth, 2), [*[activation] * depth, last])
            X = rng.normal(size=(6, 3))
            Y = np.eye(2)[rng.integers(0, 2, 6)]
            cases.append(case(network, network.init(rng), X, Y, name))
    # Confident and wrong: z of 800 either way.
    for last, name in (
        ("sigmoid", "binary_cross_entropy"),
        ("softmax", "categorical_cross_entropy"),
    ):
        network = MLP((2, 2), [last])
        theta = network.pack([(np.eye(2) * 800, np.zeros(2))])
        cases.append(case(network, theta, np.array([[1.0, -1], [-1, 1]]), np.eye(2)[[1, 0]], name))
    return cases


def chains() -> list[dict]:
    """Every factor of the chain rule for one example, and the gradient by differences.

    The slopes with a planted mistake are written here anew, not taken from the widget.
    """
    own, theta, x, target = binary_classifier()
    rng = np.random.default_rng(5)
    deep = MLP((2, 4, 3, 1), ["relu", "relu", "sigmoid"])
    starts = [(own, theta, x, target), (deep, deep.init(rng), np.array([1.0, -0.5]), 1.0)]
    cases = []
    for (start, theta, x, target), hidden, loss_name, mistake in product(
        starts,
        ("sigmoid", "tanh", "relu"),
        ("binary_cross_entropy", "half_squared_error"),
        ("none", "at_a", "second_neuron", "first_neuron"),
    ):
        last = len(start.sizes) - 2
        network = MLP(start.sizes, [*[hidden] * last, "sigmoid"])
        loss, y = LOSSES[loss_name], np.array([target])
        forward = network.forward(theta, x)
        layers = network.layers(theta)
        d_a = [loss.derivative(forward.output[None], y[None])[0]]
        slopes = [network.activations[-1].derivative(forward.z[-1], forward.output)]
        delta = [d_a[0] * slopes[0]]
        for l in reversed(range(last)):
            activation, z, a = network.activations[l], forward.z[l], forward.a[l]
            slope = activation.derivative(z, a)
            if mistake == "at_a":
                at_a = activation.derivative(a, activation.function(a))
                slope = np.ones_like(a) if hidden == "relu" else at_a
            elif mistake == "second_neuron":
                slope[2:] = slope[1]
            elif mistake == "first_neuron":
                slope[-1] = slope[0]
            d_a.insert(0, layers[l + 1].W.T @ delta[0])
            slopes.insert(0, slope)
            delta.insert(0, d_a[0] * slope)
        inputs = (x, *forward.a)
        gradient = [(np.outer(delta[l], inputs[l]), delta[l]) for l in range(last + 1)]
        if mistake == "none":
            right = network.backward(theta, forward, y, loss)
            np.testing.assert_allclose(network.pack(gradient), right.gradient, atol=1e-12)
        cases.append(
            {
                "sizes": list(network.sizes),
                "activations": [spec(activation) for activation in network.activations],
                "theta": theta.tolist(),
                "x": x.tolist(),
                "target": target,
                "loss": loss_name,
                "mistake": mistake,
                "dA": [v.tolist() for v in d_a],
                "slope": [v.tolist() for v in slopes],
                "delta": [v.tolist() for v in delta],
                "gradient": network.pack(gradient).tolist(),
                "numerical": numerical_gradient(
                    lambda t, n=network, x=x, y=y, loss=loss: value_and_gradient(n, t, x, y, loss)[
                        0
                    ],
                    theta,
                ).tolist(),
                "value": value_and_gradient(network, theta, x, y, loss)[0],
            }
        )
    return cases


def optimizers() -> list[dict]:
    rng = np.random.default_rng(4)
    gradients = rng.normal(size=(UPDATES, 5)) * [1e-4, 1e-2, 1, 1e2, 1e4]
    cases = []
    for optimizer in [
        GradientDescent(0.1),
        Momentum(0.1),
        Momentum(0.01, momentum=0.5),
        RMSProp(),
        RMSProp(0.01, rho=0.8, epsilon=1e-3, convention="keras"),
        Adam(),
        Adam(0.01, epsilon=1e-3),
        Adam(0.01, beta1=0.8, beta2=0.99, epsilon=1e-3, convention="keras"),
    ]:
        theta = np.arange(5.0)
        state = optimizer.init(theta)
        path = []
        for gradient in gradients:
            theta, state = optimizer.update(theta, gradient, state)
            path.append(theta.tolist())
        options = {name: getattr(optimizer, name) for name in optimizer.__dataclass_fields__}
        cases.append(
            {
                "name": type(optimizer).__name__,
                "options": options,
                "gradients": gradients.tolist(),
                "path": path,
                "state": dict(zip(getattr(state, "_fields", ()), map(plain, state), strict=True)),
            }
        )
    return cases


def plain(part: np.ndarray | int) -> list | int:
    return part if isinstance(part, int) else part.tolist()


def randomness() -> list[dict]:
    network = MLP((2, 8, 8, 1), ["tanh", "tanh", "sigmoid"])
    return [
        {
            "seed": seed,
            "random": np.random.default_rng(seed).random(20).tolist(),
            "sizes": list(network.sizes),
            "activations": [spec(activation) for activation in network.activations],
            "normal": np.random.default_rng(seed).normal(size=9000).tolist(),  # 10 are in the tail
            "initial": {
                name: network.init(np.random.default_rng(seed), name).tolist()
                for name in INITIALIZERS
            },
        }
        for seed in (0, 1, 42, 2**32 - 1, 2**32, 2**53 - 1)
    ]


def neurons() -> list[dict]:
    """Single neurons with every activation of the neuron widget, step among them."""
    from mlp_book.topics.perceptron import GATES, POINTS
    from mlp_book.widgets import NeuronWidget
    from mlp_book.widgets.neuron.widget import ACTIVATIONS as OF_NEURONS

    rng = np.random.default_rng(5)
    corners = np.array(POINTS, dtype=float)
    cases = []
    for name, n, _ in product(OF_NEURONS, (2, 3), range(4)):
        weights, x = 2 * rng.normal(size=(2, n))
        bias = rng.normal()
        widget = NeuronWidget(weights, bias, x, name)
        one = {
            "n": n,
            "activation": name,
            "theta": widget.theta.tolist(),
            "x": widget.x.tolist(),
            "products": widget.products.tolist(),
            "z": widget.z,
            "a": widget.a,
        }
        if n == 2:
            one["corners"] = widget.network.forward(widget.theta, corners).z[0][:, 0].tolist()
            one["right"] = {}
            for gate in GATES:
                widget.target = gate
                one["right"][gate] = list(widget.right_side.values())
        cases.append(one)
    return cases


def slopes() -> list[dict]:
    """Slopes where they are tiny, the true ones from 60 digits, and where flat zones begin."""
    far = [-800, -40, -38, -37, -30, -20, -10, 0, 10, 20, 30, 36, 37, 38, 40, 800]
    with localcontext() as context:
        context.prec = 60
        e = [Decimal(-abs(z)).exp() for z in far]
        true = {
            "sigmoid": [float(v / (1 + v) ** 2) for v in e],
            "tanh": [float(4 * v * v / (1 + v * v) ** 2) for v in e],
        }
    cases = []
    for activation in [*ACTIVATIONS.values(), leaky_relu(0.0), leaky_relu(0.2), elu(3.0)]:
        if activation.name == "softmax":
            continue
        z = np.array(far, dtype=float)
        slope = activation.derivative(z, activation.function(z))
        near = np.linspace(-8, 8, 160_001)
        kind = np.abs(activation.derivative(near, activation.function(near))) < 0.01
        cases.append(
            {
                "spec": spec(activation),
                "z": far,
                "slope": slope.tolist(),
                "true": true.get(activation.name),
                "borders": near[np.flatnonzero(np.diff(kind))].tolist(),
            }
        )
    return cases


def everything() -> dict:
    """Return all fixtures."""
    return {
        "activations": activations(),
        "losses": losses(),
        "networks": networks(),
        "chains": chains(),
        "optimizers": optimizers(),
        "randomness": randomness(),
        "neurons": neurons(),
        "slopes": slopes(),
        "texts": ACTIVATION_TEXTS,
        "names": {
            "activations": sorted(ACTIVATIONS),
            "losses": sorted(LOSSES),
            "initializers": list(INITIALIZERS),
            "optimizers": ["Adam", "GradientDescent", "Momentum", "RMSProp"],
            "conventions": list(CONVENTIONS),
            "of_an_activation": dir(ACTIVATIONS["relu"]),
            "of_a_loss": dir(LOSSES["binary_cross_entropy"]),
        },
    }
