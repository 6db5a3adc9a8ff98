"""The API page: every public name is on it, and says where it comes from and how it fails."""

import inspect
import re
from pathlib import Path

import pytest

import mlp_core

PAGE = Path(__file__).resolve().parents[2] / "book" / "back" / "api.md"
LISTED = re.findall(r"^\.\. auto\w+:: mlp_core\.(?:\w+\.)*(\w+)$", PAGE.read_text(), re.MULTILINE)


def test_every_public_name_is_on_the_page_once():
    assert sorted(LISTED) == sorted(mlp_core.__all__)


FUNCTIONS = [name for name in mlp_core.__all__ if inspect.isfunction(getattr(mlp_core, name))]


@pytest.mark.parametrize("name", FUNCTIONS)
def test_a_function_names_its_errors_and_its_source(name):
    text = inspect.getdoc(getattr(mlp_core, name))
    assert re.search(r"[Rr]aises|Error|errors", text), "it does not say how it fails"
    assert re.search(r"\bD[0-4]\b|[Cc]hapter|Source|Keras|UCI", text), "no source or chapter"
