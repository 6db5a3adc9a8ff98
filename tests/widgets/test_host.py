"""The static host: widgets of a built page live without a kernel, and failures are seen."""

import pytest

from tests.browser.support import visit

from .static_page import write_page

GOOD = """
let started = 0;
export default {
  initialize({ model }) {
    started += 1;
    model.set("note", `initialised ${started}`);
    return () => { document.title += " model-closed"; };
  },
  render({ model, el, signal }) {
    const show = () => { el.textContent = `${model.get("note")} ${model.get("n")}`; };
    model.on("change:n", show);
    el.onclick = () => { model.set("n", model.get("n") + 1); model.save_changes(); };
    show();
    return () => { document.title += signal.aborted ? " view-closed" : " too-early"; };
  },
};
"""


class View:
    def __init__(self, model_id):
        self.model_id = model_id


def state(esm, **extra):
    return {"model_module": "anywidget", "state": {"_esm": esm, "_css": "", "n": 1, **extra}}


@pytest.fixture
def open_page(browser, tmp_path):
    def build(models, *views):
        url = write_page(tmp_path / "page.html", *map(View, views), state=models)
        return visit(browser, url, expect_faults=True)

    return build


def test_views_share_their_model(open_page):
    with open_page({"a": state(GOOD)}, "a", "a") as (page, faults):
        hosts = page.locator(".mlp-host")
        assert hosts.all_inner_texts() == ["initialised 1 1", "initialised 1 1"]
        hosts.first.click()
        assert hosts.all_inner_texts() == ["initialised 1 2", "initialised 1 2"]
        assert faults.all() == []


def test_clean_up_when_the_page_goes(open_page):
    with open_page({"a": state(GOOD)}, "a") as (page, _):
        page.evaluate("() => dispatchEvent(new PageTransitionEvent('pagehide'))")
        assert page.title() == "Widgets model-closed view-closed"


def test_a_page_that_may_come_back_stays_alive(open_page):
    with open_page({"a": state(GOOD)}, "a") as (page, _):
        page.evaluate("() => dispatchEvent(new PageTransitionEvent('pagehide', {persisted: true}))")
        assert page.title() == "Widgets"


@pytest.mark.parametrize(
    ("models", "words"),
    [
        ({"a": state("export default { render() { throw new Error('no ink') } }")}, "no ink"),
        ({"a": state("export default {")}, "Unexpected"),
        ({}, "the page holds no state for it"),
        ({"a": {"model_module": "@jupyter-widgets/controls", "state": {}}}, "a running kernel"),
    ],
)
def test_a_failure_is_told_in_its_place_and_stops_no_other(open_page, models, words):
    with open_page({**models, "b": state(GOOD)}, "a", "b") as (page, faults):
        alert = page.get_by_role("alert")
        assert alert.count() == 1
        assert alert.inner_text().startswith("This interactive part could not start: ")
        assert words in alert.inner_text()
        assert page.locator(".mlp-host").inner_text() == "initialised 1 1"
        assert len(faults.console) == 1


def test_a_factory_gives_the_widget_and_styles_come_once(open_page):
    esm = "export default async () => ({ render({ el }) { el.textContent = 'made'; } })"
    models = {k: state(esm, _css=".mlp-host { color: rgb(1, 2, 3) }") for k in ("a", "b")}
    with open_page(models, "a", "b") as (page, faults):
        assert page.locator(".mlp-host").all_inner_texts() == ["made", "made"]
        styles = page.locator("head style").all_text_contents()
        assert sum("rgb(1, 2, 3)" in style for style in styles) == 1
        assert faults.all() == []
