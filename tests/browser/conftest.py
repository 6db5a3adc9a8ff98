from .support import browser  # noqa: F401
