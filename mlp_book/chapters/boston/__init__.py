"""What the chapter *A real regression: Boston housing* shows and asks."""
