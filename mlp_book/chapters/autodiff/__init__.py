"""What the chapter *How tools do it* shows and asks."""
