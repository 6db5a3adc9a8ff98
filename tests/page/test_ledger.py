"""The ledger: what counts as a printed number, and that a wrong one is found."""

import numpy as np
import pytest

from mlp_book.page.ledger import Ledger, agrees, entries, printed_numbers


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("y = 0.5747.", ["0.5747"]),
        (r"(-0.5) \cdot 1 - 0.2 = -0.1", ["-0.5", "0.2", "-0.1"]),
        ("0.6-0.5", ["0.6", "0.5"]),
        ("\N{MINUS SIGN}0.3", ["-0.3"]),
        (r"\sigma(0.301) & -0.1 \\", ["0.301", "-0.1"]),
        (r"6.6 \times 10^{-5} and 1.5 \cdot 10^3 and 1e-7", ["6.6e-5", "1.5e3", "1e-7"]),
        ("W2[1,3], a_1, row 2, 26 625 parameters", []),
        ("[text](page-0.5.html) <img width='0.5'> https://example.org/1.5", []),
        ("version 1.0.4", []),
        ("**0.25** `0.75`", ["0.25", "0.75"]),
        ("a < 0.5, then\nb > 0.25, and 0.1 <0.2> 0.3", ["0.5", "0.25", "0.1", "0.2", "0.3"]),
        ("<!-- 0.5 --> 0.25", ["0.25"]),
    ],
)
def test_numbers_are_found_with_their_signs(text, numbers):
    assert printed_numbers(text) == numbers


def test_entries_are_read_without_running_the_cell():
    source = 'ledger.given("0.2 0.8", W1)\nledger.computed("-0.1", undefined[0])\nprint("0.9")'
    assert entries(source) == ["0.2", "0.8", "-0.1"]


@pytest.mark.parametrize(
    ("printed", "value", "verdict"),
    [
        ("0.5747", 0.57468696, True),
        ("0.5746", 0.57468696, False),
        ("-0.1", 0.1, False),
        ("0.000066", 6.643529e-5, True),
        ("6.6e-5", 6.643529e-5, True),
        ("6.7e-5", 6.643529e-5, False),
        ("0.30", 0.301, True),
        ("1.0", float("nan"), False),
        ("1.0", float("inf"), False),
        ("0.125", 0.1250004, True),
    ],
)
def test_a_number_agrees_when_it_rounds_to_what_is_printed(printed, value, verdict):
    assert agrees(printed, value) is verdict


def test_report_counts_numbers_in_arrays_lists_and_scalars(capsys):
    ledger = Ledger()
    ledger.given("0.5 0.7", np.array([0.5, 0.7]))
    ledger.given("3.11")
    ledger.computed("1.1 -0.1 0.5747", [np.array([1.1, -0.1]), 0.57468696])
    ledger.report()
    assert "3 given numbers" in capsys.readouterr().out.replace("\n", " ")


def test_report_names_every_wrong_number():
    ledger = Ledger()
    ledger.computed("0.5757 0.3", [0.57468696, 0.301])
    ledger.given("0.5", 0.6)
    with pytest.raises(ValueError, match=r"0\.5757.*0\.57468696.*prints 0\.5"):
        ledger.report()


def test_a_missing_value_is_an_error_not_a_silence():
    with pytest.raises(ValueError, match=r"2 numbers are printed .* but 1 values"):
        Ledger().computed("0.1 0.2", [0.1])
