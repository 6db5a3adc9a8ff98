"""The model card: what people and hubs must know of a model (source D1).

It begins with metadata in YAML, between two lines of three dashes; hubs read them. Then comes the
text for people. Chapter *Formats and engines*.
"""

import json
import math
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from numbers import Real

from .._numbers import in_order, shown

# fmt: off
LICENSES = (
    "agpl-3.0", "apache-2.0", "bsd-2-clause", "bsd-3-clause", "cc-by-4.0", "cc-by-nc-4.0",
    "cc-by-sa-4.0", "cc0-1.0", "gpl-2.0", "gpl-3.0", "isc", "lgpl-3.0", "mit", "mpl-2.0", "other",
    "unknown", "unlicense",
)
"""Names of licences as hubs write them; ``other`` asks for a file LICENSE."""
TASKS = (
    "image-classification", "tabular-classification", "tabular-regression", "text-classification",
    "other",
)
"""What a model does, in the words of hubs, as far as a multilayer perceptron does it."""
# fmt: on


@dataclass(frozen=True)
class ModelCard:
    """What people must know before they use a model (D1: "other metadata").

    A text that is empty or not one line, or that holds control characters, a licence, task or
    language code that hubs do not know, and a result that is no finite number are ValueErrors.
    """

    title: str
    """Its name."""
    purpose: str
    """What it is for, and what not."""
    inputs: str
    """What goes in, in which order, units and scaling; without it the parameters are worthless."""
    outputs: str
    """What comes out, and how to read it."""
    data: str
    """What it was trained and tested on."""
    limits: str
    """Where it fails."""
    license: str
    """One of ``mlp_core.formats.model_card.LICENSES``, for the model, not for the data."""
    task: str = "other"
    """One of ``mlp_core.formats.model_card.TASKS``."""
    language: str = "en"
    """Of the card, two letters."""
    tags: tuple[str, ...] = ()
    results: Mapping[str, float] = field(default_factory=dict)
    """Metric to value on the test data, as ``{"accuracy": 0.96}``; six decimals are kept."""

    def __post_init__(self) -> None:
        if in_order(self.tags) is None:  # of a text each letter would be one
            raise ValueError(f"ModelCard: tags is {shown(self.tags)}, expected texts, as ('mlp',)")
        if not isinstance(self.results, Mapping):
            raise ValueError(
                f"ModelCard: results is {shown(self.results)}, expected as {{'mse': 0.1}}"
            )
        texts = {f.name: getattr(self, f.name) for f in fields(self) if f.name not in _NO_TEXT}
        texts |= {f"tags[{i}]": tag for i, tag in enumerate(self.tags)}
        texts |= {f"results, key {i}": name for i, name in enumerate(self.results)}
        for name, text in texts.items():
            if not isinstance(text, str) or not _is_one_line(text):
                raise ValueError(f"ModelCard: {name} is {shown(text)}, expected one line of text")
        for name, known in (("license", LICENSES), ("task", TASKS)):
            if texts[name] not in known:
                raise ValueError(
                    f"ModelCard: {name} is {shown(texts[name])}, expected one of {', '.join(known)}"
                )
        if not (len(self.language) == 2 and self.language.isascii() and self.language.islower()):
            raise ValueError(f"ModelCard: language is {self.language!r}, expected as 'en' or 'pl'")
        for name, value in self.results.items():
            if not isinstance(value, Real) or not math.isfinite(value):
                raise ValueError(f"ModelCard: {name} is {shown(value)}, expected a finite number")

    def markdown(self) -> str:
        """Return the card as a hub reads it: metadata in YAML, then the text."""
        # A text written as JSON is YAML too: a colon or a dash in it means nothing.
        title, task, data = map(_quoted, (self.title, self.task, self.data))
        metadata = [
            "---",
            f"language: {_quoted(self.language)}",
            f"license: {_quoted(self.license)}",
            'library_name: "mlp_core"',
            f"pipeline_tag: {task}",
            "tags:",
            *(f"- {_quoted(tag)}" for tag in ("multilayer-perceptron", *self.tags)),
        ]
        if self.results:
            metadata += [
                "model-index:",
                f"- name: {title}",
                "  results:",
                f"  - task: {{type: {task}}}",
                f"    dataset: {{type: custom, name: {data}}}",
                "    metrics:",
                *(f"    - {{type: {_quoted(k)}, value: {v:.6f}}}" for k, v in self.results.items()),
            ]
        rows = [f"| {name} | {value:g} |" for name, value in self.results.items()]
        table = ["", "| on the test data | value |", "|:--|--:|", *rows] if rows else []
        parts = [
            "\n".join([*metadata, "---"]),
            f"# {self.title}",
            self.purpose,
            f"## What goes in\n\n{self.inputs}",
            f"## What comes out\n\n{self.outputs}",
            "\n".join([f"## Data and results\n\n{self.data}", *table]),
            f"## Limits\n\n{self.limits}",
            f"## How to run it\n\n{_HOW_TO_RUN}",
        ]
        return "\n\n".join(parts) + "\n"


def _is_one_line(text: str) -> bool:
    """Whether the text can be seen, is one line, and is read back from YAML as it is.

    ``str.isprintable`` would refuse what writing needs: the no-break space, the soft hyphen, the
    joiners of emoji and of Persian. And it knows only the letters that Python knew when it was
    made. Here only what is no text is refused, which no later Unicode changes.
    """
    kinds = {unicodedata.category(letter) for letter in text}
    unseen = all(unicodedata.category(letter)[0] in "ZC" for letter in text)
    spoilt = any(letter in _TURNING or ord(letter) & 0xFFFE == 0xFFFE for letter in text)
    unknown = any(unicodedata.category(letter) == "Cn" for letter in text)
    return not (kinds & _NO_TEXT_KINDS or spoilt or (unseen and not unknown))


_NO_TEXT_KINDS = {"Cc", "Cs", "Zl", "Zp"}  # control characters, half characters, breaks of a line
_TURNING = "\u202d\u202e"  # they turn the letters after them: 0.69 would be shown as 0.96


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


_NO_TEXT = ("tags", "results")
_HOW_TO_RUN = """```python
from mlp_core import load_hub_folder

network, theta = load_hub_folder("this folder")
outputs = network.predict(theta, X)
```

The tensors in `model.safetensors` have the names of PyTorch's `nn.Sequential`; the sizes and
activations are in `config.json`."""
