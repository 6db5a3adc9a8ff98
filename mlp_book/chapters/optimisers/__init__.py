"""What the chapter *Optimisers* shows and asks."""
