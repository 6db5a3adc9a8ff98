"""Legal inputs for the exercises of the part *A network is a function*."""

from .drawing import layers, legal, number, numbers, pick


@legal("activations.elu_slope")
def elu_slope(rng, i):
    z = numbers(rng, pick(rng, 1, 6), big=100.0)
    if i % 5 == 0:
        z[rng.integers(len(z))] = 0.0
    if i % 11 == 0:
        z[0] = rng.choice([-800.0, 600.0, 800.0])
    return z, float(rng.choice([1.0, 0.1, 0.5, 2.0, rng.uniform(0.01, 3)]))


@legal("activations.softmax")
def softmax(rng, i):
    z = numbers(rng, pick(rng, 1, 6), big=float(rng.choice([5.0, 1000.0, 5000.0])))
    return (z + float(rng.choice([0.0, 0.0, 1000.0, -1000.0])),)


@legal("activations.chain_slope")
def chain_slope(rng, i):
    return round(rng.normal(0, 2), 1), round(rng.normal(0, 3), 1), pick(rng, 1, 7)


@legal("examples.layer")
def layer_of_examples(rng, i):
    m, a, k = pick(rng), pick(rng), pick(rng)
    return numbers(rng, k, a), numbers(rng, k), numbers(rng, m, a)


@legal("examples.columns")
def columns(rng, i):
    m, a, k = pick(rng), pick(rng), pick(rng)
    return numbers(rng, k, a), numbers(rng, k), numbers(rng, a, m)


@legal("examples.mean_miss")
def mean_miss(rng, i):
    m = pick(rng, 1, 6)
    return numbers(rng, m, 1), numbers(rng, m)


@legal("examples.network")
def network(rng, i):
    sizes = [pick(rng, 1, 4) for _ in range(pick(rng, 2, 5))]
    return layers(rng, sizes), numbers(rng, pick(rng), sizes[0], big=3.0)


@legal("forward_pass.layer")
def layer(rng, i):
    a, k = pick(rng), pick(rng)
    return numbers(rng, k, a), numbers(rng, k), numbers(rng, a)


@legal("forward_pass.shallow")
def shallow(rng, i):
    return (numbers(rng, 2, big=10.0),)


@legal("forward_pass.operations")
def operations(rng, i):
    return (tuple(pick(rng, 1, 12) for _ in range(pick(rng, 2, 6))),)


@legal("matrices.product")
def product(rng, i):
    a, k = pick(rng), pick(rng)
    return numbers(rng, k, a).tolist(), numbers(rng, a).tolist()


@legal("matrices.see")
def see(rng, i):
    while True:
        A, b, v = numbers(rng, 3, 3), numbers(rng, 3), numbers(rng, 3)
        if abs((A @ v + b)[2]) > 0.1:
            return A, b, v


@legal("matrices.compose")
def compose(rng, i):
    a, b, c = pick(rng, 1, 4), pick(rng, 1, 4), pick(rng, 1, 4)
    return numbers(rng, b, a), numbers(rng, b), numbers(rng, c, b), numbers(rng, c)


@legal("hour.strongest")
def strongest(rng, i):
    return (numbers(rng, pick(rng, 1, 10)).tolist(),)


@legal("hour.new_weight")
def new_weight(rng, i):
    x = number(rng)
    return number(rng), x if x != 0 else 0.5, number(rng), number(rng)


@legal("neuron.neuron")
def neuron(rng, i):
    k = pick(rng, 1, 6)
    return numbers(rng, k).tolist(), numbers(rng, k).tolist(), number(rng)


@legal("neuron.xor")
def xor(rng, i):
    return i % 2, i // 2 % 2
