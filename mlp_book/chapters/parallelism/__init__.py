"""What the chapter *Why it parallelises* shows and asks."""
