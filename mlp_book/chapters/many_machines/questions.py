"""Questions of the chapter *Many machines*, answered in the page."""

from mlp_book.widgets import Number, Quiz

from .quiz import quiz

__all__ = ["by_hand", "quiz", "with_model"]

SLOPES, ROWS, RATE, WEIGHT = (1.5, -0.5), (3, 2), 0.1, 2.0
RING = {"ranks": 4, "bytes": 8e6, "latency": 5e-6, "bandwidth": 2e9, "alone": 0.1}


def by_hand():
    """Exercise 1: one weight, five examples, two ranks."""
    parts = [m * slope for m, slope in zip(ROWS, SLOPES, strict=True)]
    mean = sum(parts) / sum(ROWS)
    return Quiz(
        [
            Number(
                "How many of the five rows are rank 0's?",
                float(ROWS[0]),
                label="rows",
                hints={
                    2: "That is rank 1's part: the first rank takes the row that is left over.",
                    5: "That is the whole batch.",
                },
            ),
            Number(
                "What does rank 0 put into the sum?",
                parts[0],
                label="rank 0 sends",
                hints={
                    SLOPES[0]: "That is its mean slope. Multiply it by its rows.",
                    SLOPES[0] / sum(ROWS): "Multiply by the rows; the division comes last.",
                    SLOPES[0] * 5: "That is for five rows. It has three.",
                    SLOPES[0] * 2: "That is for two rows. Rank 0 has three.",
                },
            ),
            Number(
                "What stands in both ranks after Allreduce?",
                sum(parts),
                label="sum",
                hints={
                    sum(SLOPES): "You added the mean slopes. Each is multiplied by its rows first.",
                    mean: "That is already divided by five.",
                    parts[0]: "That is rank 0's part alone.",
                    parts[0] - parts[1]: "Rank 1's part is negative.",
                },
            ),
            Number(
                "The slope of the whole batch",
                mean,
                label="slope",
                hints={
                    sum(SLOPES) / 2: "That is the mean of the means. The ranks have 3 and 2 rows.",
                    sum(parts) / 2: "Divide by the rows, not by the ranks.",
                    sum(parts): "That is the sum: divide it by the rows.",
                },
            ),
            Number(
                "The weight after the step, on rank 1",
                WEIGHT - RATE * mean,
                label="w",
                hints={
                    WEIGHT + RATE * mean: "That is uphill. Subtract.",
                    WEIGHT - RATE * SLOPES[1]: "Rank 1 steps by the whole batch's slope, too.",
                    WEIGHT - RATE * sum(SLOPES) / 2: "That uses the mean of the means.",
                    WEIGHT - mean: "The learning rate is missing.",
                },
            ),
        ],
        title="Exercise 1",
    )


def with_model():
    """Exercise 2: what a ring of four costs, and what it brings."""
    R, s, latency, bandwidth, alone = RING.values()
    rounds, piece = 2 * (R - 1), s / R
    message = latency + piece / bandwidth
    ring = rounds * message
    shared = alone / R + ring
    return Quiz(
        [
            Number(
                "How many rounds does the ring of four make?",
                float(rounds),
                label="rounds",
                hints={
                    3: "After three rounds the sums are complete, one piece a rank. Then they go "
                    "round once more.",
                    8: "One less in each half: nothing need come back to where it started.",
                    4: "There are two halves of R - 1 rounds.",
                    2: "How many messages lie between the first rank and the last?",
                },
            ),
            Number(
                "How many megabytes (millions of bytes) is one message?",
                piece / 1e6,
                label="megabytes",
                hints={
                    8: "That is the whole vector: a message is one piece of four.",
                    4: "That is half. There are as many pieces as ranks.",
                    piece: "Give it in millions of bytes.",
                },
            ),
            Number(
                "How long does one message take, in milliseconds?",
                1e3 * message,
                label="ms",
                decimals=3,
                hints={
                    1e3 * piece / bandwidth: "The latency, 0.005 ms, is missing.",
                    1e3 * (latency + s / bandwidth): "That is the whole vector in one message.",
                    1e3 * message / 1e3: "That is in seconds.",
                },
            ),
            Number(
                "How long does an update take on the four ranks, in milliseconds?",
                1e3 * shared,
                label="ms",
                decimals=2,
                hints={
                    1e3 * ring: "That is the ring alone. Each rank computes 25 ms before it.",
                    1e3 * (alone + ring): "The ranks share the 100 ms of computing.",
                    1e3 * (alone / R + message): "One message only: there are six rounds.",
                    1e3 * alone / R: "The ring's time is missing.",
                },
            ),
            Number(
                "How many times as fast as one rank is that?",
                alone / shared,
                label="speed-up",
                decimals=2,
                hints={
                    shared / alone: "Upside down: the old time divided by the new.",
                    4: "That would be without any messages.",
                    alone / ring: "Divide by the whole update's time, computing included.",
                },
            ),
        ],
        title="Exercise 2",
    )
