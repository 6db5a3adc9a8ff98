"""What the chapter *A network in an hour* shows and asks."""
