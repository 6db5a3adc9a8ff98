"""What the chapter *Formats and engines* shows and asks."""
