"""The four optimisers of `mlp_core` as one trait of a widget."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

import traitlets

from mlp_book.widgets.choices import choice
from mlp_core import OPTIMIZERS

__all__ = ["Optimizers"]


class Optimizers(traitlets.TraitType):
    """A trait that holds one optimiser of each kind, by the name of its class.

    What is assigned replaces those it names; the others stay.
    """

    info_text = "a dictionary of mlp_core's optimisers by the names of their classes"

    def validate(self, obj: Any, value: Any) -> dict[str, Any]:
        """Return all four, checked."""
        where = f"{type(obj).__name__}.{self.name}"
        if not isinstance(value, Mapping):
            raise TypeError(f"{where}: got {value!r}, expected {self.info_text}")
        present = dict(obj._trait_values.get(self.name, {}))
        for name, one in value.items():
            kind = OPTIMIZERS[choice(where, name, OPTIMIZERS)]
            if isinstance(one, Mapping):
                one = kind(**one)
            if not isinstance(one, kind):
                raise TypeError(f"{where}: {name} is {one!r}, expected {kind.__name__}(...)")
            present[name] = one
        return {name: present[name] for name in OPTIMIZERS if name in present}

    def tag(self, **metadata: Any) -> Optimizers:
        """Tag the trait; with ``sync=True`` it travels as a dictionary of dictionaries."""
        super().tag(
            to_json=lambda value, _: {k: asdict(one) for k, one in value.items()}, **metadata
        )
        return self
