"""What several exercises of this chapter share."""


def _sum(x, w, b):
    return b + sum(weight * value for weight, value in zip(w, x, strict=True))
