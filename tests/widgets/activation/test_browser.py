"""The activation widget in a real browser: from file://, no kernel, the network cut."""

import numpy as np
import pytest

from mlp_book.widgets import ActivationWidget
from mlp_book.widgets.activation.widget import CURVES
from tests.browser.support import visit
from tests.widgets.on_page import (
    button,
    field,
    printed,
    tab_to,
    value,
)
from tests.widgets.static_page import write_page


@pytest.fixture(scope="module")
def url(tmp_path_factory):
    return write_page(tmp_path_factory.mktemp("page") / "index.html", ActivationWidget())


@pytest.fixture
def page(browser, url):
    with visit(browser, url) as (page, _):
        yield page


def lines(page):
    return [
        " ".join(text.split()).replace("\u2032", "'")
        for text in page.locator(".mlp-curve-lines .mlp-line").all_inner_texts()
    ]


def test_the_formulas_hold_the_numbers(page):
    assert lines(page) == [
        "a = 1 / (1 + exp(−z)) = 1 / (1 + exp(−1)) ≈ 0.7311",
        "φ'(z) = a·(1 − a) ≈ 0.7311·0.2689 ≈ 0.1966",
        "tangent(u) = a + φ'(z)·(u − z) ≈ 0.7311 + 0.1966·(u − 1)",
    ]
    assert value(page, "words") == "The slope says: 0.1 more z makes a about 0.0197 larger."


@pytest.mark.parametrize("name", CURVES)
@pytest.mark.parametrize("z", [-3, -0.5, 0, 2, 20])
def test_every_activation(page, name, z):
    field(page, "activation").select_option(name)
    field(page, "z").fill(str(z))
    mirror = ActivationWidget(name, z)
    assert value(page, "a") == printed(mirror.a)
    assert value(page, "derivative") == printed(mirror.derivative)
    a, slope, _ = lines(page)
    assert a.partition(",")[0 if name != "relu" else 2].endswith(f" {printed(mirror.a)}")
    assert slope.partition(",")[0].endswith(f" {printed(mirror.derivative)}")
    for path in page.locator(".mlp-curve-plot path").all():
        assert "NaN" not in (path.get_attribute("d") or "")


@pytest.mark.parametrize(
    ("name", "z", "expected"),
    [
        ("identity", -2, ["a = z = −2", "φ'(z) = 1"]),
        ("tanh", 0.5, ["a = tanh(z) = tanh(0.5) ≈ 0.4621", "φ'(z) = 1 − a² ≈ 1 − 0.2136 ≈ 0.7864"]),
        ("relu", -2, ["a = max(z, 0) = max(−2, 0) = 0", "φ'(z) = 0, since z ≤ 0"]),
        (
            "leaky_relu",
            -2,
            ["a = slope·z = 0.01·(−2) = −0.02, since z ≤ 0", "φ'(z) = slope = 0.01, since z ≤ 0"],
        ),
        (
            "elu",
            -1,
            [
                "a = alpha·(exp(z) − 1) = 1·(exp(−1) − 1) ≈ −0.6321, since z ≤ 0",
                "φ'(z) = alpha·exp(z) = 1·exp(−1) ≈ 0.3679, since z ≤ 0",
                "tangent(u) = a + φ'(z)·(u − z) ≈ −0.6321 + 0.3679·(u + 1)",
            ],
        ),
    ],
)
def test_formulas_of_the_others(page, name, z, expected):
    field(page, "activation").select_option(name)
    field(page, "z").fill(str(z))
    assert lines(page)[: len(expected)] == expected


def test_the_slip_of_the_zero_derivative(page):
    """D3-6: sigmoid' tends to 0; in float64 it is exactly 0 from about 37."""
    for z, shown in ((10, "4.540·10⁻⁵"), (30, "9.348·10⁻¹⁴"), (36, "2.220·10⁻¹⁶")):
        field(page, "z").fill(str(z))
        assert value(page, "derivative") == printed(ActivationWidget(z=z).derivative) == shown
        assert value(page, "words").startswith("Nearly flat: sigmoid is saturated here")
    assert lines(page)[0].endswith("≈ 1.0000")  # not yet 1
    assert lines(page)[1] == "φ'(z) = a·(1 − a) ≈ 1.0000·2.220·10⁻¹⁶ ≈ 2.220·10⁻¹⁶"
    for z, true in ((37, "8.533·10⁻¹⁷"), (38, "3.139·10⁻¹⁷")):
        field(page, "z").fill(str(z))
        assert value(page, "derivative") == "0"
        assert lines(page)[0].endswith("≈ 1")
        assert "float64 rounds it to exactly 0" in value(page, "words")
        assert f"The true one is about {true}." in value(page, "words")
    field(page, "z").fill("-37")
    assert value(page, "derivative") == "8.533·10⁻¹⁷"
    field(page, "z").fill("745")  # exp(-745) = 10^-323.55: less than the least of float64
    assert "about 2.8·10⁻³²⁴, too small for float64" in value(page, "words")
    field(page, "z").fill("-745")  # float64 holds 4.9·10⁻³²⁴ or nothing
    assert value(page, "words").endswith("the true one is about 2.8·10⁻³²⁴.")
    field(page, "z").fill("1000")
    assert "about 5.1·10⁻⁴³⁵, too small for float64" in value(page, "words")
    field(page, "activation").select_option("tanh")
    field(page, "z").fill("10")
    assert lines(page)[1].startswith("φ'(z) = 1 − a² = 1 − 0.99999999175538")
    assert lines(page)[1].endswith("≈ 8.245·10⁻⁹")


ZONES = {
    "identity": ["identity is never flat: its derivative is 0.01 or more for every z."],
    "sigmoid": [
        "sigmoid is nearly flat, its derivative below 0.01: −745.13 < z < −4.58 and "
        "4.58 < z < 36.74.",
        "In float64 the derivative of sigmoid rounds to exactly 0: z < −745.13 and z > 36.74.",
    ],
    "relu": ["The derivative of ReLU is exactly 0: z ≤ 0."],
    "leaky_relu": ["leaky ReLU is never flat: its derivative is 0.01 or more for every z."],
    "elu": [
        "ELU is nearly flat, its derivative below 0.01: −745.13 < z < −4.61.",
        "In float64 the derivative of ELU rounds to exactly 0: z < −745.13.",
    ],
}


@pytest.mark.parametrize("name", ZONES)
def test_flat_and_dead_zones_are_shaded_and_named(page, name):
    field(page, "activation").select_option(name)
    found = page.locator(".mlp-zone-list li").all_inner_texts()
    assert [text.replace("\u00a0", " ") for text in found] == ZONES[name]
    kinds = {"identity": [], "leaky_relu": [], "relu": ["dead"], "elu": ["flat"]}
    expected = kinds.get(name, ["flat", "flat"])
    zones = page.locator("rect.mlp-zone").all()
    assert [("dead" if "is-dead" in z.get_attribute("class") else "flat") for z in zones] == (
        expected * 2
    )
    words = ["slope 0" if kind == "dead" else kind for kind in expected]
    assert page.locator(".mlp-zone-name").all_text_contents() == words * 2
    frame = page.locator(".mlp-plot-frame").first
    if name == "relu":
        width = float(frame.get_attribute("width"))
        assert float(zones[0].get_attribute("width")) == pytest.approx(width / 2, abs=0.1)
    if name == "sigmoid":
        field(page, "z").fill("37")
        assert page.locator(".mlp-zone-name").all_text_contents() == ["flat", "flat", "slope 0"] * 2


def test_kinks_are_told(page):
    field(page, "z").fill("0")
    assert value(page, "derivative") == "0.25"
    for name, slope in (("relu", "0"), ("leaky_relu", "0.01")):
        field(page, "activation").select_option(name)
        assert value(page, "derivative") == slope
        assert value(page, "words").startswith("The curve has a kink at 0")
        assert f"This book takes {slope}," in value(page, "words")
    field(page, "activation").select_option("elu")
    assert value(page, "words").startswith("The slope says")
    field(page, "alpha").fill("3")
    assert "This book takes 3," in value(page, "words")


def test_slope_and_alpha_are_in_the_readers_hands(page):
    assert not field(page, "slope").is_visible()
    field(page, "activation").select_option("leaky_relu")
    field(page, "z").fill("-2")
    field(page, "slope").fill("0.3")
    assert (value(page, "a"), value(page, "derivative")) == ("−0.6", "0.3")
    field(page, "slope").fill("0")
    assert value(page, "words").startswith("Slope 0")
    message = page.locator(".mlp-message")
    field(page, "slope").press("Enter")
    field(page, "slope").fill("2")
    assert message.inner_text() == "slope needs a number from 0 to 1; 0 is kept."
    field(page, "slope").blur()
    field(page, "slope").press("Shift+ArrowDown")
    assert field(page, "slope").input_value() == "0"
    field(page, "compare with").select_option("elu")
    field(page, "alpha").fill("2")
    assert value(page, "a of elu") == printed(ActivationWidget("elu", -2, alpha=2).a)
    assert not field(page, "slope").is_hidden()
    field(page, "activation").select_option("tanh")
    assert not field(page, "slope").is_visible()


def test_two_at_once(page):
    field(page, "compare with").select_option("tanh")
    field(page, "z").fill("2")
    sigmoid, tanh = ActivationWidget("sigmoid", 2), ActivationWidget("tanh", 2)
    assert value(page, "derivative") == printed(sigmoid.derivative)
    assert value(page, "a of tanh") == printed(tanh.a)
    assert value(page, "derivative of tanh") == printed(tanh.derivative)
    assert page.locator(".mlp-phi.is-other").first.get_attribute("d")
    assert page.get_by_text("Thin grey lines and square points: tanh.").is_visible()
    assert page.locator("select").nth(1).locator("option[value=sigmoid]").is_disabled()
    field(page, "activation").select_option("tanh")  # with itself: no comparison
    assert field(page, "compare with").input_value() == "none"
    assert page.locator('[data-value="a of tanh"]').count() == 0
    button(page, "Step back").click()
    assert value(page, "a of tanh") == printed(tanh.a)


def test_keyboard_alone(page):
    tab_to(page, "activation")
    page.keyboard.press("ArrowDown")
    tab_to(page, "z")
    page.keyboard.press("ArrowUp")
    page.keyboard.press("Shift+ArrowUp")
    mirror = ActivationWidget("tanh", 2.1)
    assert field(page, "z").input_value() == "2.1"
    assert value(page, "a") == printed(mirror.a) == "0.9705"
    assert value(page, "derivative") == printed(mirror.derivative) == "0.0582"
    button(page, "Step back").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Enter")
    assert value(page, "a") == printed(ActivationWidget("tanh", 1).a)
    page.keyboard.press("Enter")
    assert value(page, "a") == "0.7311"


def drag(page, dx):
    box = page.locator("circle.mlp-phi-dot.is-forward").bounding_box()
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x + dx / 2, y, steps=3)
    page.mouse.move(x + dx, y, steps=3)
    page.mouse.up()


def test_dragging_z_along_the_curve(page):
    width = page.locator(".mlp-plot-frame").first.bounding_box()["width"]
    drag(page, width / 4)  # 3 of 12
    mirror = ActivationWidget("sigmoid", 4)
    assert field(page, "z").input_value() == "4"
    assert value(page, "a") == printed(mirror.a)
    assert value(page, "derivative") == printed(mirror.derivative)
    button(page, "Step back").click()
    assert field(page, "z").input_value() == "1"
    drag(page, width * 2)  # it stops at the edge
    assert field(page, "z").input_value() == "6"


def test_the_tangent_touches_the_curve(page):
    """Its ends, taken back from pixels, lie on the printed tangent."""
    ends = page.evaluate(
        """() => {
          const path = document.querySelector(".mlp-tangent").getAttribute("d");
          const numbers = path.match(/-?[0-9.]+/g);
          const frame = document.querySelector(".mlp-plot-frame");
          return [numbers.map(Number), Number(frame.getAttribute("width")),
            Number(frame.getAttribute("height"))];
        }"""
    )
    (x0, y0, x1, y1), width, height = ends
    low, high = -0.08, 1.08  # of the panel, for values from 0 to 1
    rise = (y0 - y1) / height * (high - low)
    slope = rise / ((x1 - x0) / width * 12)
    assert slope == pytest.approx(ActivationWidget().derivative, abs=1e-3)
    at_left = high - y0 / height * (high - low)
    assert at_left == pytest.approx(ActivationWidget().a - 7 * slope, abs=1e-2)


def test_softmax(page):
    field(page, "activation").select_option("softmax")
    for scores in ([2, 1, 0], [2, -1, 0.5]):
        for i, z in enumerate(scores, start=1):
            field(page, f"z[{i}]").fill(str(z))
        a = ActivationWidget("softmax", scores=scores).a
        for i in range(3):
            assert value(page, f"a[{i + 1}]") == printed(a[i])
            assert value(page, f"e[{i + 1}]") == printed(np.exp(scores[i]))
            share = (
                page.locator(".mlp-share")
                .nth(i)
                .evaluate("(el) => el.style.getPropertyValue('--mlp-share')")
            )
            assert float(share) == pytest.approx(a[i], abs=5.1e-5)
        assert value(page, "total") == printed(np.exp(scores).sum())
        assert value(page, "sum") == "1"
    assert not field(page, "compare with").is_visible()
    assert not page.locator(".mlp-curve-plot").is_visible()
    before = value(page, "a[2]")
    button(page, "Add 1 to every z").press("Enter")
    assert field(page, "z[2]").input_value() == "0"
    assert value(page, "a[2]") == before
    field(page, "z[1]").fill("800")
    assert value(page, "a[1]") == "1"
    assert "The largest z is subtracted first" in page.locator(".mlp-softmax-panel").inner_text()
    assert page.get_by_role("columnheader", name="exp(z − 800)").is_visible()
    button(page, "Step back").click()
    button(page, "Step back").click()
    assert field(page, "z[2]").input_value() == "-1"


def test_reset_can_be_taken_back(page):
    field(page, "activation").select_option("relu")
    field(page, "z").fill("-4")
    button(page, "Reset").click()
    assert value(page, "a") == "0.7311"
    button(page, "Step back").click()
    assert (value(page, "a"), field(page, "z").input_value()) == ("0", "-4")


def test_screen_readers_hear_the_result(page):
    field(page, "z").press("Shift+ArrowUp")
    page.wait_for_function(
        "() => document.querySelector('.mlp-widget [role=status]').textContent === "
        "'z = 2. sigmoid: a ≈ 0.8808, derivative 0.1050. "
        "The slope says: 0.1 more z makes a about 0.0105 larger.'"
    )


def test_the_curves_as_a_table(page):
    field(page, "activation").select_option("tanh")
    field(page, "compare with").select_option("leaky_relu")
    page.get_by_text("The curves as a table").click()
    row = page.locator(".mlp-state tbody tr").filter(has_text="−4")
    one, other = ActivationWidget("tanh", -4), ActivationWidget("leaky_relu", -4)
    assert row.get_by_role("cell").all_inner_texts() == [
        printed(number) for number in (one.a, one.derivative, other.a, other.derivative)
    ]
    field(page, "slope").fill("0.5")
    assert row.get_by_role("cell").all_inner_texts()[2:] == ["−2", "0.5"]
