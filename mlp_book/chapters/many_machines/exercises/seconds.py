"""Exercise *The ring's time*: the seconds of an Allreduce in a ring."""

from mlp_book.page.checks import Exercise, Mistake


def _seconds(ranks, size, latency, bandwidth):
    return 2 * (ranks - 1) * (latency + size / ranks / bandwidth)


seconds = Exercise(
    name="The ring's time",
    solution=_seconds,
    probes=[(2, 8.0, 1.0, 4.0), (4, 100.0, 0.5, 5.0), (10, 3.0, 2.0, 0.5), (1, 8.0, 1.0, 4.0),
            (3, 100.0, 0.1, 7.0)],
    mistakes=[
        Mistake(
            lambda R, s, T, B: (R - 1) * (T + s / R / B),
            "This is half of it: after the sums are complete they still go round once.",
        ),
        Mistake(
            lambda R, s, T, B: 2 * R * (T + s / R / B),
            "One rank alone would wait for messages to itself: there are 2 (R - 1) rounds.",
        ),
        Mistake(
            lambda R, s, T, B: 2 * (R - 1) * (T + s / B),
            "Each round sends the whole vector here. In the ring a message is one piece of R.",
        ),
        Mistake(
            lambda R, s, T, B: 2 * (R - 1) * T + s / R / B,
            "The bytes of one round only: every round sends a piece. A bracket is missing.",
        ),
        Mistake(
            lambda R, s, T, B: T + 2 * (R - 1) * s / R / B,
            "The latency is paid once here. Every round is a message, and pays it again.",
        ),
        Mistake(
            lambda R, s, T, B: 2 * (R - 1) * (T + s / R * B),
            "Seconds are bytes divided by bytes per second.",
        ),
        Mistake(
            lambda R, s, T, B: 2 * (R - 1) * s / R / B,
            "The latency is missing.",
        ),
        Mistake(
            lambda R, s, T, B: 2 * (R - 1) * T,
            "The bytes are missing: this is the latency alone.",
        ),
        Mistake(
            lambda R, s, T, B: 2 * R - 1 * (T + s / R / B),
            "The bracket around ranks - 1 is missing: 2 * (ranks - 1).",
        ),
        Mistake(
            lambda R, s, T, B: T + s / B,
            "This is the cost model of one message with all bytes. The ring has many short ones.",
        ),
        Mistake(
            lambda R, s, T, B: T + s / R / B,
            "This is one round. How many are there?",
        ),
    ],
)  # fmt: skip

hints = (
    "A message carries `size / ranks` bytes: latency plus bytes over bandwidth. There are"
    " two halves of `ranks - 1` rounds.",
)
