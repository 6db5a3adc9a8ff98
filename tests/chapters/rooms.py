"""The rooms of the chapters that have exercises."""

import importlib
import pkgutil
from pathlib import Path

import mlp_book.chapters as chapters
from mlp_book.page.checks import Exercise

FOLDER = Path(chapters.__path__[0])
ROOMS = sorted(
    room.name
    for room in pkgutil.iter_modules(chapters.__path__)
    if (FOLDER / room.name / "exercises").is_dir()
)


def package(room):
    """The exercises of a chapter, as its notebook imports them."""
    return importlib.import_module(f"{chapters.__name__}.{room}.exercises")


def exercises():
    """{"forward_pass.layer": exercise, ...}: all of the book."""
    return {
        f"{room}.{name}": value
        for room in ROOMS
        for name, value in vars(package(room)).items()
        if isinstance(value, Exercise)
    }


def functions():
    """Of the exercises those whose answer is a function."""
    return {name: one for name, one in exercises().items() if callable(one.solution)}
