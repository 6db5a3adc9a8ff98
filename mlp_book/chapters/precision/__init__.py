"""What the chapter *Billions of imprecise computations* shows and asks."""
