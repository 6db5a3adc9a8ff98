"""What a page of the book shows: plots, widgets, checks and the ledger of numbers."""
