"""What every page uses: checks, the ledger, the base of all figures, the palette."""
