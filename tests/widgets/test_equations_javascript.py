"""What widgets print in equations is true, in Node."""

from .node import assert_passes, write_fixtures


def test_in_node(tmp_path):
    assert_passes("equations.test.mjs", write_fixtures(tmp_path, {}), at_least=11)
