"""Make torch.npz: losses, gradients and optimiser trajectories by PyTorch, in float64.

Run ``pip install -e .[oracles]``, then ``python tests/golden/make_torch.py``.
"""

import platform
from pathlib import Path

import numpy as np
import torch
from problems import OPTIMIZERS, PROBLEMS, RACE, UPDATES, Problem, batch, save, weights_of
from torch import nn
from torch.nn import functional

ACTIVATIONS = {
    "identity": nn.Identity,
    "relu": nn.ReLU,
    "sigmoid": nn.Sigmoid,
    "tanh": nn.Tanh,
    "leaky_relu": nn.LeakyReLU,
    "elu": nn.ELU,
    "softmax": lambda: nn.Softmax(dim=1),
}
ON_LOGITS = {
    "binary_cross_entropy": functional.binary_cross_entropy_with_logits,
    "categorical_cross_entropy": functional.cross_entropy,
}


def build(problem: Problem) -> nn.Sequential:
    """Return the network with the problem's parameters; cross-entropies take logits."""
    modules: list[nn.Module] = []
    for n_in, n_out, name in zip(
        problem.sizes, problem.sizes[1:], problem.activations, strict=False
    ):
        modules += [nn.Linear(n_in, n_out), ACTIVATIONS[name]()]
    if problem.loss in ON_LOGITS:
        modules.pop()
    network = nn.Sequential(*modules)
    nn.utils.vector_to_parameters(torch.tensor(problem.theta), network.parameters())
    return network


def loss_of(problem: Problem, network: nn.Sequential, rows: slice) -> torch.Tensor:
    """Return the loss over some rows."""
    output, target = network(torch.tensor(problem.X[rows])), torch.tensor(problem.Y[rows])
    if problem.loss == "half_squared_error":
        return ((output - target) ** 2).sum(1).mean() / 2
    return ON_LOGITS.get(problem.loss, functional.mse_loss)(output, target)


def weighted_loss_of(problem: Problem, network: nn.Sequential, weights: np.ndarray) -> torch.Tensor:
    """Return the mean over all rows of the weight times the loss of the row."""
    output, target = network(torch.tensor(problem.X)), torch.tensor(problem.Y)
    if problem.loss == "half_squared_error":
        each = ((output - target) ** 2).sum(1) / 2
    else:
        each = ON_LOGITS.get(problem.loss, functional.mse_loss)(output, target, reduction="none")
        each = each.mean(1) if each.ndim == 2 else each
    return (torch.tensor(weights) * each).mean()


def gradient_of(network: nn.Sequential) -> np.ndarray:
    """Return the gradient as one flat vector."""
    return np.concatenate([p.grad.numpy().ravel() for p in network.parameters()])


def theta_of(network: nn.Sequential) -> np.ndarray:
    """Return the parameters as one flat vector."""
    return nn.utils.parameters_to_vector(network.parameters()).detach().numpy().copy()


def optimizer_of(name: str, parameters: list[nn.Parameter]) -> torch.optim.Optimizer:
    """Return PyTorch's optimiser for an entry of OPTIMIZERS."""
    options = OPTIMIZERS[name]
    rate = options["learning_rate"]
    if name.startswith("RMSProp"):
        return torch.optim.RMSprop(parameters, rate, alpha=options["rho"], eps=options["epsilon"])
    if name.startswith("Adam"):
        betas = (options["beta1"], options["beta2"])
        return torch.optim.Adam(parameters, rate, betas=betas, eps=options["epsilon"])
    return torch.optim.SGD(parameters, rate, momentum=options.get("momentum", 0.0))


def main() -> None:
    """Compute and save."""
    torch.set_default_dtype(torch.float64)
    values = {}
    for name, problem in PROBLEMS.items():
        network = build(problem)
        loss = loss_of(problem, network, slice(None))
        loss.backward()
        values[f"{name}/loss"] = np.array(loss.item())
        values[f"{name}/gradient"] = gradient_of(network)
        network = build(problem)
        loss = weighted_loss_of(problem, network, weights_of(name))
        loss.backward()
        values[f"{name}/weighted loss"] = np.array(loss.item())
        values[f"{name}/weighted gradient"] = gradient_of(network)
    for name in OPTIMIZERS:
        network = build(RACE)
        optimizer = optimizer_of(name, list(network.parameters()))
        thetas, gradients = [], []
        for update in range(UPDATES):
            optimizer.zero_grad()
            loss_of(RACE, network, batch(update)).backward()
            gradients.append(gradient_of(network))
            optimizer.step()
            thetas.append(theta_of(network))
        values[f"{name}/thetas"] = np.array(thetas)
        values[f"{name}/gradients"] = np.array(gradients)
    about = {
        "script": "tests/golden/make_torch.py",
        "library": f"torch {torch.__version__}",
        "numpy": np.__version__,
        "python": platform.python_version(),
    }
    save(str(Path(__file__).with_name("torch.npz")), about, values)


if __name__ == "__main__":
    main()
