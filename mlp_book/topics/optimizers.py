"""The optimisers of the book's pictures, by the names of their classes, in the book's order."""

from typing import Any

import mlp_core

__all__ = ["KINDS"]

KINDS: dict[str, Any] = {
    kind.__name__: kind
    for kind in (mlp_core.GradientDescent, mlp_core.Momentum, mlp_core.RMSProp, mlp_core.Adam)
}
