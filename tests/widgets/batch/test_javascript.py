"""The batch widget's JavaScript against NumPy and mlp_core in Node."""

from tests.widgets.node import assert_passes, write_fixtures

from .fixtures import everything


def test_in_node(tmp_path):
    assert_passes("batch/batch.test.mjs", write_fixtures(tmp_path, everything()), at_least=30)
