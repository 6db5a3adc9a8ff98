"""What the chapter *Practice* shows and asks."""
