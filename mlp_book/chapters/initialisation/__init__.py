"""What the chapter *Initialisation and symmetry* shows and asks."""
