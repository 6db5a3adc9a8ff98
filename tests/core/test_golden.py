"""Losses, gradients, optimisers and `fit` against values that PyTorch and Keras computed.

``tests/golden/make_torch.py`` and ``make_keras.py`` made the values, in float64; each file names
its script and the versions. Nothing here imports either library.
"""

from pathlib import Path

import numpy as np
import pytest

from mlp_core import (
    LOSSES,
    MLP,
    Adam,
    GradientDescent,
    Momentum,
    RMSProp,
    accuracy,
    binary_accuracy,
    fit,
    mean_absolute_error,
    mean_squared_error,
    value_and_gradient,
)
from tests.golden.problems import (
    FIT,
    LEARNT,
    OPTIMIZERS,
    PROBLEMS,
    RACE,
    UPDATES,
    WEIGHTED_FIT,
    batch,
    weights_of,
)

FOLDER = Path(__file__).parent.parent / "golden"
STORED = {name: dict(np.load(FOLDER / f"{name}.npz")) for name in ("torch", "keras")}
KINDS = {
    "GradientDescent": GradientDescent,
    "Momentum": Momentum,
    "RMSProp": RMSProp,
    "Adam": Adam,
}
LIBRARIES = pytest.mark.parametrize("library", STORED)


def optimizer_of(name, library):
    """Return the optimiser of an entry of OPTIMIZERS, in the library's convention."""
    kind = name.split(",")[0]
    options = dict(OPTIMIZERS[name])
    if kind in ("RMSProp", "Adam"):
        options["convention"] = {"torch": "textbook", "keras": "keras"}[library]
    return KINDS[kind](**options)


def other_convention(optimizer):
    fields = dict(vars(optimizer))
    fields["convention"] = {"textbook": "keras", "keras": "textbook"}[optimizer.convention]
    return type(optimizer)(**fields)


def replay(optimizer, gradients):
    """Return theta after each update with the recorded gradients: no network is involved."""
    theta, state = RACE.theta, optimizer.init(RACE.theta)
    thetas = []
    for gradient in gradients:
        theta, state = optimizer.update(theta, gradient, state)
        thetas.append(theta)
    return np.array(thetas)


@LIBRARIES
def test_the_file_says_who_made_it_and_of_what(library):
    stored = STORED[library]
    assert (FOLDER.parent.parent / str(stored["about/script"])).exists()
    assert library in str(stored["about/library"])
    for name, problem in {**PROBLEMS, "race": RACE}.items():
        for field in ("theta", "X", "Y"):
            np.testing.assert_array_equal(stored[f"{name}/{field}"], getattr(problem, field))


@LIBRARIES
@pytest.mark.parametrize("weighted", [False, True], ids=["", "weighted"])
@pytest.mark.parametrize("name", PROBLEMS)
def test_loss_and_gradient(name, weighted, library):
    problem = PROBLEMS[name]
    # Both libraries take the mean over outputs too, the book's binary cross-entropy their sum.
    factor = problem.sizes[-1] if problem.loss == "binary_cross_entropy" else 1
    value, gradient = value_and_gradient(
        MLP(problem.sizes, problem.activations),
        problem.theta,
        problem.X,
        problem.Y,
        LOSSES[problem.loss],
        sample_weight=weights_of(name) if weighted else None,
    )
    stored, kind = STORED[library], "weighted " if weighted else ""
    assert value == pytest.approx(factor * stored[f"{name}/{kind}loss"], rel=1e-12)
    expected = factor * stored[f"{name}/{kind}gradient"]
    np.testing.assert_allclose(gradient, expected, rtol=0, atol=1e-12)


@LIBRARIES
@pytest.mark.parametrize("name", OPTIMIZERS)
def test_optimizer_makes_the_same_fifty_updates(name, library):
    expected = STORED[library][f"{name}/thetas"]
    assert expected.shape == (UPDATES, RACE.theta.size)
    thetas = replay(optimizer_of(name, library), STORED[library][f"{name}/gradients"])
    np.testing.assert_allclose(thetas, expected, rtol=0, atol=1e-12)


@LIBRARIES
@pytest.mark.parametrize("name", [n for n in OPTIMIZERS if n.startswith(("RMSProp", "Adam"))])
def test_the_other_convention_goes_elsewhere(name, library):
    # Or the comparison above would say nothing about where epsilon stands.
    other = other_convention(optimizer_of(name, library))
    thetas = replay(other, STORED[library][f"{name}/gradients"])
    assert abs(thetas - STORED[library][f"{name}/thetas"]).max() > 1e-8


@LIBRARIES
@pytest.mark.parametrize("name", OPTIMIZERS)
def test_network_and_optimizer_together(name, library):
    network, optimizer = MLP(RACE.sizes, RACE.activations), optimizer_of(name, library)
    theta, state = RACE.theta, optimizer.init(RACE.theta)
    for update in range(UPDATES):
        rows = batch(update)
        _, gradient = value_and_gradient(
            network, theta, RACE.X[rows], RACE.Y[rows], mean_squared_error
        )
        theta, state = optimizer.update(theta, gradient, state)
    np.testing.assert_allclose(theta, STORED[library][f"{name}/thetas"][-1], rtol=0, atol=1e-12)


def test_fit_reports_what_keras_reports():
    problem = PROBLEMS["regression"]
    _, history = fit(
        MLP(problem.sizes, problem.activations),
        problem.theta,
        problem.X,
        problem.Y,
        loss=mean_squared_error,
        optimizer=RMSProp(convention="keras"),
        rng=np.random.default_rng(0),
        shuffle=False,
        metrics=[mean_absolute_error],
        **FIT,
    )
    for ours, theirs in (
        ("loss", "loss"),
        ("val_loss", "val_loss"),
        ("val_mean_absolute_error", "val_mae"),
    ):
        expected = STORED["keras"][f"fit/{theirs}"]
        np.testing.assert_allclose(history[ours], expected, rtol=0, atol=1e-12)


def test_fit_reports_what_keras_reports_under_weights():
    problem, weights = PROBLEMS["regression"], weights_of("regression")
    X, Y = problem.X, problem.Y
    _, history = fit(
        MLP(problem.sizes, problem.activations),
        problem.theta,
        X[:LEARNT],
        Y[:LEARNT],
        sample_weight=weights[:LEARNT],
        validation=(X[LEARNT:], Y[LEARNT:], weights[LEARNT:]),
        loss=mean_squared_error,
        optimizer=RMSProp(convention="keras"),
        rng=np.random.default_rng(0),
        shuffle=False,
        metrics=[mean_absolute_error],
        **WEIGHTED_FIT,
    )
    for ours, theirs in (
        ("loss", "loss"),
        ("val_loss", "val_loss"),
        ("val_mean_absolute_error", "val_mae"),  # Keras's weighted_metrics
    ):
        expected = STORED["keras"][f"weighted fit/{theirs}"]
        np.testing.assert_allclose(history[ours], expected, rtol=0, atol=1e-12)


@pytest.mark.parametrize(
    ("name", "metric"), [("classifier", accuracy), ("many binary", binary_accuracy)]
)
def test_accuracies_are_those_of_keras(name, metric):
    problem, stored = PROBLEMS[name], STORED["keras"]
    output = MLP(problem.sizes, problem.activations).predict(problem.theta, problem.X)
    plain, weighted = metric(output, problem.Y), metric(output, problem.Y, weights_of(name))
    assert plain == pytest.approx(stored[f"{name}/accuracy"], rel=1e-6)
    assert weighted == pytest.approx(stored[f"{name}/weighted accuracy"], rel=1e-6)
    assert abs(plain - weighted) > 0.01
