"""What the chapter *The playground* shows and asks."""
