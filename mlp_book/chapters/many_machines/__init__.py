"""What the chapter *Many machines* shows and asks."""
