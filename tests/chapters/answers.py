"""Answers that people wrote, wrong and right; every false verdict that is found adds one here.

Each is the body of a function, with the parameters of the printed solution (none where the answer
is no function: then what it returns is the answer, and `solution` is ours). The names of its page
are there. Beside a wrong answer stand words of the hint that it earns; empty words: it is refused
in general words.
"""

WRONG = {
    "activations.elu_slope": [("return np.minimum(1, alpha * np.exp(z))", "sign of z")],
    "activations.softmax": [
        ("e = np.exp(z - z[0])\nreturn e / e.sum()", "the first score"),
        ("e = np.exp(z - z[-1])\nreturn e / e.sum()", ""),
    ],
    "activations.chain_slope": [
        (
            "a, slope = x, 1\n"
            "for _ in range(depth):\n"
            "    a = sigma(w * a)\n"
            "    slope = slope * abs(w) * a * (1 - a)\n"
            "return slope",
            "the sign is not",
        ),
    ],
    "autodiff.walk_back": [
        (
            "grads = [0.0] * len(parents)\n"
            "grads[-1] = 1.0\n"
            "for k in reversed(range(len(parents))):\n"
            "    if not parents[k]:\n"
            "        break\n"
            "    for parent, slope in zip(parents[k], slopes[k]):\n"
            "        grads[parent] += grads[k] * slope\n"
            "return grads",
            "the first number without parents",
        ),
    ],
    "autodiff.times": [("return (round(u[0]) * v[0], u[1] * v[0] + u[0] * v[1])", "")],
    "backpropagation.step_back": [("return (Delta @ W) * (Z >= 0)", "except at z = 0")],
    "boston.pipeline": [
        (
            "kept = len(data.train_X) - len(data.train_X) // 5\n"
            "scale = Standardizer.fit(data.train_X[:kept])\n"
            "rng = np.random.default_rng(seed)\n"
            "net = MLP((data.train_X.shape[1], 16, 1), ('relu', 'identity'))\n"
            "theta, _ = fit(net, net.init(rng), scale.apply(data.train_X), data.train_Y, "
            "epochs=epochs, batch_size=16, validation_split=0.2, loss=mean_squared_error, rng=rng, "
            "optimizer=RMSProp(convention='keras'))\n"
            "return mean_absolute_error("
            "net.predict(theta, scale.apply(data.test_X)), data.test_Y)",
            "",
        ),
    ],
    "digits.centre": [
        ("return 16 + s * (points - (points[0] + points[-1]) / 2)", ""),
        ("return 16 + s * (points - np.median(points, axis=0))", ""),
    ],
    "digits.predict": [
        (
            "A = np.maximum(0, X @ W1.T + b1)\n"
            "e = np.exp(np.minimum(A @ W2.T + b2, 500))\n"
            "return e / e.sum(axis=1, keepdims=True)",
            "",
        ),
        (
            "A = np.maximum(0, X @ W1.T + b1)\n"
            "e = np.exp(np.clip(A @ W2.T + b2, -500, 500))\n"
            "return e / e.sum(axis=1, keepdims=True)",
            "You cut the scores off",
        ),
    ],
    "examples.mean_miss": [("return np.mean((abs(y[:, 0]) - t) ** 2)", "")],
    "formats.embed": [("return E[tokens] + np.zeros(99)", "stopped")],
    "formats.run": [
        (
            "values = {**constants, 'X': X}\n"
            "for operation, inputs, output in nodes:\n"
            "    given = [values[name] for name in inputs]\n"
            "    if operation == 'Gemm':\n"
            "        last = given[0] @ given[1].T + given[2]\n"
            "    elif operation == 'Relu':\n"
            "        last = np.maximum(0, given[0])\n"
            "    else:\n"
            "        last = 1 / (1 + np.exp(-given[0]))\n"
            "    values[output] = last\n"
            "    X = last\n"
            "    values['X'] = X\n"
            "return last",
            "",
        ),
        (
            "values = {**constants, 'X': X}\n"
            "a = X\n"
            "for operation, inputs, output in nodes:\n"
            "    if operation == 'Gemm':\n"
            "        a = a @ values[inputs[1]].T + values[inputs[2]]\n"
            "    else:\n"
            "        a = values[inputs[0]]\n"
            "        a = np.maximum(0, a) if operation == 'Relu' else 1 / (1 + np.exp(-a))\n"
            "    values[output] = a\n"
            "return a",
            "the value that its first input names",
        ),
    ],
    "formats.tensor": [
        (
            "end = content.rindex(b'}') + 1\n"
            "header = json.loads(content[8:end])\n"
            "length = int.from_bytes(content[:8], 'little')\n"
            "first, last = header[name]['data_offsets']\n"
            "data = content[8 + length:][first:last]\n"
            "return np.frombuffer(data, np.float32).reshape(header[name]['shape'])",
            "up to the last brace",
        ),
    ],
    "forward_pass.and_gate": [
        (
            "theta = solution.copy()\ntheta[-3:] *= -1\nreturn theta",
            "For the input (0, 0) the output should be below",
        ),
    ],
    "gpu.namespace": [
        (
            "kinds = [type(a).__module__ == 'cupy' for a in arrays]\n"
            "numpys = [isinstance(a, np.ndarray) for a in arrays]\n"
            "for k in range(len(arrays) - 1):\n"
            "    if kinds[k] and numpys[k + 1] or numpys[k] and kinds[k + 1]:\n"
            "        raise TypeError('NumPy and CuPy arrays together')\n"
            "return sys.modules['cupy'] if any(kinds) else np",
            "neighbours only",
        ),
        (
            "gpu = [type(a).__module__ == 'cupy' for a in arrays]\n"
            "cpu = [isinstance(a, np.ndarray) for a in arrays]\n"
            "if gpu[0] and any(cpu) or cpu[0] and any(gpu):\n"
            "    raise TypeError('mixed')\n"
            "return sys.modules['cupy'] if any(gpu) else np",
            "the first argument with the others only",
        ),
        (
            "gpu = any(type(a).__module__ == 'cupy' for a in arrays)\n"
            "if gpu and any(isinstance(a, (np.ndarray, list)) for a in arrays):\n"
            "    raise TypeError('mixed')\n"
            "return sys.modules['cupy'] if gpu else np",
            "",
        ),
    ],
    "gpu.both": [
        (
            "xp = mlp_core.array_namespace(x)\n"
            "wide = xp.concatenate([x, xp.zeros((len(x), 1))], axis=1)\n"
            "e = xp.exp(wide - wide.max())\n"
            "return e / e.sum(axis=1, keepdims=True)",
            "Each row needs its own",
        ),
        (
            "xp = mlp_core.array_namespace(x)\n"
            "wide = xp.pad(x, ((0, 0), (0, 1)))\n"
            "e = xp.exp(wide - x.max(axis=1, keepdims=True))\n"
            "return e / e.sum(axis=1, keepdims=True)",
            "take it from wide",
        ),
        (
            "xp = mlp_core.array_namespace(x)\n"
            "wide = xp.column_stack([x, xp.zeros(len(x))])\n"
            "e = xp.exp(wide - wide.max(axis=0))\n"
            "return e / e.sum(axis=1, keepdims=True)",
            "the largest number of each column",
        ),
        (
            "xp = mlp_core.array_namespace(x)\n"
            "wide = xp.append(x, xp.zeros((len(x), 1)), axis=1)\n"
            "e = xp.exp(wide - wide.max(axis=1, keepdims=True))\n"
            "return e / e.sum()",
            "the sum of all rows",
        ),
        (
            "xp = mlp_core.array_namespace(x)\n"
            "wide = xp.pad(x, ((0, 0), (1, 0)))\n"
            "e = xp.exp(wide - wide.max(axis=1, keepdims=True))\n"
            "return e / e.sum(axis=1, keepdims=True)",
            "stands first in yours",
        ),
    ],
    "gpu.to_tf32": [
        (
            "bits = x.view(np.uint32) + np.uint32(4096) >> np.uint32(13 << 13)\n"
            "return bits.view(np.float32)",
            "with brackets",
        ),
    ],
    "gradient_descent.hidden_gradient": [
        (
            "z1 = W1 @ x\nO = W2 @ np.maximum(0, z1)\nreturn np.outer((O - t) * W2 * (z1 >= 0), x)",
            "except where z1 is 0",
        ),
    ],
    "initialisation.he": [
        (
            "return mlp_core.he_normal(np.random.default_rng(seed), n_in, n_out)",
            "he_normal",
        ),
    ],
    "gradients.hardest": [
        ("return abs(x ** (2 * x * np.log(x)) * 2 * np.log(x) * (np.log(x) + 2))", ""),
        ("u = 2 * x * np.log(x) ** 2\nreturn u * (2 * np.log(x) ** 2 + 4 * np.log(x))", ""),
        ("return x ** (2 * x) * (2 * np.log(x) ** 2 + 4 * np.log(x))", ""),
        ("return x ** (2 * x * np.log(x)) * 2 * np.log(x) * (np.log(x) + 1)", ""),
    ],
    "gradients.measured": [
        (
            "result = np.zeros(len(x))\n"
            "for i in range(len(x)):\n"
            "    ahead = x.copy()\n"
            "    ahead[i] += h\n"
            "    result[i] = (f(ahead) - f(x)) / h\n"
            "return result",
            "",
        )
    ],
    "gradients.rate": [
        ("return gradient @ towards / np.sqrt(abs(towards @ gradient))", ""),
        ("return max(0, gradient @ towards / np.sqrt(towards @ towards))", ""),
    ],
    "gradients.two_variables": [
        ("return [2 * x * np.exp(3 * y) - 1 / abs(x), x**2 * 3 * np.exp(y) ** 2]", "")
    ],
    "losses.from_logit": [
        ("return np.log1p(np.exp(-abs(z))) + (max(-z, 0) if t == 1 else abs(z))", ""),
    ],
    "many_machines.rows": [
        ("return [rank * (m // size), len(range(m // size).stop)]", "stopped"),
    ],
    "many_machines.half_ring": [
        (
            "table = np.array(table, dtype=int)\n"
            "R = len(table)\n"
            "for k in range(R - 1):\n"
            "    for r in range(R):\n"
            "        table[(r + 1) % R, (r - k) % R] += table[r, (r - k) % R]\n"
            "return table",
            "keeps the type",
        ),
        ("return np.zeros(3)[9]", "stopped"),
    ],
    "matrices.compose": [("return C @ A, (C @ b + d)[:, None]", "one column")],
    "matrices.product": [
        ("return (np.array(A) @ np.array(x)).tolist()", "its sums are yours"),
        ("return [float(np.dot(row, x)) for row in A]", "its sums are yours"),
    ],
    "neuron.vote": [
        ("return ['1', '1', '1', '-1.5']", ""),
        ("return [math.inf, 1, 1, -1.5]", ""),
        ("return [1, 1, 1, 1, -1.5]", "Four numbers"),
    ],
    "optimisers.adam": [
        (
            "m = v = np.zeros(len(w))\n"
            "for t in range(1, steps + 1):\n"
            "    g = slope(w)\n"
            "    m *= 0.9\n"
            "    m += 0.1 * g\n"
            "    v *= 0.999\n"
            "    v += 0.001 * g**2\n"
            "    w = w - eta * (m / (1 - 0.9**t)) / (np.sqrt(v / (1 - 0.999**t)) + 1e-8)\n"
            "return w",
            "one array two names",
        ),
    ],
    "optimisers.epoch": [
        (
            "parts = -(-len(X) // size)\n"
            "for x, t in zip(np.array_split(X, parts), np.array_split(T, parts)):\n"
            "    w = w - rate * ((w * x - t) * x).mean()\n"
            "return w",
            "np.array_split",
        ),
    ],
    "practice.outside": [
        (
            "return sum(int(np.any((v < row) | (v > row))) for v, row in zip(x, X))",
            "",
        ),
        (
            "return sum(int(v < c.min() or v > c.max()) for v, c in zip(x, X))",
            "Its columns are X.T",
        ),
    ],
    "practice.stop": [
        (
            "best = 2 if len(losses) > 1 and losses[1] < losses[0] else 1\n"
            "for epoch, loss in enumerate(losses, start=1):\n"
            "    if loss <= losses[best - 1] - 1e-3:\n"
            "        best = epoch\n"
            "    elif epoch - best == patience:\n"
            "        break\n"
            "return best, epoch",
            "",
        ),
        (
            "best, waited = 1, 0\n"
            "for epoch, loss in enumerate(losses, start=1):\n"
            "    if loss < losses[best - 1]:\n"
            "        best, waited = epoch, 0\n"
            "    elif epoch > 1 and loss > losses[best - 1]:\n"
            "        waited += 1\n"
            "    if waited == patience:\n"
            "        break\n"
            "return best, epoch",
            "An equal loss is no better",
        ),
        (
            "best, waited = 2, 0\n"
            "for epoch, loss in enumerate(losses, start=1):\n"
            "    if loss < losses[best - 1]:\n"
            "        best, waited = epoch, 0\n"
            "    elif epoch > 1:\n"
            "        waited += 1\n"
            "    if waited == patience:\n"
            "        break\n"
            "return best, epoch",
            "",
        ),
    ],
    "precision.quantise": [
        ("return np.clip(np.floor(v / S + 0.5) + q0, -128, 127)", "takes the even one"),
    ],
    "precision.descend": [
        (
            "master = np.float32(w)\n"
            "for g in gradients:\n"
            "    master = master - np.float32(np.float16(rate) * g)\n"
            "return np.float16(master)",
            "",
        ),
        (
            "master = np.float32(w)\n"
            "for g in gradients:\n"
            "    master = np.float32(master - np.float16(rate * g))\n"
            "return np.float16(master)",
            "still computed in float16",
        ),
    ],
}

_SQUASHED = (
    "e = xp.exp(wide - wide.max(axis=1, keepdims=True))\nreturn e / e.sum(axis=1, keepdims=True)"
)
_XP = "xp = mlp_core.array_namespace(x)\n"
RIGHT = {
    "activations.elu_slope": [
        "return np.array([1 if v > 0 else alpha * np.exp(v) for v in z])",
        "return [1 if v > 0 else alpha * math.exp(v) for v in z]",
        "return (z > 0) + (z <= 0) * alpha * np.exp(np.minimum(z, 0))",
    ],
    "activations.softmax": ["e = np.exp(z - max(z))\nreturn e / sum(e)"],
    "autodiff.times": ["return [u[0] * v[0], u[0] * v[1] + v[0] * u[1]]"],
    "backpropagation.step_back": ["return np.where(Z > 0, Delta @ W, 0)"],
    "boston.standardise": ["z = rows - np.mean(train, 0)\nreturn z / np.std(train, 0)"],
    "digits.confusion": [
        "return [[int(((truth == t) & (answer == a)).sum()) for a in range(10)] for t in range(10)]"
    ],
    "examples.layer": ["Z = (W @ A.T).T + b\nreturn Z * (Z > 0)"],
    "formats.embed": ["return np.take(E, tokens, axis=0).tolist()"],
    "forward_pass.layer": [
        "return [max(0, sum(r * v for r, v in zip(R, a)) + c) for R, c in zip(W, b)]"
    ],
    "gpu.namespace": [
        "kinds = {type(a) for a in arrays}\n"
        "if not any(kind.__module__ == 'cupy' for kind in kinds):\n"
        "    return np\n"
        "if np.ndarray in kinds:\n"
        "    raise TypeError('mixed')\n"
        "return sys.modules['cupy']",
    ],
    "gpu.both": [
        f"{_XP}wide = xp.hstack([x, x[:, :1] * 0])\n{_SQUASHED}",
        f"{_XP}wide = xp.zeros((x.shape[0], x.shape[1] + 1))\nwide[:, :-1] = x\n{_SQUASHED}",
        f"{_XP}wide = xp.pad(x, ((0, 0), (0, 1)))\n{_SQUASHED}",
        f"{_XP}wide = xp.column_stack([x, xp.zeros(len(x))])\n{_SQUASHED}",
        f"{_XP}wide = xp.append(x, xp.zeros((len(x), 1)), axis=1)\n{_SQUASHED}",
        f"{_XP}wide = xp.concatenate([x, xp.zeros((len(x), 1))], axis=1)\n"
        "e = xp.exp(wide - xp.amax(wide, axis=1, keepdims=True))\n"
        "return e / e.sum(axis=1, keepdims=True)",
    ],
    "gradients.hardest": [
        "return x ** (2 * x * np.log(x)) * 2 * np.log(x) * (np.log(x) + 2)",
        "l = np.log(x)\nreturn float(np.exp(2 * x * l * l) * (2 * l * l + 4 * l))",
    ],
    "gradients.rate": [
        "return sum(gradient * towards) / np.linalg.norm(towards)",
    ],
    "gradients.two_variables": [
        "e = np.exp(y) ** 3\nreturn 2 * x * e - x**-1, 3 * e * x * x",
    ],
    "losses.from_logit": ["return float(np.logaddexp(0, -z if t == 1 else z))"],
    "many_machines.half_ring": [
        "table = np.array(table, dtype=float)\n"
        "R = len(table)\n"
        "for k in range(R - 1):\n"
        "    for r in range(R):\n"
        "        table[(r + 1) % R, (r - k) % R] += table[r, (r - k) % R]\n"
        "return table"
    ],
    "matrices.compose": ["return [(C @ A).tolist(), (C @ b + d).tolist()]"],
    "matrices.product": [
        "return [sum(p * q for p, q in zip(row, x)) for row in A]",
        "return tuple(sum(map(lambda p, q: p * q, row, x)) for row in A)",
    ],
    "neuron.neuron": ["z = sum(p * q for p, q in zip(x, w)) + b\nreturn z if z > 0 else 0.0"],
    "neuron.vote": ["return (2, 2, 2, -3)", "return np.array([1.0, 1.0, 1.0, -1.5])"],
    "neuron.xor": ["return x1 != x2", "return int(x1 + x2 == 1)"],
    "parallelism.fewest": [  # the last digit is forgiven
        f"if share * wanted >= 1:\n"
        f"    return 0\n"
        f"p = math.ceil((1 - share) / (1 / wanted - share) - {tiny})\n"
        f"return p if p <= most else 0"
        for tiny in ("1e-9", "0.0")
    ],
    "practice.choose": [
        "k = int(np.argmin(np.mean(validation, axis=1)))\nreturn [k, float(np.mean(test[k]))]"
    ],
    "practice.outside": ["return sum(int(v < c.min() or v > c.max()) for v, c in zip(x, X.T))"],
    "practice.stop": [
        "best, waited = 1, 0\n"
        "for epoch, loss in enumerate(losses, start=1):\n"
        "    if loss < losses[best - 1]:\n"
        "        best, waited = epoch, 0\n"
        "    elif epoch > 1:\n"
        "        waited += 1\n"
        "    if waited == patience:\n"
        "        break\n"
        "return best, epoch"
    ],
    "precision.quantise": [
        "return [int(min(127, max(-128, round(p) + q0))) for p in v / S]",
        "return [min(127, max(-128, round(float(p)) + q0)) for p in v / S]",
    ],
}
