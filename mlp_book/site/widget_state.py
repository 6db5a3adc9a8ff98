"""A page carries the state of the widgets that it shows, and of no others.

A notebook may make many widgets to compute with; a kernel keeps the state of all of them.
"""

import json
import re

REFERENCE = re.compile(r"IPY_MODEL_(\w+)")
VIEW = re.compile(r'"model_id":\s*"(\w+)"')


def shown_only(body: str, page: str) -> str:
    """Return the widget state (JSON) without the models that no view of the page leads to."""
    whole = json.loads(body)
    models, kept = whole["state"], {}
    waiting = [name for name in VIEW.findall(page) if name in models]
    while waiting:
        name = waiting.pop()
        if name not in kept:
            kept[name] = models[name]
            references = REFERENCE.findall(json.dumps(models[name]))
            waiting += [other for other in references if other in models]
    ordered = {name: model for name, model in models.items() if name in kept}
    return json.dumps({**whole, "state": ordered})


def keep_shown_widgets(app, pagename, templatename, context, doctree):
    """Before myst-nb puts a page's widget state into it: leave out what the page does not show."""
    files = getattr(app.env, "nb_metadata", {}).get(pagename, {}).get("js_files", {})
    if "ipywidgets_state" in files:
        address, options = files["ipywidgets_state"]
        body = shown_only(options["body"], context["body"])
        files["ipywidgets_state"] = (address, {**options, "body": body})
