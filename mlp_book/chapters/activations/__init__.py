"""What the chapter *Activations* shows and asks."""
