"""What widgets decide, say and take from a link, in Node."""

from mlp_book.widgets import PlaygroundWidget

from .node import ROOT, assert_passes, node, write_fixtures


def test_in_node(tmp_path):
    fixtures = write_fixtures(tmp_path, {"options": PlaygroundWidget().options})
    assert_passes("decided.test.mjs", fixtures, at_least=11)


def test_its_modules_need_no_page():
    script = "import('./mlp_book/widgets/pieces/decided.js').then(() => console.log('loaded'))"
    assert node("-e", script, cwd=ROOT).stdout == "loaded\n"
