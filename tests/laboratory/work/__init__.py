"""Tests of what is kept: predictions, answers, code, what is solved."""
