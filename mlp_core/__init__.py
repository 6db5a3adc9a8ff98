"""The mathematics of the multilayer perceptron: NumPy only, pure, typed."""
