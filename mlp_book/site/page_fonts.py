"""Ask for a page's fonts before its style sheet does."""

from typing import Any

PRELOAD = [f"atkinson-hyperlegible-{name}-latin-normal.woff2" for name in ("next", "mono")]


def preload_fonts(
    app: object, pagename: str, templatename: str, context: dict[str, Any], doctree: object
) -> None:
    """Ask early for the two fonts that every page needs, where that is allowed.

    A browser refuses to preload a font from file://, and says so in the console.
    """
    links = "".join(
        f'<link rel="preload" as="font" type="font/woff2" crossorigin href="{place}">'
        for place in (context["pathto"](f"_static/fonts/{name}", resource=True) for name in PRELOAD)
    )
    context["metatags"] = context.get("metatags", "") + (
        "\n<script>if (location.protocol !== 'file:')"
        f" document.head.insertAdjacentHTML('beforeend', '{links}')</script>"
    )
