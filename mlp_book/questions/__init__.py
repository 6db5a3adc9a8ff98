"""The questions of the chapters that are answered in the page, one module a chapter."""
