"""Refusals that traitlets rolls back: its own error, whatever a validator raised."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import traitlets

__all__ = ["Refused", "rolled_back"]


class Refused(traitlets.TraitError):
    """What a trait or a validator refused, in traitlets' own words: it then rolls back."""


def rolled_back(check: Callable[..., Any]) -> Callable[..., Any]:
    """Return a validator whose refusals traitlets rolls back."""

    def checked(*arguments: Any) -> Any:
        try:
            return check(*arguments)
        except (TypeError, ValueError) as error:
            raise Refused(str(error)) from error

    return checked
