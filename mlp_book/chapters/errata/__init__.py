"""What the chapter *The slips* shows and asks."""
