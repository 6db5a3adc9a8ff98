"""What the chapter *Matrices and affine maps* shows and asks."""
