"""The wall: whatever a learner's code tries, nothing leaves the page and nothing of it is read."""

import http.server
import threading

import pytest

from .driving import click, edit, run, status, visit, wait

PRINTS = '[data-cell="1"]'
# Each tries one way out, as Python in a worker can; `home` is the counting server.
ATTEMPTS = {
    "XMLHttpRequest": 'x = js.XMLHttpRequest.new()\nx.open("GET", home, False)\nx.send()',
    "fetch": "run_sync(js.fetch(home))",
    "fetch of the browser": "run_sync(js.eval(f\"fetch('{home}')\"))",
    "fetch of a Request": "run_sync(js.fetch(js.Request.new(home)))",
    "urllib": "import urllib.request\nurllib.request.urlopen(home).read()",
    "pyodide.http": "from pyodide.http import open_url\nopen_url(home)",
    "socket": (
        'import socket\none = socket.create_connection(("127.0.0.1", port), 2)\n'
        'one.send(b"GET / HTTP/1.0\\r\\n\\r\\n")'
    ),
    "WebSocket": 'js.WebSocket.new(home.replace("http", "ws"))\ntime.sleep(1)',
    "EventSource": "js.EventSource.new(home)\ntime.sleep(1)",
    "sendBeacon": "js.navigator.sendBeacon(home)",
    "importScripts": "js.importScripts(home)",
    "import": "run_sync(js.eval(f\"import('{home}')\"))",
    "a worker by address": "js.Worker.new(home)\ntime.sleep(1)",
    "a worker in the worker": (
        "text = f\"fetch('{home}'); import('{home}'); importScripts('{home}')\"\n"
        "blob = js.Blob.new(to_js([text]))\n"
        "js.Worker.new(js.URL.createObjectURL(blob))\ntime.sleep(1)"
    ),
    "the engine's own function": 'js.Function.new("a", "return fetch(a)")(home)\ntime.sleep(1)',
    "a font": 'js.FontFace.new("x", f"url({home})").load()\ntime.sleep(1)',
    "micropip": "run_sync(js.pyodide.loadPackage(home))",
}
READS = {
    "localStorage": "print(js.localStorage.getItem('secret'))",
    "sessionStorage": "print(js.sessionStorage.getItem('secret'))",
    "cookies": "print(js.document.cookie)",
    "the page": "print(js.document.title)",
    "the window": "print(js.window.parent.location.href)",
    "the parent": "print(js.parent.document.title)",
}
# What answers later: it calls `read` or `refused`, or throws.
LATER = {
    "databases": "asked = js.indexedDB.open('secret')\n"
    "asked.onsuccess, asked.onerror = map(create_proxy, (read, refused))",
    "caches": "js.caches.keys().then(create_proxy(read), create_proxy(refused))",
    "cookieStore": "js.cookieStore.getAll().then(create_proxy(read), create_proxy(refused))",
    "files": "js.navigator.storage.getDirectory().then(create_proxy(read), create_proxy(refused))",
    "a channel": "js.BroadcastChannel.new('secret').onmessage = create_proxy(read)\n"
    "js.setTimeout(create_proxy(refused), 500)",
}
FIRST = "import js, time\nfrom pyodide.ffi import run_sync, to_js\n"


class Counting(http.server.BaseHTTPRequestHandler):
    """Counts whoever comes."""

    def do_GET(self):
        self.server.seen.append(f"{self.command} {self.path}")
        self.send_response(200)
        self.send_header("Access-Control-Allow-Origin", "*")
        self.end_headers()

    do_POST = do_HEAD = do_OPTIONS = do_GET

    def log_message(self, *arguments):
        """Say nothing."""


@pytest.fixture(scope="module")
def server():
    """A server on this machine that counts its visitors."""
    one = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Counting)
    one.seen = []
    threading.Thread(target=one.serve_forever, daemon=True).start()
    yield one
    one.shutdown()
    one.server_close()


def test_the_server_counts(driver, server, small_page):
    """What the tests below would see, if the wall had a hole."""
    visit(driver, small_page)
    home = f"http://127.0.0.1:{server.server_port}/hole"
    driver.js("(home) => fetch(home, {mode: 'no-cors'}).then(() => 1)", home)
    assert "GET /hole" in server.seen


def test_nothing_leaves(driver, server, small_page):
    visit(driver, small_page)
    edit(driver, PRINTS)
    server.seen.clear()
    for name, attempt in ATTEMPTS.items():
        home = f"http://127.0.0.1:{server.server_port}/{name.replace(' ', '-')}"
        run(driver, PRINTS, f"{FIRST}home, port = {home!r}, {server.server_port}\n{attempt}")
    assert "4" in run(driver, PRINTS, "print(2 + 2)")
    assert server.seen == []


def test_nothing_of_the_page_is_read(driver, small_page):
    visit(driver, small_page)
    driver.js("() => { localStorage.setItem('secret', 'word'); document.cookie = 'secret=word'; }")
    edit(driver, PRINTS)
    run(driver, PRINTS, "print(1)")
    for name, attempt in READS.items():
        said = run(driver, PRINTS, FIRST + attempt)
        assert status(driver, PRINTS) == "Stopped with an error.", f"{name}: {said}"
        assert "word" not in said


ASKED = """import builtins, js
from pyodide.ffi import create_proxy
builtins.found = ""
def read(*_): builtins.found += "read"
def refused(*_): builtins.found += "refused"
try:
    {}
except Exception:
    refused()"""


def test_nothing_that_the_browser_keeps_is_read(driver, small_page):
    visit(driver, small_page)
    driver.js(
        "() => { const one = new BroadcastChannel('secret');"
        " window.told = setInterval(() => one.postMessage(1), 50); }"
    )
    edit(driver, PRINTS)
    for name, attempt in LATER.items():
        run(driver, PRINTS, ASKED.format(attempt.replace("\n", "\n    ")))
        for _ in range(100):
            said = run(driver, PRINTS, "print(found)").strip()
            if said:
                break
        assert said == "refused", name


FORGED = """import js
from pyodide.ffi import to_js
say = lambda **m: js.postMessage(to_js(m, dict_converter=js.Object.fromEntries))
say(kind="text", id=1, stream="out", text="<img src=x onerror='document.title=1'>")
say(kind="done", id=999, answer="{}")
say(kind="ready")
say(kind="text", id=None, stream=[], text={})
js.postMessage("nonsense")
js.postMessage(None)
print("still here")"""


def test_forged_messages_are_text_at_most(driver, small_page):
    visit(driver, small_page)
    edit(driver, PRINTS)
    assert "still here" in run(driver, PRINTS, FORGED)
    assert driver.js("() => document.title") == "A small page"
    assert driver.js("() => document.querySelectorAll('.lab-output img').length") == 0
    assert "4" in run(driver, PRINTS, "print(2 + 2)")


class Strict(http.server.SimpleHTTPRequestHandler):
    """Serves the page under a policy that allows no script but the server's own."""

    def end_headers(self):
        self.send_header("Content-Security-Policy", "script-src 'self'; frame-src 'self'")
        super().end_headers()

    def log_message(self, *arguments):
        """Say nothing."""


def test_a_server_that_forbids_it_is_told(driver, small_page):
    from functools import partial
    from pathlib import Path
    from urllib.parse import unquote, urlsplit

    root = Path(unquote(urlsplit(small_page).path)).parents[2]
    handler = partial(Strict, directory=root)
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as one:
        threading.Thread(target=one.serve_forever, daemon=True).start()
        driver.open(f"http://127.0.0.1:{one.server_port}/book/function/small.html")
        wait(driver, "() => document.documentElement.dataset.mlpLaboratory === 'ready'")
        edit(driver, PRINTS)
        click(driver, PRINTS, "Run")
        words = "(s) => /forbid|does not start/.test(document.querySelector(s).innerText)"
        wait(driver, words, PRINTS, seconds=60)
        one.shutdown()


def test_over_http_it_runs_too(driver, small_page):
    from functools import partial
    from pathlib import Path
    from urllib.parse import unquote, urlsplit

    class Quiet(http.server.SimpleHTTPRequestHandler):
        def log_message(self, *arguments):
            """Say nothing."""

    root = Path(unquote(urlsplit(small_page).path)).parents[2]
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=root)) as one:
        threading.Thread(target=one.serve_forever, daemon=True).start()
        driver.open(f"http://127.0.0.1:{one.server_port}/book/function/small.html")
        wait(driver, "() => document.documentElement.dataset.mlpLaboratory === 'ready'")
        edit(driver, PRINTS)
        assert "0.3333" in run(driver, PRINTS)
        one.shutdown()
