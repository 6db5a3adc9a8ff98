"""What the chapter *All examples at once* shows and asks."""
