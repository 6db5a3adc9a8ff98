"""The batch widget's Python side: it mirrors what the page shows."""

import numpy as np
import pytest

from mlp_book.topics.networks import exclusive_or, lecture, worksheet
from mlp_book.widgets import BatchWidget
from mlp_core import MLP, mean_squared_error


@pytest.fixture
def widget():
    return BatchWidget()


def test_it_starts_with_the_truth_table_of_or(widget):
    assert widget.X.tolist() == [[0, 0], [0, 1], [1, 0], [1, 1]]
    assert widget.targets.tolist() == [0, 1, 1, 1]
    assert [f"{y:.4f}" for y in widget.forward_pass.output[:, 0]] == [
        "0.5503",
        "0.5842",
        "0.5212",
        "0.5747",
    ]
    assert (widget.chosen, widget.neuron, widget.target_shape) == (2, "z1[1]", "column")
    assert repr(widget) == "BatchWidget(4 examples, sizes=(2, 4, 2, 1))"


def test_a_row_is_the_pass_of_its_example_alone(widget):
    network, theta = worksheet()
    for k, x in enumerate(widget.X):
        alone = network.forward(theta, x)
        for l in range(3):
            np.testing.assert_allclose(widget.forward_pass.z[l][k], alone.z[l], rtol=1e-14)


def test_the_shape_of_the_target_decides_what_meets_what(widget):
    right = mean_squared_error(widget.forward_pass.output, widget.targets[:, None])
    assert widget.differences.shape == (4, 1)
    assert widget.mean_of_squares == pytest.approx(right, rel=1e-14)
    assert widget.refusal == ""
    widget.target_shape = "list"
    assert widget.differences.shape == (4, 4)
    assert f"{widget.mean_of_squares:.4f}" == "0.2251" != f"{right:.4f}"
    assert "output has shape (4, 1) and target (4,)" in widget.refusal


def test_rows_and_targets_change_together(widget):
    with pytest.raises(ValueError, match="one target a row; to change both"):
        widget.X = np.ones((5, 2))
    with widget.hold_trait_notifications():
        widget.X, widget.targets, widget.chosen = np.ones((5, 2)), np.zeros(5), 5
    assert widget.differences.shape == (5, 1)
    widget.set_state({"chosen": 1, "targets": [1.0], "X": [[0.5, 0.25]]})
    assert widget.forward_pass.output.shape == (1, 1)


def test_what_travels_is_plain(widget):
    state = widget.get_state()
    assert state["X"] == [[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]]
    assert state["options"]["neuron"][-1] == ["z3", "z3"]
    assert state["initial"] == {
        name: state[name] for name in ("theta", "X", "targets", "chosen", "neuron", "target_shape")
    }


def test_a_network_and_examples_of_ones_own():
    network, theta = exclusive_or()
    widget = BatchWidget(network, theta, [[1, 0]], [1], part="layers")
    assert (widget.chosen, widget.mean_of_squares, widget.part) == (1, 0, "layers")
    assert repr(widget) == "BatchWidget(1 example, sizes=(2, 2, 1))"
    assert BatchWidget(*lecture(), neuron="z2").neuron == "z2"
    assert BatchWidget(*lecture(), X=[[0.5, 0.7]]).targets.tolist() == [0]


@pytest.mark.parametrize(
    ("make", "error", "words"),
    [
        (lambda: BatchWidget(MLP((2, 3, 1), ["relu"] * 2)), TypeError, "needs its theta"),
        (lambda: BatchWidget(MLP((2, 5, 1), ["relu"] * 2), np.ones(21)), ValueError, "at most 4"),
        (lambda: BatchWidget(MLP((2, 2), ["relu"]), np.ones(6)), ValueError, "one output"),
        (lambda: BatchWidget(MLP((3, 1), ["relu"]), np.ones(4)), TypeError, "3 inputs need"),
        (lambda: BatchWidget(X=np.ones((6, 2))), ValueError, "expected 1 to 5 rows of 2 inputs"),
        (lambda: BatchWidget(X=np.ones((2, 3))), ValueError, "expected 1 to 5 rows of 2 inputs"),
        (lambda: BatchWidget(X=[[1, 2]], targets=[1, 2]), ValueError, "1 rows and targets has 2"),
        (lambda: BatchWidget(chosen=5), ValueError, "an example from 1 to 4"),
        (lambda: BatchWidget(neuron="z4[1]"), ValueError, "BatchWidget.neuron"),
        (lambda: BatchWidget(part="loss"), ValueError, "one of all, layers, misses"),
        (lambda: BatchWidget(theta=[1, 2]), ValueError, "the network takes 25"),
    ],
)
def test_what_cannot_be_shown_is_refused(make, error, words):
    with pytest.raises(error, match=words):
        make()
