"""The code exercises of this chapter, one a file."""

from .columns import columns
from .layer import layer
from .mean_miss import mean_miss
from .network import network

__all__ = ["columns", "layer", "mean_miss", "network"]
