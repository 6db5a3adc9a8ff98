"""What scripts in ``benchmarks/`` have measured: ``book/measured/NAME.json``, read and written.

Each file says when, on which machine and by which command it was made. Chapters read the numbers
and type none.
"""

import json
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parents[1]
INSTALLED = HERE / "_measured"  # a copy, where the package is installed without the repository
FOLDER = INSTALLED if INSTALLED.is_dir() else HERE.parent / "book" / "measured"


def path(name: str) -> Path:
    """Where the measurement of this name is kept."""
    return FOLDER / f"{name}.json"


def load(name: str) -> dict[str, Any]:
    """Return a stored measurement; ValueError if none has this name."""
    if not path(name).is_file():
        names = ", ".join(sorted(file.stem for file in FOLDER.glob("*.json")))
        raise ValueError(f"measured.load: no measurement {name!r}; there are {names}")
    return json.loads(path(name).read_text(encoding="utf-8"))


def store(name: str, result: dict[str, Any]) -> None:
    """Write a measurement, in place of one of the same name, and say so."""
    path(name).write_text(json.dumps(result, indent=2) + "\n", encoding="utf-8")
    print(f"wrote book/measured/{name}.json")
