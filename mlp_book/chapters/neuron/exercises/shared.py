"""What several exercises of this chapter share."""


def weighted_sum(x, w, b):
    """What a neuron sums: w1 x1 + w2 x2 + ... + b, for lists."""
    return b + sum(weight * value for weight, value in zip(w, x, strict=True))
