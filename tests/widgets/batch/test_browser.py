"""The batch widget in a real browser: from file://, no kernel, the network cut."""

import numpy as np
import pytest

from mlp_book.topics.networks import exclusive_or
from mlp_book.widgets import BatchWidget
from tests.browser.support import visit
from tests.widgets.on_page import button, field, lines, tab_to, value, words, written
from tests.widgets.static_page import write_page


@pytest.fixture(scope="module")
def url(tmp_path_factory):
    return write_page(tmp_path_factory.mktemp("page") / "index.html", BatchWidget())


@pytest.fixture
def page(browser, url):
    with visit(browser, url) as (page, _):
        yield page


def assert_shows(page, widget):
    """Fail unless every number of the page is that of Python."""
    case, m = widget.forward_pass, len(widget.X)
    for l in range(3):
        name = "Y" if l == 2 else f"A{l + 1}"
        assert value(page, f"shape of Z{l + 1}") == f"{m} × {case.z[l].shape[1]}"
        for (k, i), z in np.ndenumerate(case.z[l]):
            place = f"[{k + 1},{i + 1}]"
            assert value(page, f"Z{l + 1}{place}") == written(z)
            assert value(page, f"{name}{place}") == written(case.a[l][k, i])
    for (j, k), difference in np.ndenumerate(widget.differences):
        assert value(page, f"D[{j + 1},{k + 1}]") == written(difference)
    seen = page.locator('[data-value^="D["]:visible').count()
    assert seen == widget.differences.size
    assert value(page, "mean") == written(widget.mean_of_squares)


def test_rows_in_rows_out(page):
    widget = BatchWidget()
    assert_shows(page, widget)
    field(page, "X[3,2]").fill("-1.5")
    widget.X = [[0, 0], [0, 1], [1, -1.5], [1, 1]]
    assert_shows(page, widget)
    button(page, "Add an example").click()
    field(page, "X[5,1]").fill("0.25")
    field(page, "t[5]").fill("-2")
    with widget.hold_trait_notifications():
        widget.X = [*widget.X, [0.25, -1.5]]
        widget.targets = [0, 1, 1, 1, -2]
    assert_shows(page, widget)
    field(page, "shape of t").select_option("list")
    widget.target_shape = "list"
    assert_shows(page, widget)


def test_a_row_and_a_column_are_marked_and_their_sum_is_shown(page):
    assert lines(page)[:2] == [
        "Z1[2,1] = X[2,1]·W1[1,1] + X[2,2]·W1[1,2] + b1[1] = 0·0.2 + 1·0.8 + 0.1 "
        "= 0 + 0.8 + 0.1 = 0.9",
        "A1[2,1] = ReLU(0.9) = 0.9",
    ]
    button(page, "Show example 4").click()
    button(page, "Show neuron 2 of Z2").click()
    assert words(page, ".mlp-entry-title") == (
        "Row 2 of W2 is neuron 2 of layer 2. It meets row 4 of A1:"
    )
    assert lines(page)[0].endswith(
        "= 1.1·(−0.2) + 0·0.7 + 0.1·(−0.1) + 0.7·0.6 + (−0.1) "
        "= −0.22 + 0 + (−0.01) + 0.42 + (−0.1) = 0.09"
    )
    marked = page.locator("td.is-entry [data-value]")
    assert [one.get_attribute("data-value") for one in marked.all()] == ["Z2[4,2]", "A2[4,2]"]
    assert page.locator(".mlp-layers tr.is-current").count() == 8  # X to Y, and t
    button(page, "Show neuron 1 of Z3").click()
    assert lines(page)[1] == "Y[4,1] = sigmoid(0.301) ≈ 0.5747"


def test_a_bias_goes_to_every_row(page):
    """What exercise 2 of the chapter asks for."""
    button(page, "Show neuron 2 of Z1").click()
    before = [value(page, f"Z1[{k},2]") for k in (1, 2, 3, 4)]
    field(page, "b1[2]").fill("0.2")
    after = [value(page, f"Z1[{k},2]") for k in (1, 2, 3, 4)]
    assert (before, after) == (["−0.2", "−0.7", "0.4", "−0.1"], ["0.2", "−0.3", "0.8", "0.3"])
    assert [value(page, f"Y[{k},1]") for k in (1, 2, 3, 4)] == [
        "0.5444",
        "0.5842",
        "0.4673",
        "0.5347",
    ]


def test_the_trap(page):
    assert value(page, "shape of D") == "(4, 1) − (4, 1) → (4, 1)"
    assert value(page, "mlp_core says") == "mean_squared_error = 0.2215"
    assert not page.locator('[data-value="mean of its own"]').is_visible()
    field(page, "shape of t").select_option("list")
    assert value(page, "shape of D") == "(4, 1) − (4,) → (4, 4)"
    assert (value(page, "mean"), value(page, "mean of its own")) == ("0.2251", "0.2215")
    assert value(page, "mlp_core says") == BatchWidget(target_shape="list").refusal
    assert words(page).endswith("NumPy says nothing, and the mean is wrong.")
    framed = [one.inner_text() for one in page.locator("td.is-own").all()]
    assert framed == [value(page, f"D[{k},{k}]") for k in (1, 2, 3, 4)]
    for k in (1, 2, 3, 4):  # equal targets: the shape makes no difference
        field(page, f"t[{k}]").fill("1")
    assert words(page).endswith("The two means are equal here, by luck.")
    for _ in range(3):  # what was changed last is marked
        button(page, "Remove example 1").click()
    assert words(page).endswith("with one example nobody notices the shape.")
    assert value(page, "mlp_core says").startswith("mean_squared_error: output has shape (1, 1)")
    field(page, "shape of t").select_option("column")
    assert words(page) == "Each output meets its own target: 1 difference."


def test_rows_come_and_go_and_come_back(page):
    button(page, "Show example 1").click()
    button(page, "Remove example 1").click()
    assert value(page, "shape of X") == "3 × 2"
    assert field(page, "X[1,2]").input_value() == "1"
    assert field(page, "t[1]").input_value() == "1"  # its target goes with a row
    button(page, "Step back").click()
    assert value(page, "shape of X") == "4 × 2"
    button(page, "Add an example").click()
    button(page, "Add an example").dispatch_event("click")  # it is said to be disabled
    assert words(page, ".mlp-message") == "There is room for 5 examples here."
    assert value(page, "shape of X") == "5 × 2"
    field(page, "X[5,1]").fill("3")
    button(page, "Step back").click()
    assert field(page, "X[5,1]").input_value() == "0"
    button(page, "Reset").click()
    assert value(page, "shape of Y") == "4 × 1"
    for k in (2, 2, 2):
        button(page, f"Remove example {k}").click()
    button(page, "Remove example 1").dispatch_event("click")
    assert words(page, ".mlp-message") == "A batch has at least one example."
    assert value(page, "shape of X") == "1 × 2"


def test_it_is_worked_by_keyboard_alone(page):
    tab_to(page, "X[1,1]")
    page.keyboard.press("ArrowUp")
    assert value(page, "Z1[1,1]") == "0.12"
    tab_to(page, "Show neuron 3 of Z1")
    page.keyboard.press("Enter")
    assert lines(page)[0].startswith("Z1[1,3] = ")


def test_its_two_parts(browser, tmp_path):
    network, theta = exclusive_or()
    address = write_page(tmp_path / "index.html", BatchWidget(network, theta, part="layers"))
    with visit(browser, address) as (page, _):
        assert [value(page, f"Y[{k},1]") for k in (1, 2, 3, 4)] == ["0", "1", "1", "0"]
        assert field(page, "shape of t").count() == field(page, "t[1]").count() == 0
    address = write_page(tmp_path / "misses.html", BatchWidget(part="misses"))
    with visit(browser, address) as (page, _):
        assert page.locator('[data-value^="Z"]').count() == 0
        assert value(page, "Y[4,1]") == "0.5747"
        assert value(page, "mean") == "0.2215"
