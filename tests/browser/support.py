"""What browser tests share: a browser, a page that may not leave the machine, axe-core.

Used by the tests of the widgets alone and by those of the built book.
"""

import atexit
import contextlib
import functools
import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Playwright, Route

from tools.browsing import playwright
from tools.environment import find_browser

ROOT = Path(__file__).parents[2]
AXE = ROOT / "node_modules" / "axe-core" / "axe.min.js"
FLAGS = ["--no-sandbox", "--disable-background-networking"]
LOCAL = ("file:", "data:", "blob:", "about:")


def launch(started: Playwright) -> Browser:
    """Start the browser; a RuntimeError says how to get one."""
    path = find_browser()
    if path is None:
        raise RuntimeError("no browser for the tests; `make test` finds or installs one")
    return started.chromium.launch(executable_path=path, args=FLAGS)


@functools.cache
def shared_browser() -> Browser:
    """Return the one browser of a test run: Playwright can be started only once."""
    started = playwright().start()
    atexit.register(started.stop)
    return launch(started)


@pytest.fixture(scope="session")
def browser() -> Browser:
    """Give the browser of the test run; a folder's conftest.py imports this fixture."""
    return shared_browser()


@dataclass
class Faults:
    """What must not happen while a page is open."""

    requests: list[str] = field(default_factory=list)
    console: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)

    def all(self) -> list[str]:
        """Return every fault, in words."""
        return [
            *(f"request leaves the machine: {url}" for url in self.requests),
            *(f"console: {text}" for text in self.console),
            *(f"page error: {text}" for text in self.errors),
        ]


@contextlib.contextmanager
def visit(
    browser: Browser,
    url: str,
    *,
    width: int = 1280,
    height: int = 900,
    scheme: str = "light",
    touch: bool = False,
    javascript: bool = True,
    expect_faults: bool = False,
) -> Iterator[tuple[Page, Faults]]:
    """Open a page with the network cut; on leaving, fail on any fault unless expected."""
    context = browser.new_context(
        viewport={"width": width, "height": height},
        color_scheme=scheme,
        has_touch=touch,
        java_script_enabled=javascript,
    )
    faults = Faults()

    def guard(route: Route) -> None:
        if route.request.url.startswith(LOCAL):
            route.continue_()
        else:
            faults.requests.append(route.request.url)
            route.abort()

    try:
        page = context.new_page()
        page.set_default_timeout(10_000)
        page.route("**/*", guard)
        page.on("pageerror", lambda error: faults.errors.append(str(error)))
        page.on(
            "console",
            lambda message: (
                faults.console.append(message.text)
                if message.type in ("error", "warning")
                else None
            ),
        )
        page.goto(url)
        if javascript:
            page.wait_for_function(WIDGETS_READY)
            page.evaluate("() => document.fonts.ready.then(() => true)")
        yield page, faults
        if not expect_faults:
            assert faults.all() == []
    finally:
        context.close()


# The static host sets `data-mlp-widgets` when every widget of the page has been tried.
WIDGETS_READY = """() =>
  !document.querySelector('script[type="application/vnd.jupyter.widget-view+json"]')
  || document.documentElement.dataset.mlpWidgets === "ready"
"""


def axe_violations(
    page: Page,
    include: str | None = None,
    *,
    exclude: tuple[str, ...] = (),
    disabled: tuple[str, ...] = (),
) -> list[str]:
    """Run axe-core over the page, or a part of it, and return its violations in words."""
    if not AXE.is_file():
        raise RuntimeError(f"{AXE} is missing: run `npm ci --ignore-scripts`")
    if not page.evaluate("() => Boolean(window.axe)"):
        page.evaluate(AXE.read_text(encoding="utf-8"))
    # Preloading would fetch the style sheets again, which file:// forbids.
    options = {
        "preload": False,
        "resultTypes": ["violations"],
        "rules": {rule: {"enabled": False} for rule in disabled},
    }
    # What passes is a report of megabytes on a page of formulas: it stays in the browser.
    violations = page.evaluate(
        "([include, exclude, options]) =>"
        " axe.run({include: [include ?? 'html'], exclude}, options).then((r) => r.violations)",
        [include, [[selector] for selector in exclude], options],
    )
    return [
        f"{violation['id']}: {violation['help']}: "
        + json.dumps([node["target"] for node in violation["nodes"]][:5])
        for violation in violations
    ]


def scrolls_sideways(page: Page) -> bool:
    """Whether the page is wider than its window."""
    return page.evaluate(
        "() => document.documentElement.scrollWidth > document.documentElement.clientWidth"
    )


def set_theme(page: Page, theme: str) -> None:
    """Switch the book's theme, as its button does."""
    page.evaluate("(theme) => { document.documentElement.dataset.theme = theme }", theme)
