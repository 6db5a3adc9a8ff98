"""The skeleton that a new chapter is copied from has every part that the rules ask for."""

from pathlib import Path

import jupytext

from . import rules

SKELETON = Path(__file__).resolve().parents[2] / "tools" / "chapter.md"


def test_the_skeleton_has_every_part():
    skeleton = jupytext.read(SKELETON)
    assert rules.anatomy(skeleton) + rules.exercises(skeleton) == []
