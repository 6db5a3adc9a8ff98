"""The Python side of the break-even: the model by hand, and what the page says of it."""

import numpy as np
import pytest

from mlp_book.page import measured
from mlp_book.topics.break_even import RATE, lines, operations
from mlp_book.widgets import BreakEvenWidget

STORED = measured.load("mpi")["updates"]


def test_the_cpus_line_is_fitted_to_what_was_measured():
    found = lines()
    assert STORED["sizes"] == [13, 128, 128, 64, 1]
    assert found.measured == pytest.approx([1e6 * seconds for seconds in STORED["alone"]])
    fitted = [found.cpu(rows) for rows in found.batches]
    assert np.abs(np.divide(fitted, found.measured) - 1).max() < 0.11
    assert (round(found.fixed), round(found.per_row, 1)) == (166, 6.4)


def test_operations_are_counted_by_hand():
    forward = 13 * 3 + 3 * 2
    back = 13 * 3 + 2 * (3 * 2)
    assert operations((13, 3, 2)) == 2 * (forward + back)
    assert operations(tuple(STORED["sizes"])) == 154_496
    assert lines().gpu_row == pytest.approx(1e6 * 154_496 / RATE)


@pytest.mark.parametrize(("launch", "wins"), [(5, True), (5.5, True), (6, False), (15, False)])
def test_with_16_rows_the_price_of_a_launch_decides(launch, wins):
    widget = BreakEvenWidget(launch, rows=16)
    assert (widget.gpu < widget.cpu) is wins
    assert (widget.crossing < 16) is wins
    assert (launch < widget.affordable) is wins


def test_at_the_break_even_both_take_as_long():
    found = lines()
    rows = found.crossing(15, 48)
    assert found.cpu(rows) == pytest.approx(found.gpu(rows, 15, 48))
    price = found.affordable(64, 48)
    assert found.gpu(64, price, 48) == pytest.approx(found.cpu(64))


def test_it_says_what_it_is():
    assert repr(BreakEvenWidget(5, 16)) == "BreakEvenWidget(launch=5.0, rows=16)"
    with pytest.raises(ValueError, match=r"BreakEvenWidget\.launch: got 31.0"):
        BreakEvenWidget(31)
