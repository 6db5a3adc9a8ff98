"""D4's job from many seeds: how far one run's error may be believed.

``python -m benchmarks.boston_seeds`` writes what the chapter *A real regression: Boston housing*
quotes into ``book/measured/boston_seeds.json``. Each seed gives initial weights and orders of
the batches; everything else stays. The settings: D4's own; standardised by the 323 training rows
alone; these and without column B; and Auto MPG in place of Boston. float64, one thread.
"""

import datetime
import platform

import numpy as np
from threadpoolctl import threadpool_limits

from mlp_book.page import measured
from mlp_core import (
    BOSTON_FEATURES,
    MLP,
    RMSProp,
    Standardizer,
    fit,
    load_auto_mpg,
    load_boston_housing,
    mean_absolute_error,
    mean_squared_error,
)

SEEDS, EPOCHS = range(20), 200
WITHOUT_B = [j for j, name in enumerate(BOSTON_FEATURES) if name != "B"]
SETTINGS = {
    "as D4": {"data": load_boston_housing, "leak": True},
    "no leak": {"data": load_boston_housing},
    "no leak, no B": {"data": load_boston_housing, "columns": WITHOUT_B},
    "Auto MPG": {"data": load_auto_mpg},
}


def job(seed, data, *, leak=False, columns=None, epochs=EPOCHS):
    """Train once; return the errors (MAE) after the last epoch, on validation and test rows."""
    X, Y, test_X, test_Y = data()
    if columns is not None:
        X, test_X = X[:, columns], test_X[:, columns]
    scale = Standardizer.fit(X if leak else X[: int(0.8 * len(X))])
    rng = np.random.default_rng(seed)
    network = MLP((X.shape[1], 128, 128, 64, 1), ("relu", "relu", "relu", "identity"))
    theta, history = fit(
        network,
        network.init(rng),
        scale.apply(X),
        Y,
        epochs=epochs,
        loss=mean_squared_error,
        optimizer=RMSProp(convention="keras"),
        batch_size=16,
        rng=rng,
        validation_split=0.2,
        metrics=[mean_absolute_error],
    )
    answers = network.predict(theta, scale.apply(test_X))
    return {
        "validation": history["val_mean_absolute_error"][-1],
        "test": mean_absolute_error(answers, test_Y),
    }


def measure():
    """Every setting from every seed, with when and by what."""
    errors = {}
    for name, setting in SETTINGS.items():
        runs = [job(seed, **setting) for seed in SEEDS]
        errors[name] = {part: [run[part] for run in runs] for part in ("validation", "test")}
        print(f"{name}: test MAE {np.mean(errors[name]['test']):.2f}")
    return {
        "script": "python -m benchmarks.boston_seeds",
        "date": datetime.datetime.now(datetime.UTC).date().isoformat(),
        "python": platform.python_version(),
        "numpy": np.__version__,
        "seeds": list(SEEDS),
        "epochs": EPOCHS,
        "mean_absolute_error": errors,
    }


if __name__ == "__main__":
    with threadpool_limits(1):
        result = measure()
    measured.store("boston_seeds", result)
