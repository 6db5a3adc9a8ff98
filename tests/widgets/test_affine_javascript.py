"""The affine maps and solids in JavaScript, against NumPy and mlp_core in Node."""

from .affine_fixtures import everything
from .node import assert_passes, write_fixtures


def test_in_node(tmp_path):
    assert_passes("affine.test.mjs", write_fixtures(tmp_path, everything()), at_least=36)
