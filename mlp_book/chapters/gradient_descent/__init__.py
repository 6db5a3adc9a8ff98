"""What the chapter *Gradient descent* shows and asks."""
