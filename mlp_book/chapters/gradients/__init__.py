"""What the chapter *Gradients* shows and asks."""
