"""Strict nbval compares text. Pictures are made afresh by the build, so SVG is not compared."""


def pytest_collectstart(collector):
    """Tell nbval's notebooks, and only them, to leave SVG pictures out (its documented way)."""
    if hasattr(collector, "skip_compare"):
        collector.skip_compare += ("image/svg+xml",)
