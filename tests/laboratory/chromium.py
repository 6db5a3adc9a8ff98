"""Chromium with the same few members as `firefox.Firefox`, so that one test drives both."""

from tests.browser.support import shared_browser


class Chromium:
    """One page of the test run's browser, with storage of its own."""

    def __init__(self, *, dark=False):
        self._context = shared_browser().new_context(color_scheme="dark" if dark else "light")
        self.page = self._context.new_page()
        self.page.set_default_timeout(120_000)

    def open(self, url):
        """Go to a page and wait until it is loaded."""
        self.page.goto(url)

    def js(self, function, *arguments):
        """Call a JavaScript function with JSON values in the page; return what it gives."""
        return self.page.evaluate(
            f"async (given) => (await ({function})(...given)) ?? null", [*arguments]
        )

    def press(self, *keys):
        """Press keys together, as ``press("Shift", "Enter")``."""
        self.page.keyboard.press("+".join(keys))

    def type(self, text):
        """Press the keys of a text, one after the other."""
        self.page.keyboard.type(text)

    def resize(self, width, height):
        """Give the page another size."""
        self.page.set_viewport_size({"width": width, "height": height})

    def picture(self, path):
        """Write a picture of what the window shows."""
        self.page.screenshot(path=path)

    def close(self):
        """End the page."""
        self._context.close()
