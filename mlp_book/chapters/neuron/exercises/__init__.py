"""The code exercises of this chapter, one a file."""

from .neuron import neuron
from .vote import vote
from .xor import xor

__all__ = ["neuron", "vote", "xor"]
