"""What the chapter *The forward pass by hand* shows and asks."""
