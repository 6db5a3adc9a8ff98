"""Playwright, which drives a browser for tests, benchmarks and pictures."""

import os

from playwright.sync_api import PlaywrightContextManager, sync_playwright

from tools.node import NODE


def playwright() -> PlaywrightContextManager:
    """Return Playwright's manager, which runs in the Node that the course brings.

    The Node inside Playwright wants a library of the system (libatomic) that a minimal Debian
    does not have.
    """
    os.environ.setdefault("PLAYWRIGHT_NODEJS_PATH", str(NODE))
    return sync_playwright()
