"""What the chapter *The GPU with CuPy* shows and asks."""
