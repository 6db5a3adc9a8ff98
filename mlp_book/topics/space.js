/**
 * One frame of a scene: the camera stands still at the origin and looks along axis 3; the solid is
 * turned and moved by y = A v + b, then seen in perspective.
 *
 * @typedef {object} Frame
 * @property {number[][]} points    y = A v + b, one a corner
 * @property {number[][]} picture   [y1 / y3, y2 / y3], one a corner
 * @property {{face: number, light: number}[]} painted  from the farthest to the nearest
 * @property {boolean[]} facing     whether a face looks at the camera
 */
import { applyAffine } from "../widgets/mathematics/affine.js";

/** Nearer than this, or behind the camera, nothing is painted. */
export const NEAR = 0.1;
/** Where the light comes from: a unit vector from the scene to the lamp. */
const LAMP = [-0.48, 0.6, -0.64];

const dot = (u, v) => u[0] * v[0] + u[1] * v[1] + u[2] * v[2];

/** Perspective: what is twice as far away is half as large. */
export const project = ([right, up, away]) => [right / away, up / away];

/**
 * @param {import("./solids.js").Solid} solid
 * @param {import("../widgets/mathematics/affine.js").Affine} F
 * @returns {Frame}
 */
export function makeFrame(solid, F) {
  const points = solid.vertices.map((v) => applyAffine(F, v));
  const picture = points.map(project);
  const onlyTurned = { A: F.A, b: [0, 0, 0] };
  const normals = solid.normals.map((n) => applyAffine(onlyTurned, n));
  const facing = solid.faces.map((face, k) => dot(normals[k], points[face[0]]) < 0);
  const painted = [];
  solid.faces.forEach((face, k) => {
    if (face.some((corner) => points[corner][2] < NEAR)) return;
    const depth = face.reduce((sum, corner) => sum + points[corner][2], 0) / face.length;
    painted.push({ face: k, depth, light: Math.max(0, dot(normals[k], LAMP)) });
  });
  painted.sort((a, b) => b.depth - a.depth);
  return { points, picture, painted, facing };
}

/**
 * What `makeFrame` and `rotation3` multiply and divide for one frame, counted from their code:
 * two products of 3x3 matrices; 9 products a corner; two divisions a corner; and for each face its
 * turned normal (9), which side it shows (3), its light (3), and one division for its depth.
 */
export function operations({ vertices, faces }) {
  const [corners, sides] = [vertices.length, faces.length];
  const parts = { matrix: 2 * 27, map: 9 * corners, faces: (9 + 3 + 3) * sides };
  return {
    ...parts,
    multiplications: parts.matrix + parts.map + parts.faces,
    perspective: 2 * corners,
    divisions: 2 * corners + sides,
  };
}
