"""What NumPy and mlp_core compute, for JavaScript's affine maps and solids to be compared with."""

import numpy as np

from mlp_book.topics.solids import SOLIDS, make_solid, perspective, rotation
from mlp_core import MLP


def pairs() -> list[dict]:
    """Two maps of the plane after one another, as networks of mlp_core."""
    rng = np.random.default_rng(5)
    cases = []
    for _ in range(20):
        A, A2 = rng.normal(size=(2, 2, 2)) * 3
        b, b2, x, q = rng.normal(size=(4, 2)) * 3
        stages = {}
        for between in ("identity", "relu"):
            network = MLP((2, 2, 2), [between, "identity"])
            one = network.forward(network.pack([(A, b), (A2, b2)]), x)
            stages[between] = {
                "first": one.z[0].tolist(),
                "between": one.a[0].tolist(),
                "second": one.output.tolist(),
            }
        start, step = A @ x + b, A @ (q - x)
        zeros = -start / step
        cases.append(
            {
                "F": {"A": A.tolist(), "b": b.tolist()},
                "G": {"A": A2.tolist(), "b": b2.tolist()},
                "x": x.tolist(),
                "stages": stages,
                "joined": {"A": (A2 @ A).tolist(), "b": (A2 @ b + b2).tolist()},
                "det": float(np.linalg.det(A)),
                "to": q.tolist(),
                "bends": sorted(zeros[(zeros > 0) & (zeros < 1)].tolist()),
            }
        )
    return cases


def turns() -> list[dict]:
    """Turns of the plane as products of complex numbers, and of space."""
    cases = []
    for angles in ([0, 0, 0], [90, 0, 0], [30, -45, 170], [-180, 12.5, 77]):
        z = np.exp(1j * np.deg2rad(angles[0]))
        plane = [[z.real, -z.imag], [z.imag, z.real]]
        cases.append({"angles": angles, "plane": plane, "space": rotation(angles).tolist()})
    return cases


def solids() -> list[dict]:
    """Every solid, and one frame of it."""
    lamp = np.array([-0.48, 0.6, -0.64])
    A, b = rotation([20, -35, 10]), np.array([0.3, -0.2, 5])
    cases = []
    for name in SOLIDS:
        vertices, faces = make_solid(name)
        points = vertices @ A.T + b
        depth = [points[list(face), 2].mean() for face in faces]
        middles = np.array([vertices[list(face)].mean(axis=0) for face in faces])
        first, second, third = (vertices[[face[k] for face in faces]] for k in range(3))
        normals = np.cross(second - first, third - second)
        normals /= np.linalg.norm(normals, axis=1, keepdims=True)
        assert ((normals * middles).sum(axis=1) > 0).all()  # outwards
        towards = ((normals @ A.T) * (middles @ A.T + b)).sum(axis=1)
        cases.append(
            {
                "name": name,
                "vertices": vertices.tolist(),
                "faces": [list(face) for face in faces],
                "F": {"A": A.tolist(), "b": b.tolist()},
                "points": points.tolist(),
                "picture": perspective(points).tolist(),
                "facing": (towards < 0).tolist(),
                "depth": depth,
                "light": np.maximum(0, normals @ A.T @ lamp).tolist(),
            }
        )
    return cases


def everything() -> dict:
    """Return all fixtures."""
    return {"pairs": pairs(), "turns": turns(), "solids": solids()}
