"""What all widgets share: finding the bundle, vectors as traits, a stable text form."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, ClassVar

import anywidget
import numpy as np
import numpy.typing as npt
import traitlets

from .refused import Refused, rolled_back

__all__ = ["LIMIT", "BookWidget", "Matrix", "MirroringWidget", "Vector"]

LIMIT = 1e6
"""The largest size of a number set by hand, as number-field.js has it."""

STATIC = Path(__file__).parent / "static"


def read_bundle(name: str) -> str:
    """Return the text of a front-end bundle, such as ``"forward_pass.js"``.

    Raises
    ------
    FileNotFoundError
        If it has not been built; the message names the command that builds it.
    """
    path = STATIC / name
    try:
        return path.read_text(encoding="utf-8")
    except FileNotFoundError:
        raise FileNotFoundError(
            f"The front-end bundle {path} is missing. Run `make assets` at the root of the course."
        ) from None


class Vector(traitlets.TraitType):
    """A trait that holds a read-only 1-D float64 array and travels as a list of numbers.

    Read-only, because a change inside an array would not reach the picture:
    assign a new one, ``widget.x = [0, 1]``.

    Parameters
    ----------
    most : float, optional, keyword
        The largest size of an entry. A view draws what it is given, and pictures have an end:
        whatever a reader sets by hand has this limit, what a training reaches has none.
    """

    default_value = ()
    info_text = "a vector of finite numbers"
    ndim = 1

    def __init__(self, *arguments: Any, most: float = np.inf, **options: Any) -> None:
        self.most = most
        super().__init__(*arguments, **options)

    def validate(self, obj: Any, value: npt.ArrayLike) -> np.ndarray:
        """Return `value` as a read-only copy."""
        where = f"{type(obj).__name__}.{self.name}"
        try:
            vector = np.array(value, dtype=np.float64)
        except (TypeError, ValueError):
            raise TypeError(f"{where}: got {value!r}, expected {self.info_text}") from None
        if vector.ndim != self.ndim:
            expected = self.info_text.removesuffix(" of finite numbers")
            raise ValueError(f"{where}: got an array of shape {vector.shape}, expected {expected}")
        if not np.isfinite(vector).all():
            index = np.argwhere(~np.isfinite(vector))[0]
            place = ", ".join(str(k) for k in index)
            raise ValueError(
                f"{where}: entry {place} is {vector[tuple(index)]}, expected {self.info_text}"
            )
        if (abs(vector) > self.most).any():
            worst = vector.flat[abs(vector).argmax()]
            raise ValueError(
                f"{where}: got {worst}, expected numbers from {-self.most:g} to {self.most:g}"
            )
        vector.setflags(write=False)
        return vector

    def tag(self, **metadata: Any) -> Vector:
        """Tag the trait; with ``sync=True`` it travels as a list."""
        if metadata.get("sync"):
            metadata.setdefault("to_json", lambda vector, _: vector.tolist())
        super().tag(**metadata)
        return self


class Matrix(Vector):
    """The same for a matrix: a read-only 2-D array that travels as a list of rows."""

    default_value = ((0.0,),)
    info_text = "a matrix of finite numbers"
    ndim = 2


class BookWidget(anywidget.AnyWidget):
    """A picture that answers, or questions that do.

    A subclass names its bundle, `static/<bundle>.js` and `.css`, built from `js/<bundle>.js` and
    `.css`; it says in `summary` what its text form is.
    """

    bundle: ClassVar[str]

    _esm = traitlets.Unicode().tag(sync=True)
    _css = traitlets.Unicode().tag(sync=True)

    @traitlets.default("_esm")
    def _default_esm(self) -> str:
        return read_bundle(f"{self.bundle}.js")

    @traitlets.default("_css")
    def _default_css(self) -> str:
        return read_bundle(f"{self.bundle}.css")

    @contextmanager
    def hold_trait_notifications(self) -> Iterator[None]:
        """Take over several values together: all of them, or none where one is refused.

        traitlets takes the values back only where a `TraitError` says so; ours are the documented
        `TypeError` and `ValueError`, which would leave the refused value in the widget.
        """
        if self._cross_validation_lock:
            with super().hold_trait_notifications():
                yield
            return
        validators = self._trait_validators
        self._trait_validators = {name: rolled_back(f) for name, f in validators.items()}
        try:
            with super().hold_trait_notifications():
                try:
                    yield
                except (TypeError, ValueError) as error:
                    raise Refused(str(error)) from error
        except Refused as refused:
            raise refused.__cause__ or refused from None
        finally:
            self._trait_validators = validators

    def set_state(self, sync_data: dict[str, Any]) -> None:
        """Take over what the view says; where a value is refused, tell the view what stays."""
        try:
            super().set_state(sync_data)
        except (TypeError, ValueError, traitlets.TraitError):
            self.send_state([name for name in sync_data if name in self.keys])
            raise

    def summary(self) -> str:
        """Return the text form: what front ends without widgets show. No address, no state."""
        raise NotImplementedError

    def __repr__(self) -> str:
        return self.summary()

    def _repr_mimebundle_(self, **kwargs: Any) -> tuple[dict, dict] | None:
        bundle = super()._repr_mimebundle_(**kwargs)
        if bundle is not None:
            bundle[0]["text/plain"] = self.summary()  # the whole of it: anywidget shortens
        return bundle


class MirroringWidget(BookWidget):
    """A widget some of whose numbers follow from others, unless all of them come together.

    An observer that makes numbers follow asks for `_mirroring` first: while it is true, all come
    from the view, or from within ``with self._together():``.
    """

    _mirroring = False

    @contextmanager
    def _together(self) -> Iterator[None]:
        self._mirroring = True
        try:
            yield
        finally:
            self._mirroring = False

    def set_state(self, sync_data: dict[str, Any]) -> None:
        """Take over what the view says, all of it together."""
        with self._together():
            super().set_state(sync_data)


def check_length(where: str, name: str, vector: Sequence[float], expected: int, unit: str) -> None:
    """Refuse a vector of the wrong length."""
    if len(vector) != expected:
        raise ValueError(f"{where}.{name}: got {len(vector)} {unit}, the network takes {expected}")
