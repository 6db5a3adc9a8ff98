"""A built page carries the state of the widgets that it shows, with what they refer to."""

import json

from mlp_book.site.widget_state import shown_only


def test_only_what_a_view_leads_to_stays():
    models = {
        "aa": {"state": {"layout": "IPY_MODEL_bb"}},
        "bb": {"state": {}},
        "cc": {"state": {"layout": "IPY_MODEL_dd"}},
        "dd": {"state": {}},
    }
    body = json.dumps({"version_major": 2, "state": models})
    page = '<script>{"version_major": 2, "model_id": "aa"}</script>'
    kept = json.loads(shown_only(body, page))
    assert kept == {"version_major": 2, "state": {"aa": models["aa"], "bb": models["bb"]}}
    assert json.loads(shown_only(body, ""))["state"] == {}
