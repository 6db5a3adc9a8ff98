"""The precision widget's JavaScript against NumPy and ml_dtypes in Node, bit for bit."""

from tests.widgets.node import assert_passes, write_fixtures

from .fixtures import everything


def test_in_node(tmp_path):
    assert_passes(
        "precision/precision.test.mjs", write_fixtures(tmp_path, everything()), at_least=400
    )
