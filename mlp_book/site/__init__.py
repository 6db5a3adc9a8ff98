"""What only the build of the book needs."""
