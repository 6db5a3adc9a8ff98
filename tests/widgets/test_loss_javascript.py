"""The loss widget's JavaScript against mlp_core in Node."""

from .loss_fixtures import everything
from .node import assert_passes, write_fixtures


def test_in_node(tmp_path):
    assert_passes("loss.test.mjs", write_fixtures(tmp_path, everything()), at_least=70)
