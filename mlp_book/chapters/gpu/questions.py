"""Questions of the chapter *The GPU with CuPy*, answered in the page."""

from mlp_book.widgets import Number, Quiz

from .quiz import quiz

__all__ = ["breaking_even", "copying", "quiz"]

COPY = {"rows": 1000, "columns": 500, "bytes": 4, "bandwidth": 20e9, "kernel": 5e-6}
EVEN = {"launches": 60, "launch": 10e-6, "fixed": 100e-6, "row": 5e-6}


def copying():
    """Exercise 1: a batch on its way to the GPU."""
    rows, columns, item, bandwidth, kernel = COPY.values()
    size = rows * columns * item
    seconds = size / bandwidth
    return Quiz(
        [
            Number(
                "How many megabytes (millions of bytes) does the batch have?",
                size / 1e6,
                label="megabytes",
                hints={
                    rows * columns / 1e6: "That is how many numbers. Each has 4 bytes.",
                    2 * size / 1e6: "That is for float64, 8 bytes a number.",
                },
            ),
            Number(
                "How many microseconds does its copy take?",
                1e6 * seconds,
                label="microseconds",
                hints={
                    1e3 * seconds: "That is in milliseconds.",
                    1e6 * seconds / 4: "You forgot that each number has 4 bytes.",
                    1e-6 * bandwidth / size: "Upside down: bytes divided by bytes per second.",
                    bandwidth / size: "Upside down: bytes divided by bytes per second.",
                },
            ),
            Number(
                "The kernel that uses it takes 5 microseconds. The batch is used 20 times. How "
                "many microseconds, if it is copied before each use?",
                1e6 * 20 * (seconds + kernel),
                label="copied each time",
                hints={
                    1e6 * (seconds + 20 * kernel): "That is with a single copy.",
                    1e6 * 20 * seconds: "The kernels themselves are missing.",
                    1e6 * (20 * seconds + kernel): "The kernel runs 20 times, too.",
                },
            ),
            Number(
                "And if it is copied once and stays there?",
                1e6 * (seconds + 20 * kernel),
                label="copied once",
                hints={
                    1e6 * 20 * kernel: "One copy is needed all the same.",
                    1e6 * 20 * (seconds + kernel): "That is with twenty copies.",
                    1e6 * (seconds + kernel): "The kernel runs 20 times.",
                },
            ),
        ],
        title="Exercise 1",
    )


def breaking_even():
    """Exercise 2: launches, and from which batch on a GPU wins."""
    launches, launch, fixed, row = EVEN.values()
    gpu = launches * launch
    rows = (gpu - fixed) / row
    return Quiz(
        [
            Number(
                "D4's network made 48 launches. How many does 13-64-1 make, with ReLU and "
                "identity, the same loss and the same step?",
                32,
                label="13-64-1",
                hints={
                    40: "Two hidden layers are gone, not one.",
                    42: "That takes away what they need forward. They launch kernels on the way "
                    "back, too.",
                    38: "That takes away what they need back. They launch kernels forward, too.",
                    48: "Which of the launches belong to the two hidden layers that are gone?",
                    24: "The launches are not shared out evenly: rows, loss and step stay.",
                    16: "The launches are not shared out evenly: rows, loss and step stay.",
                },
            ),
            Number(
                "Now an update of 60 launches, 10 microseconds each. How many microseconds do they "
                "take?",
                1e6 * gpu,
                label="launches",
                hints={
                    1e6 * launch: "That is one launch.",
                    launches: "That is how many there are.",
                },
            ),
            Number(
                "How many microseconds does the CPU take for a batch of 16?",
                1e6 * (fixed + 16 * row),
                label="CPU, 16 rows",
                hints={
                    1e6 * 16 * row: "The 100 microseconds that every update costs are missing.",
                    1e6 * (fixed + row): "That is one row.",
                    1e6 * 16 * (fixed + row): "The 100 are paid once an update, not once a row.",
                },
            ),
            Number(
                "From how many rows on is the GPU not slower?",
                rows,
                label="rows",
                hints={
                    gpu / row: "The CPU has a fixed part, too: set 600 equal to 100 + 5 m.",
                    (gpu + fixed) / row: "The CPU's fixed part stands on its own side: 600 - 100.",
                    rows / launches: "60 launches are in the 600 already.",
                },
            ),
            Number(
                "A captured graph needs one launch in place of 60, and its kernels another 40 "
                "microseconds. Now from how many rows on? (Below 0 means: always.)",
                (launch + 40e-6 - fixed) / row,
                label="rows",
                hints={
                    (launch + 40e-6 + fixed) / row: "Set 10 + 40 equal to 100 + 5 m.",
                    10.0: "The sign: 50 - 100 is negative.",
                    0.0: "It wins for every batch, yes. What does 50 = 100 + 5 m give?",
                    1.0: "It wins for every batch, yes. What does 50 = 100 + 5 m give?",
                    rows: "That was without the graph.",
                },
            ),
        ],
        title="Exercise 2",
    )
