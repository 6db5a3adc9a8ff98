"""A stock Firefox, driven by WebDriver BiDi: Playwright's Firefox is another one.

Only what tests and benchmarks of the laboratory need: open a page, run JavaScript in it, press
keys, take a picture. `tests/laboratory/chromium.py` has the same members.
"""

import base64
import json
import re
import shutil
import subprocess
import tempfile
import time
from pathlib import Path

from websocket import create_connection

# Automation switches off the rule that readers have: a page from a file is of no one's origin.
PREFERENCES = {
    "security.fileuri.strict_origin_policy": True,
    "app.update.enabled": False,
    "browser.shell.checkDefaultBrowser": False,
    "datareporting.policy.dataSubmissionEnabled": False,
    "toolkit.telemetry.reportingpolicy.firstRun": False,
    "remote.prefs.recommended": False,
    "browser.aboutwelcome.enabled": False,
    "browser.startup.homepage_override.mstone": "ignore",
    "network.captive-portal-service.enabled": False,
    "network.connectivity-service.enabled": False,
    "services.settings.server": "data:,",
}
KEYS = {"Enter": "\ue006", "Escape": "\ue00c", "Tab": "\ue004", "Shift": "\ue008"}
KEYS |= {"Control": "\ue009", "End": "\ue010", "Home": "\ue011", "Backspace": "\ue003"}


class Firefox:
    """One browser with one page."""

    def __init__(self, path, *, dark=False):
        self._profile = tempfile.mkdtemp(prefix="firefox-")
        wanted = {
            **PREFERENCES,
            "layout.css.prefers-color-scheme.content-override": 0 if dark else 1,
        }
        lines = (f"user_pref({json.dumps(k)}, {json.dumps(v)});" for k, v in wanted.items())
        Path(self._profile, "user.js").write_text("\n".join(lines), encoding="utf-8")
        self._log = Path(self._profile, "log.txt")
        with self._log.open("wb") as log:
            self._process = subprocess.Popen(
                [
                    *(path, "--headless", "--no-remote", "--remote-debugging-port=0"),
                    *("--profile", self._profile, "about:blank"),
                ],
                stdout=log,
                stderr=log,
            )
        self._last = 0
        self._socket = create_connection(
            f"{self._address()}/session", timeout=120, suppress_origin=True
        )
        self._call("session.new", capabilities={})
        # a tab of its own has the focus of the keyboard; the window's first one has not
        self._context = self._call("browsingContext.create", type="tab")["context"]
        self._call("browsingContext.activate", context=self._context)

    def _address(self):
        end = time.monotonic() + 90
        while time.monotonic() < end:
            found = re.search(rb"BiDi listening on (ws://\S+)", self._log.read_bytes())
            if found:
                return found[1].decode()
            if self._process.poll() is not None:
                break
            time.sleep(0.1)
        raise RuntimeError(
            f"Firefox does not start: {self._log.read_text(errors='replace')[-500:]}"
        )

    def _call(self, method, **parameters):
        self._last += 1
        self._socket.send(json.dumps({"id": self._last, "method": method, "params": parameters}))
        while True:
            answer = json.loads(self._socket.recv())
            if answer.get("id") == self._last:
                break
        if answer["type"] == "error":
            raise RuntimeError(f"{method}: {answer['error']}: {answer['message']}")
        return answer["result"]

    def open(self, url):
        """Go to a page and wait until it is loaded."""
        self._call("browsingContext.navigate", context=self._context, url=url, wait="complete")

    def js(self, function, *arguments):
        """Call a JavaScript function with JSON values in the page; return what it gives."""
        given = json.dumps(arguments)
        code = f"async () => JSON.stringify((await ({function})(...{given})) ?? null)"
        answer = self._call(
            "script.callFunction",
            functionDeclaration=code,
            awaitPromise=True,
            target={"context": self._context},
        )
        if answer["type"] == "exception":
            raise RuntimeError(answer["exceptionDetails"]["text"])
        return json.loads(answer["result"]["value"])

    def press(self, *keys):
        """Press keys together, as ``press("Shift", "Enter")``."""
        values = [KEYS.get(key, key) for key in keys]
        downs = [{"type": "keyDown", "value": value} for value in values]
        ups = [{"type": "keyUp", "value": value} for value in reversed(values)]
        self._act([*downs, *ups])

    def type(self, text):
        """Press the keys of a text, one after the other."""
        keys = ["\ue006" if letter == "\n" else letter for letter in text]
        self._act([{"type": kind, "value": key} for key in keys for kind in ("keyDown", "keyUp")])

    def _act(self, actions):
        keyboard = {"type": "key", "id": "keyboard", "actions": actions}
        self._call("input.performActions", context=self._context, actions=[keyboard])

    def resize(self, width, height):
        """Give the page another size."""
        size = {"width": width, "height": height}
        self._call("browsingContext.setViewport", context=self._context, viewport=size)

    def picture(self, path):
        """Write a picture of what the window shows."""
        data = self._call("browsingContext.captureScreenshot", context=self._context)["data"]
        Path(path).write_bytes(base64.b64decode(data))

    def close(self):
        """End the browser, and remove its profile."""
        try:
            self._call("browser.close")
        finally:
            self._socket.close()
            self._process.wait(timeout=60)
            shutil.rmtree(self._profile, ignore_errors=True)
