/**
 * Polyhedra: corners, and faces as lists of corner numbers, counter-clockwise seen from outside
 * (with axis 1 right, axis 2 up, axis 3 towards the eye). mlp_book/topics/solids.py makes the same ones.
 *
 * @typedef {{vertices: number[][], faces: number[][], normals: number[][]}} Solid
 */
const dot = (u, v) => u[0] * v[0] + u[1] * v[1] + u[2] * v[2];
const cross = (u, v) => [
  u[1] * v[2] - u[2] * v[1],
  u[2] * v[0] - u[0] * v[2],
  u[0] * v[1] - u[1] * v[0],
];
const scaled = (v, length) => v.map((x) => (x * length) / Math.sqrt(dot(v, v)));

const RADIUS = 1.7320508075688772; // of a cube with corners at 1 and -1: the root of 3
const GOLDEN = 1.618033988749895; // (1 + the root of 5) / 2
const SIGNS = [1, -1];
const axes = (r) => [0, 1, 2].flatMap((k) => SIGNS.map((s) => [0, 0, 0].with(k, s * r)));
const corners = () => SIGNS.flatMap((a) => SIGNS.flatMap((b) => SIGNS.map((c) => [a, b, c])));
/** (0, s, t) and its cyclic shifts, for all signs. */
const rectangles = (s, t) =>
  [0, 1, 2].flatMap((k) =>
    SIGNS.flatMap((a) => SIGNS.map((b) => [0, 0, 0].with((k + 1) % 3, a * s).with((k + 2) % 3, b * t))),
  );
const twelve = () => rectangles(1, GOLDEN);
const twenty = () => [...corners(), ...rectangles(1 / GOLDEN, GOLDEN)];
/** The faces of one of these two look to the corners of the other, with two axes exchanged. */
const dual = ([x, y, z]) => [x, z, y];

/** A face for each direction: the corners that lie farthest that way, in order around it. */
function facesOf(vertices, directions) {
  return directions.map((direction) => {
    const reach = vertices.map((v) => dot(v, direction));
    const most = Math.max(...reach);
    const on = reach.flatMap((r, k) => (r > most - 1e-9 ? [k] : []));
    const normal = scaled(direction, 1);
    const centre = normal.map((x) => (x * most) / Math.sqrt(dot(direction, direction)));
    const arm = (k) => vertices[k].map((x, i) => x - centre[i]);
    const start = arm(on[0]);
    const side = cross(normal, start);
    const angle = (k) => {
      const a = Math.atan2(dot(arm(k), side), dot(arm(k), start));
      return a < -1e-9 ? a + 2 * Math.PI : a;
    };
    return on.sort((a, b) => angle(a) - angle(b));
  });
}

/** Each triangle becomes four; the new corners are pushed out to the sphere. */
function subdivide({ vertices, faces }) {
  const all = [...vertices];
  const middles = new Map();
  const middle = (a, b) => {
    const key = a < b ? `${a},${b}` : `${b},${a}`;
    if (!middles.has(key)) {
      middles.set(key, all.length);
      all.push(scaled(all[a].map((x, k) => x + all[b][k]), RADIUS));
    }
    return middles.get(key);
  };
  const smaller = faces.flatMap(([a, b, c]) => {
    const [ab, bc, ca] = [middle(a, b), middle(b, c), middle(c, a)];
    return [[a, ab, ca], [b, bc, ab], [c, ca, bc], [ab, bc, ca]];
  });
  return { vertices: all, faces: smaller };
}

function sphere(times) {
  const vertices = twelve().map((v) => scaled(v, RADIUS));
  let mesh = { vertices, faces: facesOf(vertices, twenty().map(dual)) };
  for (let k = 0; k < times; k += 1) mesh = subdivide(mesh);
  return mesh;
}

const solid = (vertices, directions) => ({ vertices, faces: facesOf(vertices, directions) });
const MAKERS = {
  cube: () => solid(corners(), axes(1)),
  octahedron: () => solid(axes(1.5), corners()),
  dodecahedron: () => solid(twenty(), twelve().map(dual)),
  icosahedron: () => sphere(0),
  "sphere-80": () => sphere(1),
  "sphere-320": () => sphere(2),
  "sphere-1280": () => sphere(3),
  "sphere-5120": () => sphere(4),
};

/** @returns {Solid} */
export function makeSolid(name) {
  if (!Object.hasOwn(MAKERS, name)) {
    throw new Error(`solid ${name}: expected one of ${Object.keys(MAKERS).join(", ")}`);
  }
  const { vertices, faces } = MAKERS[name]();
  const normals = faces.map(([a, b, c]) => {
    const edge = (k) => vertices[k].map((x, i) => x - vertices[a][i]);
    return scaled(cross(edge(b), edge(c)), 1);
  });
  return { vertices, faces, normals };
}
