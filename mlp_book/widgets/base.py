"""What all widgets share: finding the bundle, a state taken whole or not at all, a text form."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, ClassVar

import anywidget
import traitlets

from .refused import Refused, rolled_back

__all__ = ["BookWidget", "MirroringWidget", "PictureWidget", "check_length"]

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


class BookWidget(anywidget.AnyWidget):
    """A picture that answers, or questions that do.

    A subclass names its bundle, `static/<bundle>.js` and `.css`, built from its room's
    `view.js` and `view.css`; it says in `summary` what its text form is.
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


class PictureWidget(BookWidget):
    """A picture whose controls offer what its traits take."""

    options = traitlets.Dict(read_only=True).tag(sync=True)

    @traitlets.default("options")
    def _default_options(self) -> dict[str, Any]:
        """Return the limits of each trait, ``[low, high]``, or its choices, ``[[value, text]]``."""
        traits = self.traits(sync=True).items()
        offers = {name: trait.offers(self) for name, trait in traits if hasattr(trait, "offers")}
        return {name: offer for name, offer in offers.items() if offer is not None}

    def _begin_with(self, names: Iterable[str]) -> None:
        """Make the present values of these traits what Reset leads to."""
        state = self.get_state(names := list(names))
        self.set_trait("initial", {name: state[name] for name in names})


class MirroringWidget(PictureWidget):
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
