"""How sharp the checks are: every printed solution with one change that makes it wrong."""
