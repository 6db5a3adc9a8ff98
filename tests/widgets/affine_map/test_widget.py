"""The affine-map and polyhedron widgets' Python side, and the solids behind the second."""

import numpy as np
import pytest

from mlp_book.topics.solids import SOLIDS, make_solid, perspective, rotation
from mlp_book.widgets import AffineMapWidget, PolyhedronWidget


@pytest.fixture
def widget():
    return AffineMapWidget()


def test_a_map_is_a_layer_without_activation(widget):
    assert widget.network.sizes == (2, 2)
    np.testing.assert_array_equal(widget.apply([-1, 1]), [-1, -0.5])
    X = np.array([[0, 0], [1, 0], [0, 1], [3, -2]])
    np.testing.assert_allclose(widget.apply(X), X @ widget.A.T + widget.b, rtol=1e-15)
    np.testing.assert_array_equal(widget.forward_pass.output, [-1, -0.5])


def test_two_maps_are_one_until_relu_stands_between_them(widget):
    widget.second = True
    A, b = widget.joined
    np.testing.assert_array_equal(A, [[0.25, -1.25], [1.75, 0]])
    np.testing.assert_array_equal(b, [2.5, 0])
    X = np.random.default_rng(0).normal(size=(50, 2))
    np.testing.assert_allclose(widget.apply(X), X @ A.T + b, atol=1e-14)
    np.testing.assert_array_equal(widget.apply([-1, 1]), [1, -1.75])
    widget.relu = True
    np.testing.assert_array_equal(widget.apply([-1, 1]), [1, -0.5])
    assert widget.forward_pass.a[0].tolist() == [0, 0]


def test_what_travels_is_plain_and_what_comes_back_is_mirrored(widget):
    state = widget.get_state()
    assert state["A"] == [[1.5, -0.5], [0.5, 1.0]]
    assert state["initial"] == {
        "A": [[1.5, -0.5], [0.5, 1.0]],
        "b": [1.0, -1.0],
        "A2": [[0.5, -1.0], [1.0, 0.5]],
        "b2": [1.0, -0.5],
        "x": [-1.0, 1.0],
        "second": False,
        "relu": False,
    }
    assert "export" in state["_esm"]
    assert ".mlp-affine" in state["_css"]
    widget.set_state({"A": [[0, -1], [1, 0]], "b": [2, 0], "x": [1, 1]})
    assert widget.A.dtype == np.float64
    np.testing.assert_array_equal(widget.apply(widget.x), [1, 1])


@pytest.mark.parametrize(
    ("name", "value", "error", "message"),
    [
        ("A", np.eye(3), ValueError, r"AffineMapWidget.A: got a matrix of shape \(3, 3\), .* 2x2"),
        ("A", [1, 2], ValueError, r"AffineMapWidget.A: got an array of shape \(2,\), .* a matrix"),
        ("A2", [[1, 2], [3, np.inf]], ValueError, "A2: entry 1, 1 is inf, expected a matrix of"),
        ("A", "turn", TypeError, "A: got 'turn', expected a matrix of finite numbers"),
        ("A", [[1, 2], [3]], TypeError, "A: got .* expected a matrix of finite numbers"),
        ("b", [1, 2, 3], ValueError, "AffineMapWidget.b: got 3 numbers, expected 2 numbers"),
        ("x", [1, np.nan], ValueError, "x: entry 1 is nan, expected a vector of finite numbers"),
    ],
)
def test_bad_assignments_say_what_got_and_expected(widget, name, value, error, message):
    before = getattr(widget, name)
    with pytest.raises(error, match=message):
        setattr(widget, name, value)
    assert getattr(widget, name) is before


def test_arrays_are_read_only(widget):
    with pytest.raises(ValueError, match="read-only"):
        widget.A[0, 0] = 3
    with pytest.raises(ValueError, match="read-only"):
        make_solid("cube")[0][0, 0] = 3


def test_text_forms_are_stable(widget):
    text = "AffineMapWidget(A=[[1.5, -0.5], [0.5, 1.0]], b=[1.0, -1.0])"
    assert repr(widget) == text
    widget.b = [0, 0]
    assert repr(widget) == text
    space = PolyhedronWidget("octahedron")
    assert repr(space) == "PolyhedronWidget(solid='octahedron')"
    assert space._repr_mimebundle_()[0]["text/plain"] == repr(space)


def test_a_polyhedron_is_turned_moved_and_seen():
    space = PolyhedronWidget("cube", angles=[0, 90, 0], b=[1, 2, 6])
    np.testing.assert_allclose(space.A, [[0, 0, 1], [0, 1, 0], [-1, 0, 0]], atol=1e-15)
    np.testing.assert_allclose(space.apply([1, 1, -1]), [0, 3, 5], atol=1e-15)
    np.testing.assert_allclose(space.points, space.vertices @ space.A.T + space.b, atol=1e-15)
    np.testing.assert_allclose(space.picture[0], [2 / 5, 3 / 5], atol=1e-15)
    assert space.multiplications == 54 + 9 * 8 + 15 * 6
    space.solid = "sphere-5120"
    assert (len(space.vertices), len(space.faces)) == (2562, 5120)


def test_the_vertex_belongs_to_the_solid():
    space = PolyhedronWidget("dodecahedron", vertex=19)
    space.solid = "cube"
    assert space.vertex == 0
    with pytest.raises(ValueError, match=r"PolyhedronWidget.vertex: got 8, expected 0 to 7"):
        space.vertex = 8
    space.set_state({"solid": "sphere-80", "angles": [1, 2, 3], "b": [0, 0, 9], "vertex": 41})
    assert (space.solid, space.vertex, space.angles.tolist()) == ("sphere-80", 41, [1, 2, 3])


@pytest.mark.parametrize(
    ("name", "value", "message"),
    [
        ("solid", "teapot", "PolyhedronWidget.solid: got 'teapot', expected one of cube, octa"),
        ("angles", [1, 2], "PolyhedronWidget.angles: got .1.0, 2.0., expected 3 numbers"),
        ("b", [0, 0, np.nan], "PolyhedronWidget.b: entry 2 is nan"),
        ("vertex", -1, "PolyhedronWidget.vertex: got -1, expected 0 to 7"),
    ],
)
def test_bad_scenes_say_what_got_and_expected(name, value, message):
    with pytest.raises(ValueError, match=message):
        setattr(PolyhedronWidget(), name, value)


def test_bad_arguments_of_the_solids():
    with pytest.raises(ValueError, match="make_solid: got 'teapot', expected one of cube"):
        PolyhedronWidget("teapot")
    with pytest.raises(ValueError, match=r"rotation: got angles of shape \(2,\), expected 3"):
        rotation([1, 2])
    with pytest.raises(ValueError, match=r"perspective: got shape \(2, 2\)"):
        perspective(np.ones((2, 2)))
    with pytest.raises(ValueError, match="y3 = 0"):
        perspective([[1, 1, 1], [1, 1, 0]])


SIZES = {"cube": (8, 6), "octahedron": (6, 8), "dodecahedron": (20, 12), "icosahedron": (12, 20)}


@pytest.mark.parametrize("name", SOLIDS)
def test_solids_are_closed_convex_and_wound_outwards(name):
    vertices, faces = make_solid(name)
    if name in SIZES:
        assert (len(vertices), len(faces)) == SIZES[name]
    else:
        assert len(faces) == int(name.removeprefix("sphere-"))
    edges = [edge for face in faces for edge in zip(face, face[1:] + face[:1], strict=True)]
    assert len(set(edges)) == len(edges)  # each way once ...
    assert {(b, a) for a, b in edges} == set(edges)  # ... and back, in the neighbouring face
    assert len(vertices) - len(edges) // 2 + len(faces) == 2  # Euler
    for face in faces:
        corners = vertices[list(face)]
        normal = np.cross(corners[1] - corners[0], corners[2] - corners[1])
        assert normal @ corners[0] > 0
        assert (vertices @ normal <= corners[0] @ normal + 1e-9).all()


def test_turns_keep_lengths_and_go_the_right_way():
    A = rotation([20, -35, 110])
    np.testing.assert_allclose(A @ A.T, np.eye(3), atol=1e-15)
    assert np.linalg.det(A) == pytest.approx(1)
    np.testing.assert_allclose(rotation([90, 0, 0]) @ [0, 1, 0], [0, 0, 1], atol=1e-15)
    np.testing.assert_allclose(rotation([0, 90, 0]) @ [0, 0, 1], [1, 0, 0], atol=1e-15)
    np.testing.assert_allclose(rotation([0, 0, 90]) @ [1, 0, 0], [0, 1, 0], atol=1e-15)
    np.testing.assert_allclose(
        rotation([90, 0, 90]) @ [1, 0, 0], [0, 0, 1], atol=1e-15
    )  # 3 before 1
