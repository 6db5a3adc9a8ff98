"""A model as a folder that a model hub such as Hugging Face takes (source D1).

``config.json`` is the architecture, ``model.safetensors`` the parameters, and ``README.md`` the
model card: what the model is for, what goes in and out, how good it is and where it fails. Nothing
here uses the network. Chapter *Formats and engines*.
"""

import hashlib
import json
import os
import re
from pathlib import Path

from .._numbers import shown
from ..backend import Array
from ..network import MLP
from ._architecture import described, parsed, restored
from ._files import finite_parameters, opened
from ._whole_folder import found, reading, write_whole
from .model_card import ModelCard
from .safetensors import content, load_safetensors, told_by_header

_MARK = re.compile(rb"<!-- parameters: sha256 ([0-9a-f]{64}) -->")


def save_hub_folder(
    folder: str | os.PathLike[str], network: MLP, theta: Array, card: ModelCard
) -> None:
    """Write ``config.json``, ``model.safetensors`` and ``README.md``: all three, or none (D1).

    The folder is made where there is none; other files in it stay as they are. Where an error stops
    the writing, the folder is as it was. Where the program is killed, `load_hub_folder` finds the
    old model or the new one, whole; what is left in ``unfinished_save`` is put in its place by the
    next save. Other programs never see files of two models: for a moment between the two they see
    some of the names missing. The card's last line, which no page shows, names the parameters that
    it belongs to. Nothing is sent anywhere.

    Raises
    ------
    TypeError
        If `card` is no `ModelCard`, or `theta` is neither float16, float32 nor float64.
    ValueError
        As `save_safetensors` does.
    OSError
        If a file cannot be written, or one of the three names belongs to a folder or device.
    """
    where = "save_hub_folder"
    if not isinstance(card, ModelCard):
        raise TypeError(f"{where}: card is {shown(card)}, expected a ModelCard")
    # Nothing is written before all is made: half a new model beside half an old one fits nobody.
    tensors = content("save_safetensors", network, theta)
    config = {"model_type": "mlp", **described(where, network)}
    mark = f"\n<!-- parameters: sha256 {_digest(finite_parameters(where, network, theta))} -->\n"
    contents = {
        "model.safetensors": tensors,
        "config.json": (json.dumps(config, indent=2) + "\n").encode(),
        "README.md": (card.markdown() + mark).encode(),
    }
    write_whole(folder, contents)


def load_hub_folder(folder: str | os.PathLike[str]) -> tuple[MLP, Array]:
    """Return network and parameters of a folder that `save_hub_folder` wrote (D1).

    Raises
    ------
    ValueError
        If a file is damaged, if ``config.json`` and ``model.safetensors`` do not agree, or if the
        card in ``README.md`` was written for other parameters.
    ImportError
        If the package safetensors is not installed.
    OSError
        If a file is missing or cannot be read.
    """
    where = "load_hub_folder"
    with reading(folder) as target:
        path = found(target, "config.json")
        try:
            # A byte order mark, as editors of Windows write it, changes nothing.
            with opened(path) as file:
                told = restored(where, parsed(file.read().decode("utf-8-sig")))
        except (KeyError, TypeError, ValueError) as error:
            raise ValueError(f"{where}: {path} describes no network: {error}") from error
        tensors = found(target, "model.safetensors")
        network, theta = load_safetensors(tensors, told.activations)
        if network != told:
            raise ValueError(
                f"{where}: config.json says {told.sizes}, model.safetensors holds {network.sizes}"
            )
        header = told_by_header(where, tensors)
        if header not in (None, told):
            raise ValueError(
                f"{where}: config.json says {told}, the header of model.safetensors {header}"
            )
        _check_card(where, found(target, "README.md"), theta)
    return network, theta


def _digest(theta: Array) -> str:
    """Return a digest of the parameters, the same on every machine."""
    return hashlib.sha256(theta.astype(theta.dtype.newbyteorder("<")).tobytes()).hexdigest()


def _check_card(where: str, card: Path, theta: Array) -> None:
    """Refuse parameters beside the card of others; a card may be missing, or say nothing of it."""
    try:
        with opened(card) as file:
            marks = _MARK.findall(file.read())
    except FileNotFoundError:
        return
    if marks and _digest(theta).encode() not in marks:
        raise ValueError(
            f"{where}: {card} is the card of other parameters than those in model.safetensors; "
            "write both anew with save_hub_folder, or, if its text still holds, delete its last "
            "line"
        )
