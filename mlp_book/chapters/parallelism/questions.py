"""Questions of the chapter *Why it parallelises*, answered in the page."""

from mlp_book.topics import operations
from mlp_book.topics.cores import schedule
from mlp_book.widgets import Number, Quiz

from .quiz import quiz

__all__ = ["by_hand", "quiz", "with_widget"]

SIZES, BATCH = (3, 5, 2), 10
PRODUCT, WEAK, SLOWER, STRONG, SHARE = (16, 128, 64), 4000, 25, 16, 0.05


def by_hand():
    """Exercise 1: counting a 3-5-2 network."""
    one = operations.forward(SIZES)
    chain = operations.longest_chain(SIZES)
    back = operations.backward(SIZES)
    return Quiz(
        [
            Number(
                "How many multiplications does one forward pass of one example take?",
                float(one.multiplications),
                label="multiplications",
                hints={
                    32: "A bias is added, not multiplied.",
                    10: "You added the sizes. Multiply inputs by neurons, layer by layer.",
                    30: "Do not multiply all three sizes: add 3 times 5 and 5 times 2.",
                    15: "That is the first layer alone.",
                },
            ),
            Number(
                "How many steps in all: multiplications, additions and activations?",
                float(one.total),
                label="steps",
                hints={
                    50: "The activations are missing: one for each neuron.",
                    32: "The additions are missing: as many as multiplications, since each neuron "
                    "adds its bias too.",
                    60: "The three inputs have no activation function.",
                },
            ),
            Number(
                "Five friends compute it, each a neuron at a time from start to end. After how "
                "many steps is the output there?",
                float(chain),
                label="steps",
                hints={
                    57: "That is one person alone.",
                    11: "That is the second layer alone: it waits for the first.",
                    7: "That is the first layer alone.",
                    14: "A neuron of the second layer receives five numbers, not three.",
                    29: "The two neurons of the second layer are computed at the same time.",
                    16: "The activations are steps too.",
                },
            ),
            Number(
                "How many times as fast is that as one person?",
                one.total / chain,
                label="times",
                decimals=2,
                hints={
                    chain / one.total: "Upside down: the old time divided by the new.",
                    5: "Three of the five have nothing to do in the second layer.",
                },
            ),
            Number(
                "How many multiplications do the forward passes of a batch of 10 take?",
                float(operations.forward(SIZES, BATCH).multiplications),
                label="multiplications",
                hints={
                    one.multiplications: "That is one example.",
                    one.total * BATCH: "Those are all steps. Multiplications only.",
                },
            ),
            Number(
                "One example, and the delta of the output layer is given: how many multiplications "
                "does the backward pass take, the slopes of the activations included?",
                float(back.multiplications),
                label="multiplications",
                hints={
                    25: "Those are the gradients of the weights. What is handed back, and its "
                    "slopes?",
                    42: "The delta of the output layer is given: its two slopes are already in it.",
                    35: "What is handed back is multiplied by the slopes of the five hidden "
                    "neurons.",
                    50: "The first layer hands nothing back.",
                    55: "The first layer hands nothing back.",
                    30: "The error is handed back through the second layer's 10 weights as well.",
                },
            ),
        ],
        title="Exercise 1",
    )


def with_widget():
    """Exercise 2: one layer on two machines."""
    weak = schedule(*PRODUCT, WEAK, SLOWER)
    few = schedule(*PRODUCT, STRONG)
    divided = schedule(*PRODUCT, WEAK, SLOWER, SHARE)
    return Quiz(
        [
            Number(
                "How many ticks do the weak cores take?",
                weak.time,
                label="ticks",
                hints={
                    few.time: "That is the few strong cores.",
                    weak.alone: "That is one strong core.",
                    256: "That is a round of strong cores. Weak ones are 25 times slower.",
                },
            ),
            Number(
                "How many times as fast as the 16 strong cores is that?",
                few.time / weak.time,
                label="times",
                decimals=2,
                hints={
                    weak.time / few.time: "Upside down.",
                    weak.speed_up: "That compares with one strong core.",
                    10: "That is the raw power. Are all 4000 cores busy?",
                    6.4: "That is 64 rounds divided by 10. A round of the weak cores lasts 25 "
                    "times as long, not 10 times.",
                    64: "Those are the rounds, 64 against one. But a round of the weak cores lasts "
                    "longer.",
                },
            ),
            Number(
                "What share of the weak cores is busy, in percent?",
                100 * weak.busy,
                label="percent",
                decimals=1,
                hints={
                    100 - 100 * weak.busy: "That is the idle share.",
                    100: "That is the other two machines.",
                    weak.busy: "In percent, please.",
                },
            ),
            Number(
                "Now a share of 0.05 cannot be divided. What is the speed-up of the weak cores?",
                divided.speed_up,
                label="speed-up",
                decimals=2,
                hints={
                    weak.speed_up: "That is without the share.",
                    20: "That is the limit 1/s. They do not reach it.",
                    schedule(*PRODUCT, STRONG, 1, SHARE).speed_up: "That is the strong cores.",
                },
            ),
            Number(
                "Set the share back to 0. From how many examples on do the weak cores win?",
                7.0,
                label="examples",
                decimals=0,
                right="With 7 examples there are 448 entries, 28 rounds for the strong cores. One "
                "round of the weak ones lasts as long as 25.",
                hints={
                    6: "With 6 there are 384 entries, 24 rounds for the strong cores: fewer than "
                    "25.",
                    25: "That many rounds, not examples. How many rounds does one example make?",
                    400: "That many entries. One example has 64.",
                },
            ),
        ],
        title="Exercise 2",
    )
