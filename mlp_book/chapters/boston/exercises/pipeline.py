"""Exercise *The whole pipeline*: from a data set to the MAE on its test rows."""

import numpy as np

from mlp_book.page.checks import Exercise, Mistake
from mlp_core import (
    MLP,
    RMSProp,
    Split,
    Standardizer,
    fit,
    load_auto_mpg,
    load_boston_housing,
    mean_absolute_error,
    mean_squared_error,
)


def _solve(data, seed, epochs, fault=""):
    """The pipeline, or the same with one line wrong."""
    m = len(data.train_X)
    kept = m - m // 5 if fault == "rounded up" else int(0.8 * m)
    rows = data.train_X if fault == "leak" else data.train_X[:kept]
    if fault == "test statistics":
        rows = data.test_X
    scale = Standardizer.fit(rows)
    X = data.train_X if fault == "raw training" else scale.apply(data.train_X)
    T = data.test_X if fault == "raw test" else scale.apply(data.test_X)
    rng = np.random.default_rng(42 if fault == "fixed seed" else seed)
    output = "relu" if fault == "relu output" else "identity"
    hidden = (128, 128, 64) if fault == "the chapter's layers" else (16,)
    network = MLP((X.shape[1], *hidden, 1), ["relu"] * len(hidden) + [output])
    start = network.init(rng)
    if fault == "generator anew":
        rng = np.random.default_rng(seed)
    m = int(0.8 * len(X)) if fault == "cut twice" else len(X)
    theta, history = fit(
        network,
        start,
        X[:m],
        data.train_Y[:m],
        epochs=200 if fault == "200 epochs" else epochs + (fault == "one epoch more"),
        loss=mean_absolute_error if fault == "MAE as loss" else mean_squared_error,
        optimizer=RMSProp(convention="textbook" if fault == "textbook" else "keras"),
        batch_size=32 if fault == "batches of 32" else 16,
        rng=rng,
        validation_split=0.0 if fault == "no validation" else 0.2,
        metrics=[mean_absolute_error],
    )
    if fault == "untrained":
        theta = start
    answers = network.predict(theta, T)
    if fault == "denormalised":
        answers = answers * data.train_Y.std() + data.train_Y.mean()
    if fault == "on training":
        return mean_absolute_error(network.predict(theta, X), data.train_Y)
    if fault == "on validation":
        return history["val_mean_absolute_error"][-1]
    if fault == "squares":
        return mean_squared_error(answers, data.test_Y)
    return mean_absolute_error(answers, data.test_Y)


def _some(data, m, k):
    return Split(data.train_X[:m], data.train_Y[:m], data.test_X[:k], data.test_Y[:k])


def _with(fault):
    return lambda data, seed, epochs: _solve(data, seed, epochs, fault)


_HINTS = {
    "leak": "The mean and the deviation come from all training rows, and so from the validation "
    "rows too. Take the first 80 %.",
    "rounded up": "80 % of 12 rows are no whole number: fit learns from 9 of them, and the "
    "standardiser should see the same 9. Cut with int(), and do not round up.",
    "test statistics": "The standardiser was fitted to the test rows. Fit it to the rows that are "
    "learnt from.",
    "raw training": "The network was trained on raw inputs. Train on the standardised ones.",
    "raw test": "The test rows were not standardised, and the network met numbers it does not "
    "know.",
    "fixed seed": "The seed is always 42: use the argument.",
    "relu output": "There is a ReLU after the output neuron. Prices need none: identity.",
    "generator anew": "You made a new generator after init. Use one rng for init and then for fit.",
    "one epoch more": "There is one epoch too many.",
    "textbook": "RMSProp ran with epsilon beside the root. The program's Keras has it under the "
    "root: convention='keras'.",
    "no validation": "All rows were learnt from. Hold the last fifth back: validation_split=0.2.",
    "the chapter's layers": "The network has the chapter's three hidden layers. Asked is one "
    "hidden layer of 16 neurons.",
    "200 epochs": "It always trains for 200 epochs: use the argument.",
    "batches of 32": "The batches have 32 rows. The lecture's have 16.",
    "cut twice": "The rows were cut to four fifths twice: once before fit, and once more by "
    "validation_split. Hand all training rows to fit.",
    "MAE as loss": "The network cannot be trained on the MAE here: it is a metric, to look at. "
    "The loss is mean_squared_error; the MAE belongs in the last line.",
    "untrained": "These are the answers of the initial weights. Use the theta that fit returns.",
    "denormalised": "The predictions were denormalised, but the targets never were standardised.",
    "on training": "This is the error on the training rows. Asked is the error on the test rows.",
    "on validation": "This is the error on the validation rows. Asked is the one on the test rows.",
    "squares": "This is the mean squared error. Asked is the mean absolute error.",
}

pipeline = Exercise(
    name="The whole pipeline",
    solution=_with(""),
    probes=[
        (_some(load_auto_mpg(), 60, 20), 1, 3),
        (_some(load_boston_housing(), 50, 12), 5, 2),
        (_some(load_auto_mpg(), 12, 5), 2, 2),  # 80 % of them is no whole number
    ],
    mistakes=[
        Mistake(_with(fault), hint, says="loss is" if fault == "MAE as loss" else "")
        for fault, hint in _HINTS.items()
    ],
)

hints = (
    "The scale is fitted to the rows that are not held back for validation, and applied "
    "to all. The same generator goes to `init` first, then to `fit`.",
)
