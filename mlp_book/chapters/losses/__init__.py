"""What the chapter *Losses* shows and asks."""
