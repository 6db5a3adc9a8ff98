"""The affine maps and solids in JavaScript, against NumPy and mlp_core in Node."""

from tests.widgets.node import assert_passes, write_fixtures

from .fixtures import everything


def test_in_node(tmp_path):
    assert_passes(
        "affine_map/affine_map.test.mjs", write_fixtures(tmp_path, everything()), at_least=36
    )
