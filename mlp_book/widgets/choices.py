"""A choice among a few texts or numbers as a trait of a widget, and the texts of those that recur.

The options travel to the view, with how the page writes each: no list is written twice.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from numbers import Real
from typing import Any

import traitlets

__all__ = ["ACTIVATION_TEXTS", "LOSS_TEXTS", "OneOf", "choice", "chosen"]

ACTIVATION_TEXTS = {
    "identity": "identity",
    "sigmoid": "sigmoid",
    "tanh": "tanh",
    "relu": "ReLU",
    "leaky_relu": "leaky ReLU",
    "elu": "ELU",
    "softmax": "softmax",
}
"""How the page writes an activation, as `label` in mathematics/activations.js."""

LOSS_TEXTS = {
    "binary_cross_entropy": "binary cross-entropy",
    "half_squared_error": "half squared error",
    "mean_squared_error": "mean squared error",
    "categorical_cross_entropy": "categorical cross-entropy",
}
"""How the page writes a loss."""


def chosen(texts: Mapping[str, str], names: Iterable[str]) -> dict[str, str]:
    """Return some of the texts, in the order of the names."""
    return {name: texts[name] for name in names}


Options = Iterable[Any] | Mapping[Any, str]


class OneOf(traitlets.TraitType):
    """A trait that holds one of a few texts or numbers.

    Parameters
    ----------
    options : iterable, mapping or callable
        What there is to choose from, in the order of the page; a mapping says how the page writes
        each. Where it depends on the widget, ``options(widget)`` gives it.
    default : optional
        The value before any is set. Default: the first; a callable needs one.
    what : str, optional
        What the options are, where they are too many to be listed in an error.
    """

    def __init__(
        self,
        options: Options | Callable[[Any], Options],
        default: Any = None,
        *,
        what: str = "",
        **more: Any,
    ) -> None:
        self._options = options if callable(options) else _texts(options)
        self.what = what
        if default is None and not callable(self._options):
            default = next(iter(self._options))
        super().__init__(default, **more)

    def of(self, widget: Any) -> dict[Any, str]:
        """Return the options of a widget, each with its text."""
        return _texts(self._options(widget)) if callable(self._options) else self._options

    def validate(self, obj: Any, value: Any) -> Any:
        """Return the option that `value` equals."""
        options, where = self.of(obj), f"{type(obj).__name__}.{self.name}"
        return choice(where, value, options, self.what)

    def offers(self, widget: Any) -> list[list[Any]]:
        """Return the options, each with its text."""
        return [[value, text] for value, text in self.of(widget).items()]


def _texts(options: Options) -> dict[Any, str]:
    return dict(options) if isinstance(options, Mapping) else {one: str(one) for one in options}


def choice(where: str, value: Any, options: Iterable[Any], what: str = "") -> Any:
    """Return the option that `value` equals; TypeError for what is neither text nor number."""
    options = list(options)
    listed = f"{what}, from {options[0]!r} to {options[-1]!r}"
    wanted = listed if what else f"one of {', '.join(map(str, options))}"
    kind = str if isinstance(options[0], str) else Real
    if isinstance(value, bool) or not isinstance(value, kind):
        raise TypeError(f"{where}: got {value!r}, expected {wanted}")
    for option in options:
        if option == value:
            return option
    raise ValueError(f"{where}: got {value!r}, expected {wanted}")
