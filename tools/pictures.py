"""Take the pictures of the built book that README and landing page show.

Use: ``make book``, then ``.venv/bin/python -m tools.pictures``.
"""

from playwright.sync_api import sync_playwright

from tools.environment import find_browser
from tools.steps import ROOT

CHAPTER = "book/function/forward_pass.html"


def take():
    """Write the pictures to book/images: the widget alone, and the chapter around it."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_browser(), args=["--no-sandbox"])
        page = browser.new_page(viewport={"width": 1280, "height": 3000}, device_scale_factor=1.25)
        for scheme, name in (("dark", "forward_pass_dark.png"), ("light", "forward_pass.png")):
            page.emulate_media(color_scheme=scheme)
            page.goto((ROOT / "_build" / "html" / CHAPTER).as_uri())
            widget = page.locator(".mlp-widget").first
            widget.scroll_into_view_if_needed()
            widget.screenshot(path=ROOT / "book" / "images" / name)
        page.set_viewport_size({"width": 1280, "height": 1150})
        page.locator("#touch-the-network").evaluate("section => section.scrollIntoView()")
        page.screenshot(path=ROOT / "book" / "images" / "chapter.png")
        browser.close()


if __name__ == "__main__":
    take()
