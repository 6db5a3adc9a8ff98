"""The playground's JavaScript against mlp_core, in Node."""

from tests.widgets.node import assert_passes, write_fixtures

from .fixtures import everything


def test_in_node(tmp_path):
    fixtures = everything()
    cases = sum(len(cases) for cases in fixtures.values() if isinstance(cases, list))
    assert_passes(
        "playground/playground.test.mjs", write_fixtures(tmp_path, fixtures), at_least=cases
    )
