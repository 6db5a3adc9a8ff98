"""What widgets decide, say and take from a link, in Node."""

from .node import ROOT, assert_passes, node


def test_in_node(tmp_path):
    assert_passes("decided.test.mjs", tmp_path / "no fixtures", at_least=11)


def test_its_modules_need_no_page():
    script = "import('./mlp_book/widgets/pieces/decided.js').then(() => console.log('loaded'))"
    assert node("-e", script, cwd=ROOT).stdout == "loaded\n"
