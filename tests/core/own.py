"""A user's own activation, made of plain functions."""

from mlp_core import Activation


def own(name, function, derivative=None, parameter=None, backward=None):
    """Return an activation of a class of its own, with these methods."""
    methods = {
        "formula": lambda self, xp, z, out=None: function(z),
        "slope": lambda self, xp, z, a: derivative(z, a),
        "parameter": property(lambda self: parameter),
    }
    if backward is not None:
        methods["chain"] = lambda self, xp, z, a, d_a: backward(z, a, d_a)
    return type("Own", (Activation,), {"name": name, **methods})()
