"""Exercise *One weight that mends*: which weight makes a neuron's z the one that is wanted."""

from mlp_book.page.checks import Exercise, Mistake

new_weight = Exercise(
    name="One weight that mends",
    solution=lambda w, x, z, wanted: w + (wanted - z) / x,
    probes=[
        (0.5, 1, 2, 3),
        (2, 0.5, -1, 1),
        (-1.5, 0.25, 0.75, -2),
        (0, 0.125, -3, 0.5),
        (1 / 3, 0.75, 1.1, 1.1),
        (-0.25, -2, 4, 0),
        (3, 0.0625, 0, -0.5),
    ],
    mistakes=[
        Mistake(
            lambda w, x, z, wanted: w + wanted - z,
            "The weight is multiplied by x: where x is 0.5, z moves half as far as the weight.",
        ),
        Mistake(
            lambda w, x, z, wanted: (wanted - z) / x,
            "This is how far the weight must move. Add it to the old weight.",
        ),
        Mistake(
            lambda w, x, z, wanted: w + (wanted - z) * x,
            "You multiplied by x. Moving the weight by 1 moves z by x: how many such steps are "
            "missing?",
        ),
        Mistake(
            lambda w, x, z, wanted: w - (wanted - z) / x,
            "The wrong way: z is too small where wanted - z is above 0.",
        ),
        Mistake(
            lambda w, x, z, wanted: wanted / x,
            "The other products and the bias are in z too. How far is z from what is wanted?",
        ),
        Mistake(
            lambda w, x, z, wanted: w + wanted / x,
            "What is missing is wanted - z, not the whole of what is wanted.",
        ),
        Mistake(lambda w, x, z, wanted: w * wanted / z if z else 0, "z is a sum: add, not scale."),
        Mistake(lambda w, x, z, wanted: w, "This is the old weight."),
    ],
)

hints = (
    "Move the weight by 1: how far does z move? So how far must the weight move for z to move by "
    "wanted - z?",
)
