"""Answers that people wrote, right and wrong; every false verdict found adds one here.

Each is the body of ``def attempt(...)`` with the parameters of the printed solution; the names of
its page are there.
"""

WRONG = {
    "activations.elu_slope": ["return np.minimum(1, alpha * np.exp(z))"],
    "activations.softmax": [
        "e = np.exp(z - z[0])\nreturn e / e.sum()",
        "e = np.exp(z - z[-1])\nreturn e / e.sum()",
    ],
    "activations.chain_slope": [
        "a, slope = x, 1\n"
        "for _ in range(depth):\n"
        "    a = sigma(w * a)\n"
        "    slope = slope * abs(w) * a * (1 - a)\n"
        "return slope",
    ],
    "autodiff.walk_back": [
        "grads = [0.0] * len(parents)\n"
        "grads[-1] = 1.0\n"
        "for k in reversed(range(len(parents))):\n"
        "    if not parents[k]:\n"
        "        break\n"
        "    for parent, slope in zip(parents[k], slopes[k]):\n"
        "        grads[parent] += grads[k] * slope\n"
        "return grads",
    ],
    "backpropagation.step_back": ["return (Delta @ W) * (Z >= 0)"],
    "boston.pipeline": [
        "kept = len(data.train_X) - len(data.train_X) // 5\n"
        "scale = Standardizer.fit(data.train_X[:kept])\n"
        "rng = np.random.default_rng(seed)\n"
        "net = MLP((data.train_X.shape[1], 16, 1), ('relu', 'identity'))\n"
        "theta, _ = fit(net, net.init(rng), scale.apply(data.train_X), data.train_Y, "
        "epochs=epochs, batch_size=16, validation_split=0.2, loss=mean_squared_error, rng=rng, "
        "optimizer=RMSProp(convention='keras'))\n"
        "return mean_absolute_error(net.predict(theta, scale.apply(data.test_X)), data.test_Y)",
    ],
    "digits.centre": [
        "return 16 + s * (points - (points[0] + points[-1]) / 2)",
        "return 16 + s * (points - np.median(points, axis=0))",
    ],
    "digits.predict": [
        "A = np.maximum(0, X @ W1.T + b1)\n"
        "e = np.exp(np.minimum(A @ W2.T + b2, 500))\n"
        "return e / e.sum(axis=1, keepdims=True)",
    ],
    "examples.mean_miss": ["return np.mean((abs(y[:, 0]) - t) ** 2)"],
    "formats.run": [
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
    ],
    "formats.tensor": [
        "end = content.rindex(b'}') + 1\n"
        "header = json.loads(content[8:end])\n"
        "length = int.from_bytes(content[:8], 'little')\n"
        "first, last = header[name]['data_offsets']\n"
        "data = content[8 + length:][first:last]\n"
        "return np.frombuffer(data, np.float32).reshape(header[name]['shape'])",
    ],
    "gpu.namespace": [
        "kinds = [type(a).__module__ == 'cupy' for a in arrays]\n"
        "numpys = [isinstance(a, np.ndarray) for a in arrays]\n"
        "for k in range(len(arrays) - 1):\n"
        "    if kinds[k] and numpys[k + 1] or numpys[k] and kinds[k + 1]:\n"
        "        raise TypeError('NumPy and CuPy arrays together')\n"
        "return sys.modules['cupy'] if any(kinds) else np",
    ],
    "gpu.both": [
        "xp = mlp_core.array_namespace(x)\n"
        "wide = xp.concatenate([x, xp.zeros((len(x), 1))], axis=1)\n"
        "e = xp.exp(wide - wide.max())\n"
        "return e / e.sum(axis=1, keepdims=True)",
    ],
    "gradient_descent.hidden_gradient": [
        "z1 = W1 @ x\nO = W2 @ np.maximum(0, z1)\nreturn np.outer((O - t) * W2 * (z1 >= 0), x)",
    ],
    "gradients.hardest": [
        "return abs(x ** (2 * x * np.log(x)) * 2 * np.log(x) * (np.log(x) + 2))",
        "u = 2 * x * np.log(x) ** 2\nreturn u * (2 * np.log(x) ** 2 + 4 * np.log(x))",
        "return x ** (2 * x) * (2 * np.log(x) ** 2 + 4 * np.log(x))",
        "return x ** (2 * x * np.log(x)) * 2 * np.log(x) * (np.log(x) + 1)",
    ],
    "gradients.measured": [
        "result = np.zeros(len(x))\n"
        "for i in range(len(x)):\n"
        "    ahead = x.copy()\n"
        "    ahead[i] += h\n"
        "    result[i] = (f(ahead) - f(x)) / h\n"
        "return result",
    ],
    "gradients.rate": [
        "return gradient @ towards / np.sqrt(abs(towards @ gradient))",
        "return max(0, gradient @ towards / np.sqrt(towards @ towards))",
    ],
    "gradients.two_variables": [
        "return [2 * x * np.exp(3 * y) - 1 / abs(x), x**2 * 3 * np.exp(y) ** 2]",
    ],
    "losses.from_logit": [
        "return np.log1p(np.exp(-abs(z))) + (max(-z, 0) if t == 1 else abs(z))",
    ],
    "many_machines.half_ring": [
        "table = np.array(table, dtype=int)\n"
        "R = len(table)\n"
        "for k in range(R - 1):\n"
        "    for r in range(R):\n"
        "        table[(r + 1) % R, (r - k) % R] += table[r, (r - k) % R]\n"
        "return table",
    ],
    "matrices.compose": ["return C @ A, (C @ b + d)[:, None]"],
    "optimisers.epoch": [
        "parts = -(-len(X) // size)\n"
        "for x, t in zip(np.array_split(X, parts), np.array_split(T, parts)):\n"
        "    w = w - rate * ((w * x - t) * x).mean()\n"
        "return w",
    ],
    "practice.outside": ["return sum(int(np.any((v < row) | (v > row))) for v, row in zip(x, X))"],
    "practice.stop": [
        "best = 2 if len(losses) > 1 and losses[1] < losses[0] else 1\n"
        "for epoch, loss in enumerate(losses, start=1):\n"
        "    if loss <= losses[best - 1] - 1e-3:\n"
        "        best = epoch\n"
        "    elif epoch - best == patience:\n"
        "        break\n"
        "return best, epoch",
    ],
    "precision.quantise": [
        "return np.clip(np.floor(v / S + 0.5) + q0, -128, 127)",
    ],
    "precision.descend": [
        "master = np.float32(w)\n"
        "for g in gradients:\n"
        "    master = master - np.float32(np.float16(rate) * g)\n"
        "return np.float16(master)",
    ],
}

RIGHT = {
    "activations.elu_slope": [
        "return np.array([1 if v > 0 else alpha * np.exp(v) for v in z])",
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
    "forward_pass.layer": [
        "return [max(0, sum(r * v for r, v in zip(R, a)) + c) for R, c in zip(W, b)]"
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
    "matrices.product": ["return [sum(p * q for p, q in zip(row, x)) for row in A]"],
    "neuron.neuron": ["z = sum(p * q for p, q in zip(x, w)) + b\nreturn z if z > 0 else 0.0"],
    "neuron.xor": ["return x1 != x2", "return int(x1 + x2 == 1)"],
    "practice.choose": [
        "k = int(np.argmin(np.mean(validation, axis=1)))\nreturn [k, float(np.mean(test[k]))]"
    ],
    "precision.quantise": ["return [int(min(127, max(-128, round(p) + q0))) for p in v / S]"],
}
