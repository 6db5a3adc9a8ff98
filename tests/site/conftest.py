from tests.browser.support import browser  # noqa: F401
