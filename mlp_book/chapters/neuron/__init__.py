"""What the chapter *The neuron* shows and asks."""
