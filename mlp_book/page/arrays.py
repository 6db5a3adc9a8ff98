"""How the book prints arrays, in notebooks and in the page's own Python."""

from typing import Any

PRINTED: dict[str, Any] = {"precision": 4, "suppress": True}  # for np.set_printoptions
