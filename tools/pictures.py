"""Take the picture of the built book that README shows.

Use: ``make book``, then ``.venv/bin/python -m tools.pictures``.
"""

from tools.browsing import playwright
from tools.environment import find_browser
from tools.steps import ROOT

CHAPTER = "book/function/forward_pass.html"


def take():
    """Write the picture to book/images: the forward-pass chapter with its widget."""
    with playwright() as started:
        browser = started.chromium.launch(executable_path=find_browser(), args=["--no-sandbox"])
        page = browser.new_page(viewport={"width": 1280, "height": 1150}, device_scale_factor=1.25)
        page.emulate_media(color_scheme="light")
        page.goto((ROOT / "_build" / "html" / CHAPTER).as_uri())
        page.locator("#touch-the-network").evaluate("section => section.scrollIntoView()")
        page.screenshot(path=ROOT / "book" / "images" / "chapter.png")
        browser.close()


if __name__ == "__main__":
    take()
