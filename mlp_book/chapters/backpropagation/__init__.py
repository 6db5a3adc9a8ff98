"""What the chapter *Backpropagation* shows and asks."""
