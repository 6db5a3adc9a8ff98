"""The precision widget in a real browser: from file://, no kernel, the network cut."""

import numpy as np
import pytest

from mlp_book.topics.low_precision import NAMES, parameter_bytes
from mlp_book.topics.number_formats import same_digits
from mlp_book.widgets import PrecisionWidget
from tests.browser.support import visit
from tests.widgets.on_page import (
    button,
    field,
    tab_to,
    ten_to,
    value,
)
from tests.widgets.static_page import write_page


@pytest.fixture(scope="module")
def url(tmp_path_factory):
    return write_page(tmp_path_factory.mktemp("page") / "index.html", PrecisionWidget())


@pytest.fixture
def page(browser, url):
    with visit(browser, url) as (page, _):
        yield page


def bits(page):
    """The bits as the boxes show them."""
    boxes = page.locator(".mlp-bit-box").all()
    return "".join("1" if box.is_checked() else "0" for box in boxes)


def lines(page):
    """The arithmetic of a neuron, as text."""
    texts = page.locator(".mlp-precise-lines .mlp-line:visible").all_inner_texts()
    return [" ".join(text.split()) for text in texts]


def shown(number):
    return f"{number:.9g}".replace("-", "−")


def test_five_formats_side_by_side(page):
    reference = PrecisionWidget(format="float64").forward_pass.output[0]
    for name in NAMES:
        widget = PrecisionWidget(format=name)
        output = widget.forward_pass.output[0]
        assert value(page, f"bytes({name})") == str(parameter_bytes(name, widget.network))
        if name != "float64":
            assert value(page, f"y({name})") == shown(output)
            digits = same_digits(output, reference)
            assert value(page, f"digits y({name})") == f"{digits} digits"
            assert value(page, f"same y({name})") == f"{reference:.{digits}g}"
            error = f"{abs(output - reference):.1e}".replace(".0e", "e")
            factor, _, power = error.partition("e")
            assert value(page, f"error({name})") == factor + ten_to(int(power))
    assert value(page, "digits y(float64)") == "all digits"
    assert button(page, "float16").get_attribute("aria-pressed") == "true"


def test_picking_a_format_by_pointer_and_key(page):
    button(page, "bfloat16").click()
    done = PrecisionWidget(format="bfloat16").forward_pass
    assert value(page, "stored z1[1]") == shown(done.z[0][0])
    assert value(page, "same z1[1]") == "1.10"
    assert value(page, "digits z1[1]") == "3 digits"
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    done = PrecisionWidget(format="int8").forward_pass
    assert value(page, "stored z2[2]") == shown(done.z[1][1])
    assert "whole sum = 8160 + 32385 → 40545" in lines(page)
    steps = page.locator(".mlp-precise-lines .mlp-line:visible")
    assert steps.count() == 6
    button(page, "Step back").click()
    assert button(page, "bfloat16").get_attribute("aria-pressed") == "true"
    assert steps.count() == 5
    button(page, "Reset").click()
    assert button(page, "float16").get_attribute("aria-pressed") == "true"


def test_the_arithmetic_of_a_neuron(page):
    page.locator('[data-value="a2[1]"]').click()
    assert lines(page)[:4] == [
        "W2[1,1]·a1[1] = 0.5·1.09960938 → 0.549804688",
        "W2[1,2]·a1[2] = −0.399902344·0 → 0",
        "W2[1,3]·a1[3] = 0.300048828·0.0999755859 → 0.0299987793",
        "W2[1,4]·a1[4] = 0.0999755859·0.699707031 → 0.0699462891",
    ]
    assert value(page, "stored z2[1]") == "0.849609375"


def test_a_bit_is_a_number(page):
    assert bits(page) == "0011001001100110"
    assert value(page, "meaning") == "(−1)^0 · 2^(12 − 15) · (1 + 614/2^10)"
    assert value(page, "stored") == "0.199951171875"
    assert value(page, "gap") == "0.0001220703125"
    page.get_by_label("bit 15, sign", exact=True).click()
    assert value(page, "stored") == "−0.199951171875"
    assert field(page, "W1[1,1]").input_value() == "-0.2"
    page.get_by_label("bit 15, sign", exact=True).focus()
    page.keyboard.press("Space")
    page.get_by_label("bit 9, fraction", exact=True).focus()
    page.keyboard.press("Space")
    theta = PrecisionWidget().theta.copy()
    theta[0] = 0.1374511718750  # 2^-3 (1 + 102/1024)
    widget = PrecisionWidget(theta=theta)
    assert value(page, "stored") == "0.137451171875"
    assert value(page, "y(float16)") == shown(widget.forward_pass.output[0])
    assert widget.bits == ("0", "01100", "0001100110")
    for _ in range(3):
        button(page, "Step back").click()
    assert value(page, "y(float16)") == "0.574707031"


def test_bits_that_mean_infinity_are_refused(page):
    page.get_by_label("bits of", exact=True).select_option("x[1]")
    assert value(page, "stored") == "1"
    page.get_by_label("bit 14, exponent", exact=True).click()
    words = page.locator(".mlp-message").inner_text()
    assert words == "These bits mean ∞: x[1] needs a number from −1000000 to 1000000; 1 is kept."
    assert bits(page) == "0011110000000000"
    assert value(page, "bits refused") == words  # beside the bits as well
    assert value(page, "y(float16)") == "0.574707031"
    page.get_by_label("bit 15, sign", exact=True).click()
    assert value(page, "bits refused") == ""


def test_computed_numbers_have_bits_that_cannot_be_set(page):
    page.get_by_label("bits of", exact=True).select_option("z3")
    assert value(page, "stored") == "0.30078125"
    assert page.get_by_label("bit 15, sign", exact=True).is_disabled()
    button(page, "float64").click()
    assert page.locator(".mlp-bit-box").count() == 64
    button(page, "int8").click()
    assert "stays a float32 number" in value(page, "bits note")
    page.get_by_label("bits of", exact=True).select_option("W1[1,1]")
    assert "8 bits 00100000, the whole number 32" in value(page, "meaning")


def test_float16_overflows_where_bfloat16_does_not(page):
    field(page, "x[1]").fill("100000")
    assert value(page, "stored z1[1]") == "∞"
    assert value(page, "digits z1[1]") == "no digit"
    picture = page.locator(".mlp-graph")
    assert value(picture, "z3") == "NaN"  # too long in words
    assert value(page, "stored z3") == "not a number"
    cut = "box => [box.scrollWidth - box.clientWidth, box.value]"
    assert field(page, "x[1]").evaluate(cut) == [0, "100000"]
    ends = "box => [...box.querySelectorAll('*')].map((part) => part.getBoundingClientRect().right)"
    for box in page.locator(".mlp-node.is-neuron").all():
        frame = box.bounding_box()
        assert max(box.evaluate(ends)) <= frame["x"] + frame["width"]
    button(page, "bfloat16").click()
    assert value(page, "digits z1[1]") == "3 digits"
    field(page, "x[1]").fill("1e9")
    assert (
        "x[1] needs a number from −1000000 to 1000000" in page.locator(".mlp-message").inner_text()
    )


def test_screen_readers_hear_the_output(page):
    field(page, "W3[1,1]").focus()
    page.keyboard.press("ArrowUp")
    status = "document.querySelector('.mlp-widget [role=status]')"
    page.wait_for_function(f"() => {status}.textContent.startsWith('y = 0.595')")
    page.get_by_text("All numbers in all formats as a table").click()
    assert page.get_by_role("row", name="z1[3]").count() == 2


def test_from_the_format_to_the_bits_are_two_stops(page):
    tab_to(page, "float16")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.tagName") == "SELECT"
    page.keyboard.press("Tab")
    assert page.locator(".mlp-bit-box:focus").get_attribute("aria-label") == "bit 15, sign"
    page.keyboard.press("ArrowRight")
    page.keyboard.press("End")
    assert page.locator(".mlp-bit-box:focus").get_attribute("aria-label") == "bit 0, fraction"
    page.keyboard.press("Space")
    assert bits(page)[-1] == "1"
    page.keyboard.press("ArrowRight")  # round to the first
    assert page.locator(".mlp-bit-box:focus").get_attribute("aria-label") == "bit 15, sign"
    page.keyboard.press("Tab")
    assert page.locator(".mlp-bit-box:focus").count() == 0


INSIDE = """() => [...document.querySelectorAll(".mlp-node")].flatMap((node) => {
  const box = node.getBoundingClientRect();
  return [...node.querySelectorAll(".mlp-value")].filter((e) => {
    const range = document.createRange();
    range.selectNodeContents(e);
    const text = range.getBoundingClientRect();
    return text.right > box.right || text.left < box.left || text.bottom > box.bottom
      || text.top < box.top;
  }).map((e) => e.textContent);
})"""
HARD = {
    "large": PrecisionWidget(theta=np.linspace(-9e5, 9e5, 25), x=[123456.789, -98765.4321]),
    "tiny": PrecisionWidget(theta=np.linspace(-9e-5, 8e-5, 25), format="float64"),
    "infinite": PrecisionWidget(x=[100_000, 1]),
}


@pytest.mark.parametrize("name", HARD)
def test_the_numbers_of_a_node_stay_in_its_box_at_every_width(browser, tmp_path, name):
    with visit(browser, write_page(tmp_path / "index.html", HARD[name])) as (page, _):
        for width in (1280, 760, 700, 640, 600, 520, 460, 400, 360, 320):
            page.set_viewport_size({"width": width, "height": 900})
            page.wait_for_timeout(100)
            assert page.evaluate(INSIDE) == [], width
