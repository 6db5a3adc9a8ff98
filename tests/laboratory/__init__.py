"""Tests of the laboratory: what runs and is kept in the page."""
