"""One widget: its Python side, its view, and the pieces that only they use."""
