"""What the chapter *An application* shows and asks."""
