"""What widgets print in equations and in fields is true, in Node."""

import pytest

from .node import assert_passes, write_fixtures


@pytest.mark.parametrize(("name", "at_least"), [("equations.test.mjs", 10), ("fields.test.mjs", 3)])
def test_in_node(name, at_least, tmp_path):
    assert_passes(name, write_fixtures(tmp_path, {}), at_least=at_least)
