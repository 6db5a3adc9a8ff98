"""The stored first steps of Keras and PyTorch are the two conventions of `RMSProp`."""

import numpy as np
import pytest

from benchmarks import first_steps
from mlp_book.page import measured
from mlp_core import RMSProp

STORED = measured.load("first_steps")


def our_steps(convention):
    """Where the weight 0 stands after one step, for each stored slope."""
    rule, zero = (
        RMSProp(**STORED["options"], convention=convention),
        np.zeros(len(STORED["slopes"])),
    )
    return rule.update(zero, np.array(STORED["slopes"]), rule.init(zero))[0]


@pytest.mark.parametrize(
    ("library", "convention", "other"),
    [("keras", "keras", "textbook"), ("torch", "textbook", "keras")],
)
def test_each_library_computes_its_convention_and_not_the_other(library, convention, other):
    np.testing.assert_allclose(STORED["steps"][library], our_steps(convention), rtol=1e-12)
    assert not np.allclose(STORED["steps"][library], our_steps(other), rtol=1e-3, atol=0)


def test_the_file_says_when_by_which_versions_and_of_what():
    assert STORED["date"].count("-") == 2
    assert STORED["keras"]
    assert STORED["torch"]
    assert STORED["slopes"] == list(first_steps.SLOPES)
    assert STORED["options"] == first_steps.OPTIONS
