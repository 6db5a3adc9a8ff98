"""The code exercises of the chapters, one module a chapter, each an `mlp_book.checks.Exercise`."""
