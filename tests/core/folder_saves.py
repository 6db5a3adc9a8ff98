"""Save hub folders and stop in the middle, at every step; print what is found then.

``python -m tests.core.folder_saves FOLDER HOW [SEED [TIMES]]``, where HOW is *killed* or *failing*
(at every step of a save, one after another) or *any moment* (so many times). A program of its own:
what stops it cannot be undone in the process of a test.
"""

import json
import os
import random
import signal
import struct
import sys
import time
from pathlib import Path

import numpy as np

from mlp_core import MLP, ModelCard, load_hub_folder, save_hub_folder
from tests.golden.problems import CARD

STEPS = ("open", "os.rename", "os.remove", "os.rmdir", "os.mkdir", "os.chmod")
left = [-1]  # how many steps until it stops; below 0 it never does
stop = [None]


def at_each_step(event, arguments):
    if event in STEPS and left[0] >= 0:
        left[0] -= 1
        if left[0] < 0:
            stop[0]()


def killed():
    os.kill(os.getpid(), signal.SIGKILL)


def failing():
    raise OSError(28, "No space left on device")


def save(folder, k):
    """Save model number k: its sizes, its parameters and its card tell the number."""
    network = MLP((2, k, 1), ("relu", "identity"))
    card = ModelCard(**{**CARD, "title": f"number {k}"})
    save_hub_folder(folder, network, np.full(network.n_parameters, float(k)), card)


def loaded(folder):
    network, theta = load_hub_folder(folder)
    assert (theta == network.sizes[1]).all()
    return network.sizes[1]


def plain(folder):
    """The numbers that another program reads in the files that are in their places."""
    seen = []
    if (folder / "config.json").exists():
        seen.append(json.loads((folder / "config.json").read_text())["sizes"][1])
    if (folder / "README.md").exists():
        seen.append(int((folder / "README.md").read_text().split("# number ")[1].split()[0]))
    if (folder / "model.safetensors").exists():
        seen.append(int(struct.unpack("<d", (folder / "model.safetensors").read_bytes()[-8:])[0]))
    return seen


def in_another_process(work, wait=None):
    """Whether the work came to its end before the process was killed."""
    child = os.fork()
    if not child:
        work()
        os._exit(0)
    if wait is not None:
        time.sleep(wait)
        os.kill(child, signal.SIGKILL)
    return os.waitpid(child, 0)[1] == 0


def tell(**found):
    print(json.dumps(found), flush=True)


def at_every_step(folder, kill):
    """Stop a save of number 3 over number 2 at its first step, its second step, and so on."""
    for step in range(1000):
        save(folder, 2)
        assert sorted(path.name for path in folder.iterdir() if path.suffix != ".tmp") == sorted(
            [".git", "LICENSE", "README.md", "config.json", "model.safetensors"]
        )

        def third(step=step):
            left[0] = step
            save(folder, 3)

        error = None
        if kill:
            done = in_another_process(third)
        else:
            try:
                third()
            except OSError as told:
                error = str(told)
            done = left[0] >= 0
            left[0] = -1
        tell(loaded=loaded(folder), plain=plain(folder), error=error, done=done)
        if done:
            return


def at_any_moment(folder, seed, times):
    moments, last = random.Random(seed), 2

    def on_and_on():
        for k in range(last, 400):
            save(folder, 2 + k % 300)

    save(folder, last)
    for _ in range(times):
        in_another_process(on_and_on, 0.01 + 0.05 * moments.random())
        tell(loaded=loaded(folder), plain=plain(folder))
        last = loaded(folder)


if __name__ == "__main__":
    folder, how, *numbers = Path(sys.argv[1]), *sys.argv[2:]
    (folder / ".git").mkdir(parents=True)
    (folder / ".git" / "HEAD").write_text("mine")
    (folder / "LICENSE").write_text("mine, too")
    if how == "any moment":
        at_any_moment(folder, *map(int, numbers))
    else:
        stop[0] = {"killed": killed, "failing": failing}[how]
        sys.addaudithook(at_each_step)
        at_every_step(folder, how == "killed")
    assert (folder / ".git" / "HEAD").read_text() == "mine"
    assert (folder / "LICENSE").read_text() == "mine, too"
