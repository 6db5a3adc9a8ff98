"""Exercise *Examples seen*: how many examples so many updates have shown."""

from mlp_book.page.checks import Exercise, Mistake


def _seen(updates, m, batch):
    per_epoch = -(-m // batch)
    epochs, rest = divmod(updates, per_epoch)
    return epochs * m + rest * batch


def _seen_if(per_epoch, updates, m, batch):
    return updates // per_epoch * m + updates % per_epoch * batch


ROUNDED_DOWN = (
    "You rounded the number of updates in an epoch down. The examples left over make one more."
)

examples_seen = Exercise(
    name="Examples seen",
    solution=_seen,
    probes=[(25, 100, 10), (13, 45, 10), (10, 20, 400), (4, 45, 10)],
    mistakes=[
        Mistake(
            lambda updates, m, batch: updates * batch,
            "You count every batch as full. The last one of an epoch may be smaller.",
        ),
        Mistake(
            lambda updates, m, batch: updates * min(m, batch),
            "You count every batch as full. With 45 points and batches of 10 the fifth has 5.",
        ),
        Mistake(
            lambda updates, m, batch: updates // -(-m // batch) * m,
            "You count complete epochs only. The updates after them have shown examples too.",
        ),
        Mistake(
            lambda updates, m, batch: updates % -(-m // batch) * batch,
            "You count only what the unfinished epoch has shown.",
        ),
        Mistake(
            lambda updates, m, batch: updates * m,
            "An update sees one batch, not all m examples.",
        ),
        Mistake(
            lambda updates, m, batch: updates / -(-m // batch) * m,
            "Within an epoch the batches are not equal shares: the full ones come first.",
        ),
        Mistake(lambda *probe: _seen_if(max(1, probe[1] // probe[2]), *probe), ROUNDED_DOWN),
        Mistake(lambda *probe: _seen_if(probe[1] // probe[2], *probe), ROUNDED_DOWN),
        Mistake(
            lambda *probe: _seen_if(probe[1] // probe[2] + 1, *probe),
            "Where the batches are all full, as 10 of 100, there is no update more: round up, "
            "-(-m // batch), and do not add 1 always.",
        ),
    ],
)

hints = (
    "`-(-m // batch)` divides and rounds up: the updates of an epoch. `divmod(updates, "
    "per_epoch)` gives the whole epochs and the rest.",
)
wrong_lines = (
    "    per_epoch = m // batch",
    "    return updates * batch",
)
