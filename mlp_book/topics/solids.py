"""Polyhedra as arrays, and turns of space: what the polyhedron widget shows, in NumPy.

The corners are rows. Faces list the corners counter-clockwise, seen from outside (axis 1 right,
axis 2 up, axis 3 towards the eye). `solids.js` makes the same ones, in the same order.
"""

from __future__ import annotations

from functools import cache
from itertools import product

import numpy as np
import numpy.typing as npt

__all__ = ["SOLIDS", "make_solid", "perspective", "rotation"]

GOLDEN = (1 + np.sqrt(5)) / 2
RADIUS = np.sqrt(3)  # of a cube with corners at 1 and -1
SIGNS = (1.0, -1.0)
# name -> how often the triangles of an icosahedron are divided
SPHERES = {"icosahedron": 0, "sphere-80": 1, "sphere-320": 2, "sphere-1280": 3, "sphere-5120": 4}
SOLIDS = ("cube", "octahedron", "dodecahedron", *SPHERES)

Faces = tuple[tuple[int, ...], ...]


@cache
def make_solid(name: str) -> tuple[np.ndarray, Faces]:
    """Return the corners, a read-only (V, 3), and the faces of a solid.

    Raises
    ------
    ValueError
        If there is no such solid; the message lists them.
    """
    if name not in SOLIDS:
        raise ValueError(f"make_solid: got {name!r}, expected one of {', '.join(SOLIDS)}")
    corners = np.array(list(product(SIGNS, repeat=3)))
    axes = np.array([sign * axis for axis in np.eye(3) for sign in SIGNS])
    twelve = _rectangles(1, GOLDEN)
    twenty = np.vstack([corners, _rectangles(1 / GOLDEN, GOLDEN)])
    dual = [0, 2, 1]  # the faces of twelve look to the corners of twenty, with two axes exchanged
    directions = {"cube": axes, "octahedron": corners, "dodecahedron": twelve[:, dual]}
    vertices = {"cube": corners, "octahedron": 1.5 * axes, "dodecahedron": twenty}.get(name)
    if vertices is None:
        vertices = twelve * (RADIUS / np.linalg.norm(twelve, axis=1, keepdims=True))
    faces = _faces(vertices, directions.get(name, twenty[:, dual]))
    for _ in range(SPHERES.get(name, 0)):
        vertices, faces = _subdivide(vertices, faces)
    vertices.setflags(write=False)
    return vertices, faces


def rotation(angles: npt.ArrayLike) -> np.ndarray:
    """Return the 3x3 matrix of three turns, in degrees: about axis 3 first, then 2, then 1.

    Raises
    ------
    ValueError
        If there are not three angles.
    """
    angles = np.asarray(angles, dtype=np.float64)
    if angles.shape != (3,):
        raise ValueError(f"rotation: got angles of shape {angles.shape}, expected 3 angles")
    c, s = np.cos(np.deg2rad(angles)), np.sin(np.deg2rad(angles))
    first = np.array([[1, 0, 0], [0, c[0], -s[0]], [0, s[0], c[0]]])
    second = np.array([[c[1], 0, s[1]], [0, 1, 0], [-s[1], 0, c[1]]])
    third = np.array([[c[2], -s[2], 0], [s[2], c[2], 0], [0, 0, 1]])
    return first @ second @ third


def perspective(points: npt.ArrayLike) -> np.ndarray:
    """Return the picture, (m, 2), of points, (m, 3), seen from the origin along axis 3.

    u1 = y1 / y3 and u2 = y2 / y3: what is twice as far away is half as large.

    Raises
    ------
    ValueError
        If the points are not of three coordinates, or one is level with the camera.
    """
    points = np.asarray(points, dtype=np.float64)
    if points.ndim == 0 or points.shape[-1] != 3:
        raise ValueError(f"perspective: got shape {points.shape}, expected 3 coordinates a point")
    if not points[..., 2].all():
        raise ValueError("perspective: a point has y3 = 0; the camera cannot see it")
    return points[..., :2] / points[..., 2:]


def _rectangles(s: float, t: float) -> np.ndarray:
    """(0, s, t) and its cyclic shifts, for all signs."""
    rows = [np.roll([0, a * s, b * t], k) for k in range(3) for a, b in product(SIGNS, repeat=2)]
    return np.array(rows)


def _faces(vertices: np.ndarray, directions: np.ndarray) -> Faces:
    """A face for each direction: the corners that lie farthest that way, in order around it."""
    faces = []
    for direction in directions:
        normal = direction / np.linalg.norm(direction)
        reach = vertices @ normal
        on = np.flatnonzero(reach > reach.max() - 1e-9)
        arms = vertices[on] - reach.max() * normal
        angle = np.arctan2(arms @ np.cross(normal, arms[0]), arms @ arms[0])
        order = np.argsort(np.where(angle < -1e-9, angle + 2 * np.pi, angle))
        faces.append(tuple(int(k) for k in on[order]))
    return tuple(faces)


def _subdivide(vertices: np.ndarray, faces: Faces) -> tuple[np.ndarray, Faces]:
    """Each triangle becomes four; the new corners are pushed out to the sphere."""
    corners = list(vertices)
    middles: dict[tuple[int, int], int] = {}

    def middle(a: int, b: int) -> int:
        key = (min(a, b), max(a, b))
        if key not in middles:
            middles[key] = len(corners)
            total = corners[a] + corners[b]
            corners.append(total * (RADIUS / np.linalg.norm(total)))
        return middles[key]

    smaller: list[tuple[int, ...]] = []
    for a, b, c in faces:
        ab, bc, ca = middle(a, b), middle(b, c), middle(c, a)
        smaller += [(a, ab, ca), (b, bc, ab), (c, ca, bc), (ab, bc, ca)]
    return np.array(corners), tuple(smaller)
