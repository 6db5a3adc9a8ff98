"""Python in the page, and the work that a reader keeps there."""
